// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/balancer.h"

namespace gatehouse::upstream {

// The nodes of an upstream at one moment, by priority level, each level with its balancer.
// Immutable but for the balancers' live state; an exchange keeps the set it began with while
// another takes its place.
class NodeSet
{
public:
    // The algorithm named in `config` must be one there is.
    NodeSet(const config::Upstream &config, Nodes nodes);

    const Nodes &nodes() const { return m_nodes; }
    std::size_t size() const { return m_nodes.size(); }
    bool isEmpty() const { return m_nodes.empty(); }
    const Node &operator[](std::size_t index) const { return m_nodes[index]; }

    // Picks from the highest priority level that has an untried healthy node. Health is ignored
    // when no node at all is healthy. A single node is always picked, whatever it is: it bypasses
    // the balancer, and a retry has nowhere else to go (apisix.md 2). `tried` has one flag per
    // node.
    std::optional<std::size_t> pick(const Exchange &exchange, const std::vector<bool> &tried,
                                    Clock::Steady now) const;

private:
    bool heedsHealth() const;

    Nodes m_nodes;
    std::vector<std::unique_ptr<Balancer>> m_levels; // highest priority first
};
using NodeSetPtr = std::shared_ptr<const NodeSet>;

} // namespace gatehouse::upstream
