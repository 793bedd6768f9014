// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace gatehouse::metrics {

class Board;

// What the exposition says beside the board's counts.
struct NodeFacts {
    QByteArray hostname;
    QByteArray version;
    int connections = 0; // open now
    int inFlight = 0; // requests
    // What a route is called in the label "route" (APISIX's prefer_name); unset: its id.
    std::function<QByteArray(const QByteArray &routeId)> routeLabel;
};

// The counts since the start in Prometheus' text format 0.0.4, under the names and labels of
// APISIX's prometheus plugin (apisix_http_status, apisix_http_latency in ms, apisix_bandwidth …).
// Labels that have no value are left out, which Prometheus takes for empty ones. Content type:
// prometheusContentType.
QByteArray prometheusText(const Board &board, const NodeFacts &facts);
inline constexpr char prometheusContentType[] = "text/plain; version=0.0.4; charset=utf-8";

} // namespace gatehouse::metrics
