// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/file_service.h"
#include "app/session/session.h"
#include "gateway/admin/document_store.h"

// Where the Admin API's changes go: they are put to use at once and written back.
namespace gatehouse::app {

// To the file of `serve --config`.
class FileStore final : public admin::DocumentStore
{
public:
    explicit FileStore(FileService &service);

    config::Document document() const override;
    config::Document expanded(const config::Document &document) const override;
    Result<void> commit(const config::Document &document, const QString &author) override;

private:
    FileService &m_service;
};

// To the workspace of a session. Conflict: its draft holds changes that are not applied yet.
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
