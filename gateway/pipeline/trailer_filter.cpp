// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/trailer_filter.h"

#include "gateway/core/ascii.h"

namespace gatehouse::pipeline {

namespace {

bool mayCross(const QByteArray &name)
{
    const QByteArray lower = ascii::toLower(name);
    if (lower.startsWith("grpc-"))
        return true;
    if (lower.startsWith(
            "x-")) { // an application's own, but none that gateways and upstreams act on
        static const QList<QByteArray> trusted{"x-forwarded-",  "x-real-", "x-consumer-",
                                               "x-credential-", "x-api-",  "x-http-",
                                               "x-original-"};
        return std::none_of(trusted.begin(), trusted.end(),
                            [&](const QByteArray &prefix) { return lower.startsWith(prefix); });
    }
    static const QList<QByteArray> allowed{
        "digest",        "content-digest", "repr-digest",     "etag",
        "server-timing", "signature",      "signature-input", "last-modified"};
    return allowed.contains(lower);
}

} // namespace

http::Headers allowedTrailers(const http::Headers &trailers)
{
    http::Headers out;
    for (const http::Field &field : trailers) {
        if (mayCross(field.name))
            out.append(field.name, field.value);
    }
    return out;
}

} // namespace gatehouse::pipeline
