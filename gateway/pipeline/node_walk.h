// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"
#include "gateway/upstream/group.h"
#include "gateway/upstream/lease.h"

namespace gatehouse::pipeline {

// The tries of one exchange at the nodes of its upstream: which is next, how many are left, and
// what the balancer and the health checks hear of them. Keeps the set of nodes it began with.
class NodeWalk
{
public:
    NodeWalk(std::shared_ptr<upstream::Group> group, const Clock &clock);

    const upstream::Group &group() const { return *m_group; }
    bool isEmpty() const { return m_nodes->isEmpty(); }
    bool hasOthers() const { return m_nodes->size() > 1; }

    // Goes to a node that was not tried; false: there is none.
    bool pick(const Exchange &exchange);
    const upstream::Node &node() const { return (*m_nodes)[m_index]; }

    // Takes one of the retries, if any is left.
    bool takeRetry() { return m_retriesLeft-- > 0; }
    bool isLate() const; // `retry_timeout` has passed
    // Its author asked for tries after failures by naming a number (apisix.md 2, `retries`).
    bool wantsRetries() const { return m_group->config().retries.value_or(0) > 0; }
    // The request may have had an effect: takes one of the few that may be sent again all the same.
    bool takeFromBudget() { return m_group->retryBudget().take(); }

    // How the present node did. `status`: what the client gets for it, if nobody else is asked.
    void failed(const Error &error, std::optional<int> status);
    void answered(int status);
    void ended(); // its answer is over

private:
    const std::shared_ptr<upstream::Group> m_group;
    const upstream::NodeSetPtr m_nodes;
    const Clock &m_clock;
    std::vector<bool> m_tried;
    int m_retriesLeft = 0;
    std::size_t m_index = 0;
    upstream::Lease m_lease;
    Clock::Steady m_started, m_pickedAt;
};

} // namespace gatehouse::pipeline
