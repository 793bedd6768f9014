// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/document_store.h"
#include "gateway/endpoint/request.h"
#include "gateway/http/target.h"

namespace gatehouse::test {

// A document in memory whose commits can be made to fail.
class MemoryStore final : public admin::DocumentStore
{
public:
    config::Document document() const override { return current; }
    Result<void> commit(const config::Document &document, const QString &) override
    {
        if (refusal)
            return fail(*refusal, QStringLiteral("the store says no"));
        ++commits;
        current = document;
        return {};
    }

    config::Document current;
    std::optional<ErrorKind> refusal;
    int commits = 0;
};

// "PUT routes/1 {…}" below /apisix/admin, from a client that may.
inline endpoint::Request adminRequest(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const qsizetype end = line.indexOf(' ', space + 1);
    endpoint::Request request;
    request.head.method = line.left(space);
    const QByteArray path = end < 0 ? line.mid(space + 1) : line.mid(space + 1, end - space - 1);
    request.head.target =
        path.startsWith('/') || path.contains("://") ? path : "/apisix/admin/" + path;
    request.target = *http::parseTarget(request.head.target);
    if (end >= 0)
        request.body = line.mid(end + 1);
    return request;
}

} // namespace gatehouse::test
