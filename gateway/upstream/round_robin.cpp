// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/round_robin.h"

namespace gatehouse::upstream {

RoundRobin::RoundRobin(const Nodes &nodes, const Members &members)
{
    const std::vector<int> weights = reducedWeights(nodes, members);
    const bool none =
        std::all_of(weights.begin(), weights.end(), [](int weight) { return weight == 0; });
    for (std::size_t i = 0; i < members.size(); ++i)
        m_slots.push_back({members[i], none ? 1 : weights[i], 0});
}

std::optional<std::size_t> RoundRobin::pick(const Exchange &, const Candidates &candidates)
{
    const std::lock_guard lock(m_mutex);
    qint64 sum = 0;
    Slot *best = nullptr;
    for (Slot &slot : m_slots) {
        if (slot.weight <= 0 || !candidates.admits(slot.node))
            continue;
        sum += slot.weight;
        slot.current += slot.weight;
        if (!best || slot.current > best->current)
            best = &slot;
    }
    if (!best)
        return std::nullopt;
    best->current -= sum;
    return best->node;
}

} // namespace gatehouse::upstream
