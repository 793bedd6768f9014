// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <memory>
#include <optional>

// Small values an exchange is made of.
namespace gatehouse {

namespace upstream {
class Group;
}

// Where a peer is: textual address without brackets, and port.
struct Endpoint {
    QByteArray address;
    quint16 port = 0;
    bool operator==(const Endpoint &) const = default;
};

// What plugins may change about the request on its way to the upstream.
struct UpstreamChoice {
    std::optional<QByteArray> target; // raw path and query to send instead of the client's own
    std::optional<QByteArray> method;
    std::optional<QByteArray> host; // Host header to send
    std::optional<QByteArray> scheme;
    std::optional<QByteArray> body; // instead of the client's
    std::shared_ptr<upstream::Group>
        group; // the route's own, or what traffic-split chose; may be null
};

// An answer made by the gateway itself (a plugin's exit, an error). Without a body and with a
// status of 300 or more the client gets the status's HTML page, as from APISIX.
struct LocalReply {
    int status = 200;
    http::Headers headers;
    std::optional<QByteArray> body;
    bool verbatim =
        false; // head and body as they stand: no page, no default Content-Type (a cache's answer)
    bool operator==(const LocalReply &) const = default;
};

} // namespace gatehouse
