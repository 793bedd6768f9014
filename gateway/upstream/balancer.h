// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/upstream/node.h"

#include <optional>
#include <vector>

namespace gatehouse::config {
struct Upstream;
}

namespace gatehouse::upstream {

// Which nodes may be picked now.
struct Candidates {
    const Nodes &nodes;
    const std::vector<bool> &tried; // one flag per node
    bool heedHealth = false; // not when no node at all is healthy
    Clock::Steady now;

    bool admits(std::size_t index) const
    {
        return !tried[index] && (!heedHealth || nodes[index].isHealthy());
    }
};

// The nodes of one priority level, as indices into the whole list.
using Members = std::vector<std::size_t>;

// Picks among the nodes of one priority level. One algorithm per class; its live state is shared
// by all workers, so implementations lock for themselves. pick() allocates nothing of its own.
class Balancer
{
public:
    virtual ~Balancer() = default;
    // A member that `candidates` admit; std::nullopt when none is left.
    virtual std::optional<std::size_t> pick(const Exchange &exchange,
                                            const Candidates &candidates) = 0;
};

// By the upstream's `type`; null if there is no such algorithm.
std::unique_ptr<Balancer> makeBalancer(const config::Upstream &config, const Nodes &nodes,
                                       const Members &members);

// The members' weights without their common divisor; all 0 stay so.
std::vector<int> reducedWeights(const Nodes &nodes, const Members &members);

} // namespace gatehouse::upstream
