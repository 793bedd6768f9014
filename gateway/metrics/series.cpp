// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/series.h"

#include <algorithm>
#include <numeric>

namespace gatehouse::metrics {

size_t qHash(const SeriesLabels &labels, size_t seed)
{
    return qHashMulti(seed, labels.route, labels.service, labels.consumer, labels.node,
                      labels.requestType, labels.requestModel, labels.model);
}

size_t qHash(const StatusLabels &labels, size_t seed)
{
    return qHashMulti(seed, labels.code, labels.matchedUri, labels.matchedHost, labels.source,
                      labels.common);
}

void Latencies::record(qint64 microseconds)
{
    const auto border = std::ranges::find_if(latencyBorders, [microseconds](int milliseconds) {
        return microseconds <= qint64(milliseconds) * 1000;
    });
    ++counts[std::size_t(border - latencyBorders.begin())];
    sumUs += quint64(std::max<qint64>(microseconds, 0));
}

quint64 Latencies::count() const
{
    return std::accumulate(counts.begin(), counts.end(), quint64(0));
}

void Latencies::merge(const Latencies &other)
{
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    sumUs += other.sumUs;
}

void LatencySeries::merge(const LatencySeries &other)
{
    request.merge(other.request);
    upstream.merge(other.upstream);
    apisix.merge(other.apisix);
}

void SeriesTable::merge(const SeriesTable &other)
{
    errors += other.errors;
    for (auto it = other.statuses.begin(); it != other.statuses.end(); ++it) {
        if (quint64 *count = at(statuses, it.key()))
            *count += *it;
    }
    for (auto it = other.latencies.begin(); it != other.latencies.end(); ++it) {
        if (LatencySeries *series = at(latencies, it.key()))
            series->merge(*it);
    }
    for (auto it = other.bandwidth.begin(); it != other.bandwidth.end(); ++it) {
        if (BandwidthSeries *series = at(bandwidth, it.key())) {
            series->ingress += it->ingress;
            series->egress += it->egress;
        }
    }
}

} // namespace gatehouse::metrics
