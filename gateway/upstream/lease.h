// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/node.h"

#include <utility>

namespace gatehouse::upstream {

// One exchange's hold on a node, from the pick to the end of its answer: what least_conn counts.
// Letting it go in whatever way ends it.
class Lease
{
public:
    Lease() = default;
    explicit Lease(const Node &node)
        : m_load(node.load)
    {
        m_load->began();
    }
    ~Lease() { end(); }
    Lease(Lease &&other) noexcept
        : m_load(std::exchange(other.m_load, nullptr))
    {
    }
    Lease &operator=(Lease &&other) noexcept
    {
        std::swap(m_load, other.m_load);
        return *this;
    }

    // The node answered, or was given up, after so long: what ewma goes by.
    void answered(std::chrono::microseconds took, Clock::Steady now)
    {
        if (m_load)
            m_load->answered(took, now);
    }
    void end()
    {
        if (const auto load = std::exchange(m_load, nullptr))
            load->ended();
    }

private:
    std::shared_ptr<NodeLoad> m_load;
};

} // namespace gatehouse::upstream
