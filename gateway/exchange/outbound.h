// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/http/headers.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace gatehouse {

struct Exchange;

// A request of the gateway's own to some HTTP service: an authority to ask (forward-auth), a
// mirror, a revalidation.
struct OutboundRequest {
    QByteArray method = "GET";
    QByteArray scheme = "http"; // or https
    QByteArray host; // name or address, no brackets
    quint16 port = 80;
    QByteArray target = "/"; // raw path and query
    http::Headers headers; // Host and Content-Length are added when absent
    QByteArray body;
    bool verifyTls = true;
    bool keepAlive = true;
    std::chrono::milliseconds timeout{3000}; // the whole of it
    // A request to this gateway itself, for a client: it is taken for that client's own. Its address.
    QByteArray onBehalfOf{};
    qint64 maxAnswer = 1024 * 1024; // octets of body; more is a failure
};

// "https://user.example:8443/path?x" taken apart; InvalidInput if it is no http or https URL.
Result<OutboundRequest> outboundRequestTo(QByteArrayView url);

struct OutboundAnswer {
    int status = 0; // 0: none came
    http::Headers headers;
    QByteArray body; // as sent, not decoded
    std::optional<Error> failure; // why none came, or why it is not whole
};

// Sends requests from a worker thread, over its upstream manager. Reached as Exchange::outbound.
class Outbound
{
public:
    virtual ~Outbound() = default;

    using Done = std::function<void(OutboundAnswer)>;
    // `done` is called once, on this thread, never before fetch() returned; not at all if the
    // returned handle was dropped before (which cancels) or the worker ends. At most 1,024 are
    // under way on a worker; further ones fail at once with Unavailable.
    [[nodiscard]] virtual std::shared_ptr<void> fetch(OutboundRequest request, Done done) = 0;
    // As fetch(), for an answer nobody waits for: goes on without a handle.
    virtual void post(OutboundRequest request, Done done = {}) = 0;
    // Repeats `exchange` toward its own upstream group in the background, as the pipeline would
    // have sent it, with the fields of `extra` set (If-None-Match ...); bodies are not repeated.
    // For caches that revalidate.
    virtual void repeat(const Exchange &exchange, const http::Headers &extra, qint64 maxAnswer,
                        Done done) = 0;
};

} // namespace gatehouse
