// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/upstream_request.h"

#include <QHash>

namespace gatehouse::transport {

// What two requests must share to use one connection. The TLS identity is held, not only its
// address, so that another configuration can never come to stand at the same address while a
// connection made with it lives.
struct Endpoint {
    QByteArray host;
    quint16 port = 0;
    bool encrypted = false;
    QByteArray serverName;
    std::shared_ptr<const QSslConfiguration> identity;

    static Endpoint of(const UpstreamRequest &request)
    {
        const bool https = request.scheme == "https";
        return {request.host, request.port, https, https ? request.serverName : QByteArray(),
                https ? request.tls : nullptr};
    }
    bool operator==(const Endpoint &) const = default;
};

inline size_t qHash(const Endpoint &endpoint, size_t seed = 0)
{
    return qHashMulti(seed, endpoint.host, endpoint.port, endpoint.encrypted, endpoint.serverName,
                      quintptr(endpoint.identity.get()));
}

} // namespace gatehouse::transport
