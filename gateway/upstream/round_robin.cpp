// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/round_robin.h"

#include <numeric>

namespace gatehouse::upstream {

RoundRobin::RoundRobin(const std::vector<int> &weights)
{
    int divisor = 0;
    for (const int weight : weights)
        divisor = std::gcd(divisor, weight);
    for (const int weight : weights)
        m_slots.push_back({divisor > 0 ? weight / divisor : 0, 0});
}

std::optional<std::size_t> RoundRobin::pick(const Exchange &, const std::vector<bool> &tried)
{
    const std::lock_guard lock(m_mutex);
    qint64 sum = 0;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        Slot &slot = m_slots[i];
        if (slot.weight <= 0 || tried[i])
            continue;
        sum += slot.weight;
        slot.current += slot.weight;
        if (!best || slot.current > m_slots[*best].current)
            best = i;
    }
    if (best)
        m_slots[*best].current -= sum;
    return best;
}

} // namespace gatehouse::upstream
