// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/document_stores.h"

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

SessionStore::SessionStore(Session &session)
    : m_session(session)
{
}

config::Document SessionStore::document() const
{
    return m_session.workspace().document();
}

config::Document SessionStore::expanded(const config::Document &document) const
{
    return withEnvironment(document).document;
}

Result<void> SessionStore::commit(const config::Document &document, const QString &)
{
    Draft &draft = m_session.draft();
    if (!draft.changes().isEmpty())
        return fail(ErrorKind::Conflict,
                    u"the workspace has changes that are not applied; apply or discard them"_qs);
    draft.setDocument(document);
    const auto applied = m_session.apply();
    if (applied)
        return {};
    draft.reset(m_session.workspace().document());
    return fail(ErrorKind::InvalidInput, toString(applied.error().first()));
}

} // namespace gatehouse::app
