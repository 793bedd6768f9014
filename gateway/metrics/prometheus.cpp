// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/prometheus.h"

#include "gateway/metrics/board.h"
#include "gateway/metrics/series_text.h"

#include <map>

namespace gatehouse::metrics {

namespace {

using Totals = std::map<QByteArray, Bin>; // by label: two routes of one name are one series

Totals totalsByLabel(const Board &board, const NodeFacts &facts)
{
    Totals totals;
    for (const auto &[id, bin] : board.totalsByRoute()) {
        const bool named = facts.routeLabel && !id.isEmpty();
        totals[Exposition::text({{"route", named ? facts.routeLabel(id) : id}})].merge(bin);
    }
    return totals;
}

void writeTotalStatus(Exposition &out, const Totals &totals)
{
    out.family("gatehouse_http_status", "counter", "Answers by status code and route");
    for (const auto &[route, bin] : totals) {
        for (const CodeCount &c : bin.byCode) {
            out.sample("gatehouse_http_status",
                       "code=\"" + QByteArray::number(c.code) + "\"," + route, c.count);
        }
    }
}

void writeTotalHistogram(Exposition &out, const QByteArray &labels, const Histogram &histogram)
{
    for (const int border : latencyBorders) {
        out.sample("gatehouse_http_latency_bucket",
                   labels + ",le=\"" + QByteArray::number(border) + '"',
                   histogram.countAtMost(qint64(border) * 1000));
    }
    out.sample("gatehouse_http_latency_bucket", labels + ",le=\"+Inf\"", histogram.count());
    out.sample("gatehouse_http_latency_count", labels, histogram.count());
    out.sample("gatehouse_http_latency_sum", labels, Exposition::milliseconds(histogram.sum()));
}

void writeTotalLatency(Exposition &out, const Totals &totals)
{
    out.family("gatehouse_http_latency", "histogram",
               "Milliseconds an exchange took, its upstream's share and the gateway's own");
    for (const auto &[route, bin] : totals) {
        writeTotalHistogram(out, "type=\"request\"," + route, bin.latency);
        if (bin.upstreamLatency.count() > 0)
            writeTotalHistogram(out, "type=\"upstream\"," + route, bin.upstreamLatency);
        writeTotalHistogram(out, "type=\"gateway\"," + route, bin.gatewayLatency);
    }
}

void writeTotalBandwidth(Exposition &out, const Totals &totals)
{
    out.family("gatehouse_bandwidth", "counter", "Octets from and to clients, heads included");
    for (const auto &[route, bin] : totals) {
        out.sample("gatehouse_bandwidth", "type=\"ingress\"," + route, bin.bytesIn);
        out.sample("gatehouse_bandwidth", "type=\"egress\"," + route, bin.bytesOut);
    }
}

struct Connections {
    quint64 accepted, active, reading, waiting, writing;
};

Connections connectionsOf(const NodeFacts &facts)
{
    const auto open = quint64(std::max(facts.connections, 0));
    const auto busy = std::min(quint64(std::max(facts.inFlight, 0)), open);
    return {std::max(facts.accepted, open), open, 0, open - busy, busy};
}

void writeConnections(Exposition &out, const NodeFacts &facts)
{
    constexpr char name[] = "apisix_nginx_http_current_connections";
    const Connections now = connectionsOf(facts);
    out.family(name, "gauge", "Number of HTTP connections");
    out.sample(name, "state=\"accepted\"", now.accepted);
    out.sample(name, "state=\"active\"", now.active);
    out.sample(name, "state=\"handled\"", now.accepted);
    out.sample(name, "state=\"reading\"", now.reading);
    out.sample(name, "state=\"waiting\"", now.waiting);
    out.sample(name, "state=\"writing\"", now.writing);
}

void writeHealth(Exposition &out, const QList<NodeHealth> &health)
{
    if (health.isEmpty())
        return;
    out.family("apisix_upstream_status", "gauge", "Upstream status from health check");
    for (const NodeHealth &node : health) {
        out.sample("apisix_upstream_status",
                   Exposition::text({{"name", node.upstream},
                                     {"ip", node.address},
                                     {"port", QByteArray::number(node.port)}}),
                   node.healthy ? 1 : 0);
    }
}

void writeBatches(Exposition &out, const QList<WaitingBatch> &batches)
{
    if (batches.isEmpty())
        return;
    out.family("apisix_batch_process_entries", "gauge", "batch process remaining entries");
    std::map<QByteArray, quint64> sums; // several may have one name
    for (const WaitingBatch &batch : batches) {
        sums[Exposition::text(
            {{"name", batch.name}, {"route_id", batch.routeId}, {"server_addr", {}}})] +=
            batch.entries;
    }
    for (const auto &[labels, entries] : sums)
        out.sample("apisix_batch_process_entries", labels, entries);
}

} // namespace

QByteArray prometheusText(const Board &board, const SeriesTable &series, const NodeFacts &facts)
{
    Exposition out;
    writeBandwidth(out, series);
    writeBatches(out, facts.batches);
    writeLatency(out, series);
    out.family("apisix_http_requests_total", "gauge",
               "The total number of client requests since APISIX started");
    out.sample("apisix_http_requests_total", {}, board.total().requests());
    writeStatus(out, series);
    writeConnections(out, facts);
    out.family("apisix_nginx_metric_errors_total", "counter",
               "Number of nginx-lua-prometheus errors");
    out.sample("apisix_nginx_metric_errors_total", {}, series.errors);
    out.family("apisix_node_info", "gauge", "Info of APISIX node");
    out.sample("apisix_node_info",
               Exposition::text({{"hostname", facts.hostname}, {"version", facts.version}}), 1);
    writeHealth(out, facts.health);
    const Totals totals = totalsByLabel(board, facts);
    writeTotalStatus(out, totals);
    writeTotalLatency(out, totals);
    writeTotalBandwidth(out, totals);
    return out.take();
}

QByteArray nodeStatusText(const Board &board, const NodeFacts &facts, const QByteArray &nodeId)
{
    const Connections now = connectionsOf(facts);
    const auto field = [](const char *name, quint64 value) -> QByteArray {
        return QByteArray("\"") + name + "\":\"" + QByteArray::number(value) + '"';
    };
    return "{\"status\":{" + field("active", now.active) + ',' + field("accepted", now.accepted)
        + ',' + field("handled", now.accepted) + ',' + field("total", board.total().requests())
        + ',' + field("reading", now.reading) + ',' + field("writing", now.writing) + ','
        + field("waiting", now.waiting) + "},\"id\":\"" + nodeId + "\"}";
}

} // namespace gatehouse::metrics
