// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/exchange/outbound.h"
#include "gateway/exchange/worker_locals.h"
#include "gateway/metrics/collector.h"
#include "gateway/pipeline/snapshot.h"
#include "gateway/traffic/recorder.h"
#include "gateway/transport/upstream_manager.h"

#include <atomic>

namespace gatehouse::delivery {
class AccessLog;
}

namespace gatehouse::pipeline {

// What is the same for all workers of a gateway.
struct WorkerOptions {
    qint64 bodyCap = 64 * 1024;
    qint64 maxBody = qint64(1) << 40;
    int maxConnections = 16384;
    bool recording = true;
    transport::Engine engine = transport::Engine::Wire;
    QByteArray pseudonym; // names this gateway in Via
    QByteArray innerToken; // proves that a request is the gateway's own (OutboundRequest::onBehalfOf)
    std::shared_ptr<const delivery::AccessLog> accessLog; // null: there is none
};

// What a worker lends to its connections and exchanges. Lives on the worker's thread.
struct WorkerContext {
    const WorkerOptions &options;
    const Clock &clock;
    std::atomic<quint64> &nextId;
    transport::UpstreamManager &upstream;
    Outbound &outbound;
    WorkerLocals &locals;
    traffic::Recorder &recorder;
    metrics::Collector &metrics;
    SnapshotPtr snapshot; // the one new exchanges begin with
    bool draining = false; // stopping: answers close their connections
};

} // namespace gatehouse::pipeline
