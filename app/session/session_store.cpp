// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_store.h"

#include "app/workspace/environment.h"

namespace gatehouse::app {

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

Result<void> SessionStore::commit(const config::Document &document, const QString &author)
{
    return m_session.applyOf(author, document);
}

} // namespace gatehouse::app
