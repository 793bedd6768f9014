// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/sharded_map.h"
#include "gateway/limits/verdict.h"

#include <optional>

namespace gatehouse::limits {

// How fast requests may come, and how many may be ahead of that (APISIX limit-req).
struct Rate {
    double perSecond = 1;
    double burst = 0;
};

// A bucket per key that leaks at a steady rate; what a request finds in it is how long it has to
// wait. Counts thousandths of requests against milliseconds, and cuts what it remembers to whole
// ones, as lua-resty-limit-traffic does, so that the same requests pass in both. Thread-safe.
class LeakyBucket
{
public:
    explicit LeakyBucket(std::size_t maxKeys = defaultMaxKeys)
        : m_buckets(maxKeys)
    {
    }

    // How long the request has to wait; std::nullopt: it is refused, and leaves no trace.
    std::optional<Seconds> pour(QByteArrayView key, const Rate &rate, Clock::Steady now);
    std::size_t size() const { return m_buckets.size(); }

private:
    struct Bucket {
        double excess = 0; // thousandths of requests
        Clock::Steady last, empty; // when it was filled last, and when it will have run dry
    };
    ShardedMap<Bucket> m_buckets;
};

} // namespace gatehouse::limits
