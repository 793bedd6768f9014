// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::admin {

// Where the configuration that the Admin API shows and changes is kept. What a commit does (write a
// file, publish, enter a journal) is the store's business; the API has checked the document before.
class DocumentStore
{
public:
    virtual ~DocumentStore() = default;

    virtual config::Document document() const = 0;
    // What of `document` would run: with its ${{VAR}} marks replaced, where the store has such.
    virtual config::Document expanded(const config::Document &document) const { return document; }
    // All or nothing. `author` says in a journal who it was. InvalidInput: the document cannot be
    // used; Conflict: somebody else is changing it; Io and others: it could not be kept.
    virtual Result<void> commit(const config::Document &document, const QString &author) = 0;
};

} // namespace gatehouse::admin
