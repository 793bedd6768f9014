// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/balancer.h"

#include <mutex>

namespace gatehouse::upstream {

// Smooth weighted round robin: each pick raises every node's current weight by its own and lowers
// the winner's by the sum, so a 5:1:1 upstream is served a a b a c a a and not a a a a a b c.
// Weight 0 gets nothing, unless all weights are 0: then they are equal, as in APISIX.
class RoundRobin final : public Balancer
{
public:
    RoundRobin(const Nodes &nodes, const Members &members);
    std::optional<std::size_t> pick(const Exchange &exchange,
                                    const Candidates &candidates) override;

private:
    struct Slot {
        std::size_t node = 0;
        int weight = 0;
        qint64 current = 0;
    };
    std::mutex m_mutex;
    std::vector<Slot> m_slots;
};

} // namespace gatehouse::upstream
