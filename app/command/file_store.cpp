// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/file_store.h"

#include "app/workspace/environment.h"

namespace gatehouse::app {

FileStore::FileStore(FileService &service)
    : m_service(service)
{
}

config::Document FileStore::document() const
{
    return m_service.document();
}

config::Document FileStore::expanded(const config::Document &document) const
{
    return withEnvironment(document).document;
}

Result<void> FileStore::commit(const config::Document &document, const QString &)
{
    return m_service.replace(document);
}

} // namespace gatehouse::app
