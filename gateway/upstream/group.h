// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/core/result.h"
#include "gateway/upstream/balancer.h"

#include <memory>

namespace gatehouse::upstream {

// A configured upstream ready for traffic: nodes by priority level, each level with its balancer.
// Shared by workers.
class Group
{
public:
    // InvalidInput for what this version cannot do, in words for the user.
    static Result<std::shared_ptr<Group>> build(const config::Upstream &config);

    const config::Upstream &config() const { return m_config; }
    const std::vector<Node> &nodes() const { return m_nodes; }
    // How many further nodes may be tried after the first (apisix.md 2, `retries`).
    int retries() const;
    bool isTls() const { return m_tls; }

    // Picks from the highest priority level that has an untried node; a retry never picks the same
    // node twice while others remain. `tried` has one flag per node.
    std::optional<std::size_t> pick(const Exchange &exchange, const std::vector<bool> &tried);

private:
    struct Level {
        std::vector<std::size_t> members; // indices into m_nodes
        std::unique_ptr<Balancer> balancer;
    };
    config::Upstream m_config;
    std::vector<Node> m_nodes;
    std::vector<Level> m_levels; // highest priority first
    bool m_tls = false;
};

} // namespace gatehouse::upstream
