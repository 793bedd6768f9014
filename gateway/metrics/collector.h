// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/bin.h"
#include "gateway/metrics/series.h"

#include <atomic>
#include <utility>

namespace gatehouse::metrics {

// A worker's counters. began() and ended() are called on the worker, take() on the worker too (by a
// queued call once a second); only inFlight() may be read from elsewhere.
class Collector
{
public:
    void began(); // an exchange entered
    void ended(const Sample &sample);
    // What happened since the last call. The highest number in flight stands in the bin of "" (it
    // is not known by route, for the route is found later).
    BinMap take();
    // For the plugin prometheus; it is handed over with the bins.
    SeriesTable &series() { return m_series; }
    SeriesTable takeSeries() { return std::exchange(m_series, {}); }
    int inFlight() const { return m_inFlight.load(std::memory_order_relaxed); }

private:
    BinMap m_bins;
    SeriesTable m_series;
    std::atomic<int> m_inFlight{0};
    int m_highest = 0;
};

} // namespace gatehouse::metrics
