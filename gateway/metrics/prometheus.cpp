// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/prometheus.h"

#include "gateway/metrics/board.h"

#include <array>

namespace gatehouse::metrics {

namespace {
// APISIX's default borders of apisix_http_latency, milliseconds.
constexpr std::array<int, 15> borders = {1,   2,    5,    10,   20,    50,    100,  200,
                                         500, 1000, 2000, 5000, 10000, 30000, 60000};
using Totals = std::map<QByteArray, Bin>;

QByteArray escaped(const QByteArray &label)
{
    QByteArray result;
    result.reserve(label.size());
    for (const char c : label) {
        if (c == '\\' || c == '"')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result;
}

QByteArray milliseconds(quint64 microseconds)
{
    return QByteArray::number(double(microseconds) / 1000.0, 'f', 3);
}

void head(QByteArray &out, const char *name, const char *type, const char *help)
{
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
}

void line(QByteArray &out, const QByteArray &name, const QByteArray &labels,
          const QByteArray &value)
{
    out.append(name);
    if (!labels.isEmpty())
        out.append('{').append(labels).append('}');
    out.append(' ').append(value).append('\n');
}

void writeStatus(QByteArray &out, const Totals &totals)
{
    head(out, "apisix_http_status", "counter", "Answers by status code and route");
    for (const auto &[route, bin] : totals) {
        for (const CodeCount &c : bin.byCode) {
            line(out, "apisix_http_status",
                 "code=\"" + QByteArray::number(c.code) + "\",route=\"" + route + '"',
                 QByteArray::number(c.count));
        }
    }
}

void writeHistogram(QByteArray &out, const QByteArray &labels, const Histogram &histogram)
{
    for (const int border : borders) {
        line(out, "apisix_http_latency_bucket",
             labels + ",le=\"" + QByteArray::number(border) + '"',
             QByteArray::number(histogram.countAtMost(qint64(border) * 1000)));
    }
    const QByteArray count = QByteArray::number(histogram.count());
    line(out, "apisix_http_latency_bucket", labels + ",le=\"+Inf\"", count);
    line(out, "apisix_http_latency_count", labels, count);
    line(out, "apisix_http_latency_sum", labels, milliseconds(histogram.sum()));
}

void writeLatency(QByteArray &out, const Totals &totals)
{
    head(out, "apisix_http_latency", "histogram",
         "Milliseconds an exchange took, its upstream's share and the gateway's own");
    for (const auto &[route, bin] : totals) {
        const QByteArray tail = "\",route=\"" + route + '"';
        writeHistogram(out, "type=\"request" + tail, bin.latency);
        if (bin.upstreamLatency.count() > 0)
            writeHistogram(out, "type=\"upstream" + tail, bin.upstreamLatency);
        writeHistogram(out, "type=\"apisix" + tail, bin.gatewayLatency);
    }
}

void writeBandwidth(QByteArray &out, const Totals &totals)
{
    head(out, "apisix_bandwidth", "counter", "Octets from and to clients, heads included");
    for (const auto &[route, bin] : totals) {
        const QByteArray tail = "\",route=\"" + route + '"';
        line(out, "apisix_bandwidth", "type=\"ingress" + tail, QByteArray::number(bin.bytesIn));
        line(out, "apisix_bandwidth", "type=\"egress" + tail, QByteArray::number(bin.bytesOut));
    }
}

void writeNode(QByteArray &out, quint64 requests, const NodeFacts &facts)
{
    head(out, "apisix_http_requests_total", "gauge", "Requests since the start");
    line(out, "apisix_http_requests_total", {}, QByteArray::number(requests));
    head(out, "apisix_nginx_http_current_connections", "gauge", "Client connections by state");
    line(out, "apisix_nginx_http_current_connections", "state=\"active\"",
         QByteArray::number(facts.connections));
    line(out, "apisix_nginx_http_current_connections", "state=\"writing\"",
         QByteArray::number(facts.inFlight));
    head(out, "apisix_node_info", "gauge", "This node");
    line(out, "apisix_node_info",
         "hostname=\"" + escaped(facts.hostname) + "\",version=\"" + escaped(facts.version) + '"',
         "1");
}
} // namespace

QByteArray prometheusText(const Board &board, const NodeFacts &facts)
{
    Totals totals; // by label: two routes of one name are one series
    for (const auto &[id, bin] : board.totalsByRoute()) {
        const bool named = facts.routeLabel && !id.isEmpty();
        totals[escaped(named ? facts.routeLabel(id) : id)].merge(bin);
    }
    QByteArray out;
    writeStatus(out, totals);
    writeLatency(out, totals);
    writeBandwidth(out, totals);
    writeNode(out, board.total().requests(), facts);
    return out;
}

} // namespace gatehouse::metrics
