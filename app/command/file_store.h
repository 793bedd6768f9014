// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/file_service.h"
#include "gateway/admin/document_store.h"

namespace gatehouse::app {

// The Admin API's changes go to the file of `serve --config`: they are put to use at once and
// written back.
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

} // namespace gatehouse::app
