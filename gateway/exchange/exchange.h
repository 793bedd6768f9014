// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/exchange/consumer_view.h"
#include "gateway/http/message.h"
#include "gateway/http/target.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace gatehouse {

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
};

// An answer made by the gateway itself (a plugin's exit, an error). Without a body and with a status of 300 or
// more the client gets the status's HTML page, as from APISIX.
struct LocalReply {
    int status = 200;
    http::Headers headers;
    std::optional<QByteArray> body;
    bool operator==(const LocalReply &) const = default;
};

// One request and its answer while they pass through the gateway: what routing and plugins read and change.
// It owns no socket. Lives on one worker thread.
struct Exchange {
    quint64 id = 0;
    Clock::Steady started;
    Clock::Wall startedWall;
    QByteArray scheme = "http"; // of the listener
    Endpoint client;            // plugins may replace it (real-ip)
    Endpoint server;            // the listener's own address

    http::RequestHead received; // as it came, never changed
    http::Target target;        // of `received`
    QByteArray host;            // lower-case, without port

    QByteArray method;     // as received
    http::Headers headers; // toward the upstream: plugins read and change these
    UpstreamChoice upstream;

    const RouteView *route = nullptr;       // set by the router; lives as long as the snapshot
    const ConsumerView *consumer = nullptr; // set by an authentication plugin
    QByteArray credentialId;
    QHash<QByteArray, QByteArray> pathParameters; // uri_param_<name>

    // The answer: head from the upstream or from a plugin, plugins change it in the header filter.
    int status = 0;
    http::Headers responseHeaders;
    bool fromUpstream = false;
    Endpoint node;              // the last upstream node tried
    QList<int> upstreamStatus;  // one for each attempt

    // Values that plugins hand to each other and to the log, readable as variables ($name).
    QHash<QByteArray, QByteArray> contextVariables;
    // What one plugin keeps from one hook to the next, keyed by the plugin object.
    QHash<const void *, std::shared_ptr<void>> pluginState;

    // Why the running hook decided as it did, for the trace ("limit 10, 3 left"). Holds no secret.
    void note(QByteArray text) { lastNote = std::move(text); }
    QByteArray lastNote;
};

} // namespace gatehouse
