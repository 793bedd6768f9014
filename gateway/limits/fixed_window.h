// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/sharded_map.h"
#include "gateway/limits/verdict.h"

namespace gatehouse::limits {

// Counts requests per key in windows that start at a key's first request (APISIX limit-count,
// window_type fixed). Thread-safe. A refused request counts too, as in APISIX, which matters only
// where the limit varies.
class FixedWindow
{
public:
    explicit FixedWindow(std::size_t maxKeys = defaultMaxKeys)
        : m_counters(maxKeys)
    {
    }

    // `limit` and `window` are positive; `window` is taken when the key's window starts.
    Verdict take(QByteArrayView key, qint64 limit, Seconds window, Clock::Steady now);
    std::size_t size() const { return m_counters.size(); }

private:
    struct Counter {
        qint64 used = 0;
        Clock::Steady end;
    };
    ShardedMap<Counter> m_counters;
};

} // namespace gatehouse::limits
