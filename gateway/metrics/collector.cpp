// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/collector.h"

#include <algorithm>
#include <utility>

namespace gatehouse::metrics {

// Only the worker writes m_inFlight, so a load and a store do where others would need a locked
// addition.
void Collector::began()
{
    const int now = m_inFlight.load(std::memory_order_relaxed) + 1;
    m_inFlight.store(now, std::memory_order_relaxed);
    m_highest = std::max(m_highest, now);
}

void Collector::ended(const Sample &sample)
{
    m_inFlight.store(std::max(inFlight() - 1, 0), std::memory_order_relaxed);
    Bin &bin = m_bins[sample.routeId];
    ++bin.byClass[std::size_t(sample.statusClass)];
    bin.addCode(sample.status);
    bin.latency.record(sample.durationUs);
    if (sample.upstreamUs >= 0)
        bin.upstreamLatency.record(sample.upstreamUs);
    bin.gatewayLatency.record(sample.durationUs - std::max<qint64>(sample.upstreamUs, 0));
    bin.bytesIn += quint64(std::max<qint64>(sample.bytesIn, 0));
    bin.bytesOut += quint64(std::max<qint64>(sample.bytesOut, 0));
}

BinMap Collector::take()
{
    if (m_highest > 0)
        m_bins[QByteArray()].inFlight = quint32(m_highest);
    m_highest = inFlight();
    return std::exchange(m_bins, {});
}

} // namespace gatehouse::metrics
