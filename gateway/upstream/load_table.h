// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <memory>
#include <mutex>

namespace gatehouse::upstream {

// What is going on at one address: exchanges under way, and how fast it answered lately. Shared by
// all workers.
class NodeLoad
{
public:
    void began() { m_connections.fetch_add(1, std::memory_order_relaxed); }
    void ended() { m_connections.fetch_sub(1, std::memory_order_relaxed); }
    int connections() const { return m_connections.load(std::memory_order_relaxed); }

    // An exponentially weighted average with a time constant of 10 s, as in APISIX's ewma.
    void answered(std::chrono::microseconds took, Clock::Steady now);
    // Seconds; an address that was left alone for long, or is new, has forgotten how slow it was.
    double latency(Clock::Steady now) const;

private:
    std::atomic<int> m_connections{0};
    mutable std::mutex m_mutex;
    double m_average = 0;
    Clock::Steady m_touched;
};

// The loads of one upstream by address. An address that leaves the upstream and comes back finds
// its own again as long as an exchange still runs there: a node that was scaled away is not taken
// for idle.
class LoadTable
{
public:
    std::shared_ptr<NodeLoad> of(const QByteArray &text);

private:
    std::mutex m_mutex;
    QHash<QByteArray, std::weak_ptr<NodeLoad>> m_loads;
};

} // namespace gatehouse::upstream
