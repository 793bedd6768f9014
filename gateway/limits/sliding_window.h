// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/sharded_map.h"
#include "gateway/limits/verdict.h"

namespace gatehouse::limits {

// Counts requests per key in windows aligned to the wall clock, adding to each window that share of
// the previous one which still lies within one window's length (APISIX limit-count, window_type
// sliding). Thread-safe. Only requests that pass are counted. The alignment is taken once; a wall
// clock that jumps later changes nothing.
class SlidingWindow
{
public:
    explicit SlidingWindow(const Clock &clock, std::size_t maxKeys = defaultMaxKeys);

    // `limit` and `window` are positive. One key is to be used with one window length only.
    Verdict take(QByteArrayView key, qint64 limit, Seconds window, Clock::Steady now);
    std::size_t size() const { return m_counters.size(); }

private:
    struct Counter {
        double window = 0; // number of the window that `current` counts
        qint64 current = 0;
        qint64 previous = 0;
    };
    ShardedMap<Counter> m_counters;
    Seconds m_wallOffset; // to be added to steady time to get wall time
};

} // namespace gatehouse::limits
