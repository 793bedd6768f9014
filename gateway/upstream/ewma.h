// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/balancer.h"

#include <atomic>

namespace gatehouse::upstream {

// Two nodes drawn at random, of which the one that answered faster lately is taken: the average
// latency fades with a time constant of 10 s. Weights do not count, as in APISIX.
class Ewma final : public Balancer
{
public:
    explicit Ewma(Members members, quint64 seed = 0)
        : m_members(std::move(members))
        , m_draws(seed)
    {
    }
    std::optional<std::size_t> pick(const Exchange &exchange,
                                    const Candidates &candidates) override;

private:
    std::optional<std::size_t> admitted(const Candidates &candidates, std::size_t position) const;
    std::size_t draw(std::size_t below);

    const Members m_members;
    std::atomic<quint64> m_draws;
};

} // namespace gatehouse::upstream
