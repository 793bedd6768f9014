// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "gateway/admin/document_store.h"

namespace gatehouse::app {

// The Admin API's changes go to the workspace of a session: they are put to use at once and written
// back. Conflict: its draft holds changes that are not applied yet.
class SessionStore final : public admin::DocumentStore
{
public:
    explicit SessionStore(Session &session);

    config::Document document() const override;
    config::Document expanded(const config::Document &document) const override;
    Result<void> commit(const config::Document &document, const QString &author) override;

private:
    Session &m_session;
};

} // namespace gatehouse::app
