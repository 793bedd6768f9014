// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/node_walk.h"

#include "gateway/health/checker.h"

namespace gatehouse::pipeline {

NodeWalk::NodeWalk(std::shared_ptr<upstream::Group> group, const Clock &clock)
    : m_group(std::move(group))
    , m_nodes(m_group->nodeSet())
    , m_clock(clock)
    , m_tried(m_nodes->size(), false)
    , m_retriesLeft(m_group->retries(*m_nodes))
    , m_started(clock.steady())
{
    m_group->retryBudget().noteRequest();
    if (m_group->checker())
        m_group->checker()->use();
}

bool NodeWalk::pick(const Exchange &exchange)
{
    m_pickedAt = m_clock.steady();
    const auto index = m_nodes->pick(exchange, m_tried, m_pickedAt);
    if (!index)
        return false;
    m_index = *index;
    m_tried[m_index] = true;
    m_lease = upstream::Lease(node());
    return true;
}

bool NodeWalk::isLate() const
{
    const auto limit = m_group->config().retryTimeout;
    return limit.count() > 0 && m_clock.steady() - m_started > limit;
}

void NodeWalk::failed(const Error &error, std::optional<int> status)
{
    const bool late = error.kind == ErrorKind::Timeout;
    if (late)
        ended(); // slow, which ewma shall know
    m_lease.end();
    if (!node().target)
        return;
    const health::Sign sign = late ? health::Sign::Timeout : health::Sign::TcpFailure;
    if (status)
        m_group->checker()->gaveUp(*node().target, sign, *status);
    else
        m_group->checker()->triedInVain(*node().target, sign);
}

void NodeWalk::answered(int status)
{
    if (node().target)
        m_group->checker()->answered(*node().target, status);
}

void NodeWalk::ended()
{
    const Clock::Steady now = m_clock.steady();
    m_lease.answered(std::chrono::duration_cast<std::chrono::microseconds>(now - m_pickedAt), now);
    m_lease.end();
}

} // namespace gatehouse::pipeline
