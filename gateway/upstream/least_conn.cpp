// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/least_conn.h"

namespace gatehouse::upstream {

std::optional<std::size_t> LeastConn::pick(const Exchange &, const Candidates &candidates)
{
    const std::size_t count = m_members.size();
    const std::size_t first = m_turn.fetch_add(1, std::memory_order_relaxed);
    std::optional<std::size_t> best;
    double lowest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = m_members[(first + i) % count];
        if (!candidates.admits(index))
            continue;
        const Node &node = candidates.nodes[index];
        const double score = double(1 + node.load->connections()) / node.weight; // may be infinite
        if (!best || score < lowest) {
            best = index;
            lowest = score;
        }
    }
    return best;
}

} // namespace gatehouse::upstream
