// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/node_set.h"

#include <map>

namespace gatehouse::upstream {

NodeSet::NodeSet(const config::Upstream &config, Nodes nodes)
    : m_nodes(std::move(nodes))
{
    std::map<int, Members, std::greater<>> levels;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        levels[m_nodes[i].priority].push_back(i);
    for (const auto &[priority, members] : levels)
        m_levels.push_back(makeBalancer(config, m_nodes, members));
}

bool NodeSet::heedsHealth() const
{
    bool watched = false;
    for (const Node &node : m_nodes) {
        if (!node.target)
            continue;
        if (node.target->isUsable())
            return true;
        watched = true;
    }
    return !watched;
}

std::optional<std::size_t> NodeSet::pick(const Exchange &exchange, const std::vector<bool> &tried,
                                         Clock::Steady now) const
{
    if (m_nodes.size() == 1)
        return 0;
    const Candidates candidates{m_nodes, tried, heedsHealth(), now};
    for (const auto &level : m_levels) {
        if (const auto picked = level->pick(exchange, candidates))
            return picked;
    }
    return std::nullopt;
}

} // namespace gatehouse::upstream
