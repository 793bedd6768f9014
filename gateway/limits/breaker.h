// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/sharded_map.h"

#include <chrono>

namespace gatehouse::limits {

// When a breaker opens and closes (APISIX api-breaker).
struct BreakerRules {
    qint64 failures = 3; // in a row, but for answers that are neither healthy nor unhealthy
    qint64 successes = 3;
    std::chrono::seconds longest{300};
};

// A circuit breaker per key. Each time the failures reach a multiple of the limit it opens, for 2,
// 4, 8 … seconds; then requests pass again, and enough successes make it forget everything. Counts
// in whole seconds of the wall clock, as APISIX does: two seconds may last almost three.
// Thread-safe.
class Breaker
{
public:
    explicit Breaker(std::size_t maxKeys = defaultMaxKeys)
        : m_circuits(maxKeys)
    {
    }

    bool isOpen(QByteArrayView key, const BreakerRules &rules, const Clock &clock);
    void failed(QByteArrayView key, const BreakerRules &rules, const Clock &clock);
    void succeeded(QByteArrayView key, const BreakerRules &rules, const Clock &clock);
    std::size_t size() const { return m_circuits.size(); }

private:
    struct Circuit {
        qint64 failures = 0;
        qint64 successes = 0;
        std::chrono::seconds opened{0}; // wall time; 0: not yet
    };
    ShardedMap<Circuit> m_circuits;
};

} // namespace gatehouse::limits
