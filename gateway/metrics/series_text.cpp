// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/series_text.h"

#include <QMap>

namespace gatehouse::metrics {

namespace {

QByteArray commonText(const SeriesLabels &labels)
{
    return Exposition::text({{"route", labels.route},
                             {"service", labels.service},
                             {"consumer", labels.consumer},
                             {"node", labels.node},
                             {"request_type", labels.requestType},
                             {"request_llm_model", labels.requestModel},
                             {"llm_model", labels.model}});
}

QByteArray statusText(const StatusLabels &labels)
{
    return Exposition::text({{"code", labels.code},
                             {"route", labels.common.route},
                             {"matched_uri", labels.matchedUri},
                             {"matched_host", labels.matchedHost},
                             {"service", labels.common.service},
                             {"consumer", labels.common.consumer},
                             {"node", labels.common.node},
                             {"request_type", labels.common.requestType},
                             {"request_llm_model", labels.common.requestModel},
                             {"llm_model", labels.common.model},
                             {"response_source", labels.source}});
}

QByteArray typed(const char *type, const QByteArray &labels)
{
    return "type=\"" + QByteArray(type) + "\"," + labels;
}

void writeHistogram(Exposition &out, const QByteArray &labels, const Latencies &latencies)
{
    quint64 sum = 0;
    for (std::size_t i = 0; i < latencyBorders.size(); ++i) {
        sum += latencies.counts[i];
        out.sample("apisix_http_latency_bucket",
                   labels + ",le=\"" + QByteArray::number(latencyBorders[i]) + '"', sum);
    }
    const quint64 count = latencies.count();
    out.sample("apisix_http_latency_bucket", labels + ",le=\"+Inf\"", count);
    out.sample("apisix_http_latency_count", labels, count);
    out.sample("apisix_http_latency_sum", labels, Exposition::milliseconds(latencies.sumUs));
}

template <typename Value>
QMap<QByteArray, Value> inOrder(const QHash<SeriesLabels, Value> &series)
{
    QMap<QByteArray, Value> out;
    for (auto it = series.begin(); it != series.end(); ++it)
        out.insert(commonText(it.key()), *it);
    return out;
}

} // namespace

void writeBandwidth(Exposition &out, const SeriesTable &table)
{
    out.family("apisix_bandwidth", "counter",
               "Total bandwidth in bytes consumed per service in APISIX");
    const auto series = inOrder(table.bandwidth);
    for (auto it = series.begin(); it != series.end(); ++it)
        out.sample("apisix_bandwidth", typed("egress", it.key()), it->egress);
    for (auto it = series.begin(); it != series.end(); ++it)
        out.sample("apisix_bandwidth", typed("ingress", it.key()), it->ingress);
}

void writeLatency(Exposition &out, const SeriesTable &table)
{
    out.family("apisix_http_latency", "histogram",
               "HTTP request latency in milliseconds per service in APISIX");
    const auto series = inOrder(table.latencies);
    for (auto it = series.begin(); it != series.end(); ++it)
        writeHistogram(out, typed("apisix", it.key()), it->apisix);
    for (auto it = series.begin(); it != series.end(); ++it)
        writeHistogram(out, typed("request", it.key()), it->request);
    for (auto it = series.begin(); it != series.end(); ++it) {
        if (it->upstream.count() > 0)
            writeHistogram(out, typed("upstream", it.key()), it->upstream);
    }
}

void writeStatus(Exposition &out, const SeriesTable &table)
{
    out.family("apisix_http_status", "counter", "HTTP status codes per service in APISIX");
    QMap<QByteArray, quint64> series;
    for (auto it = table.statuses.begin(); it != table.statuses.end(); ++it)
        series.insert(statusText(it.key()), *it);
    for (auto it = series.begin(); it != series.end(); ++it)
        out.sample("apisix_http_status", it.key(), *it);
}

} // namespace gatehouse::metrics
