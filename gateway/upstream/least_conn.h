// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/balancer.h"

#include <atomic>

namespace gatehouse::upstream {

// The node with the fewest exchanges under way for its weight: the lowest (1 + connections) /
// weight. Among equals they take turns. Weight 0 is the last resort, as in APISIX.
class LeastConn final : public Balancer
{
public:
    explicit LeastConn(Members members)
        : m_members(std::move(members))
    {
    }
    std::optional<std::size_t> pick(const Exchange &exchange,
                                    const Candidates &candidates) override;

private:
    const Members m_members;
    std::atomic<quint32> m_turn{0};
};

} // namespace gatehouse::upstream
