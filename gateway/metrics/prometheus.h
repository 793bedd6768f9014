// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>

namespace gatehouse::metrics {

class Board;
struct SeriesTable;

// A node of an upstream that is checked.
struct NodeHealth {
    QByteArray upstream; // "/routes/1", as APISIX names it
    QByteArray address;
    quint16 port = 0;
    bool healthy = true;
    bool operator==(const NodeHealth &) const = default;
};

// Log entries that wait to be sent.
struct WaitingBatch {
    QByteArray name, routeId;
    quint64 entries = 0;
    bool operator==(const WaitingBatch &) const = default;
};

// What the exposition says beside the counts.
struct NodeFacts {
    QByteArray hostname;
    QByteArray version;
    int connections = 0; // open now
    int inFlight = 0; // requests
    quint64 accepted = 0; // connections since the start
    QList<NodeHealth> health;
    QList<WaitingBatch> batches;
    // What a route is called in the label "route" of the gateway's own counts; unset: its id.
    std::function<QByteArray(const QByteArray &routeId)> routeLabel;
};

// The counts since the start in Prometheus' text format 0.0.4. apisix_http_status,
// apisix_http_latency (ms) and apisix_bandwidth are what the plugin prometheus counted, with
// APISIX's names and labels; the gatehouse_ ones count all traffic, by route, without a plugin.
// Content type: prometheusContentType.
QByteArray prometheusText(const Board &board, const SeriesTable &series, const NodeFacts &facts);
inline constexpr char prometheusContentType[] = "text/plain; version=0.0.4; charset=utf-8";

// Connections and requests as APISIX's node-status tells them.
QByteArray nodeStatusText(const Board &board, const NodeFacts &facts, const QByteArray &nodeId);

} // namespace gatehouse::metrics
