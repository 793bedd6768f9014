// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/exchange/consumer_view.h"
#include "gateway/exchange/parts.h"
#include "gateway/http/message.h"
#include "gateway/http/target.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace gatehouse {

class Outbound;
class WorkerLocals;
struct Witness;

// One request and its answer while they pass through the gateway: what routing and plugins read and
// change. It owns no socket. Lives on one worker thread.
struct Exchange {
    quint64 id = 0;
    Clock::Steady started;
    Clock::Wall startedWall;
    QByteArray scheme = "http"; // of the listener
    Endpoint client; // plugins may replace it (real-ip)
    Endpoint server; // the listener's own address

    http::RequestHead received; // as it came, never changed
    http::Target target; // of `received`
    QByteArray host; // lower-case, without port

    QByteArray method; // as received
    http::Headers headers; // toward the upstream: plugins read and change these
    UpstreamChoice upstream;

    // The client's whole body, once a hook answered NeedBody; empty if there is none.
    std::optional<QByteArray> requestBody;
    bool requestBodyTooLarge = false; // it exceeded what NeedBody allowed, and is not held
    // The most octets a plugin lets the client send (client-control); 0 is no limit of its own.
    qint64 maxRequestBody = 0;

    // What the worker lends; null where nothing may be sent (in a plain test).
    Outbound *outbound = nullptr;
    WorkerLocals *locals = nullptr;

    const RouteView *route = nullptr; // set by the router; lives as long as the snapshot
    const ConsumerView *consumer = nullptr; // set by an authentication plugin
    QByteArray credentialId;
    QHash<QByteArray, QByteArray> pathParameters; // uri_param_<name>

    // The answer: head from the upstream or from a plugin, plugins change it in the header filter.
    int status = 0;
    http::Headers responseHeaders;
    bool fromUpstream = false;
    http::Headers upstreamHeaders; // the upstream's own, before any filter changed them
    Endpoint node; // the last upstream node tried
    QList<int> upstreamStatus; // one for each attempt

    // For the log hooks, set before they run. -1: there was none.
    qint64 durationUs = 0;
    qint64 upstreamUs = -1;
    qint64 requestBytes = 0; // head and body, as on the wire
    qint64 responseBytes = 0;
    const Witness *witness = nullptr; // what the gateway saw of it besides

    // Values that plugins hand to each other and to the log, readable as variables ($name).
    QHash<QByteArray, QByteArray> contextVariables;
    // What one plugin keeps from one hook to the next, keyed by the plugin object.
    QHash<const void *, std::shared_ptr<void>> pluginState;

    // Why the running hook decided as it did, for the trace ("limit 10, 3 left"). Holds no secret.
    void note(QByteArray text) { lastNote = std::move(text); }
    QByteArray lastNote;
};

} // namespace gatehouse
