// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/target.h"

namespace gatehouse::health {

namespace {

constexpr int maxCount = 255;

int Counters::*memberOf(Sign sign)
{
    switch (sign) {
    case Sign::Success:
        return &Counters::success;
    case Sign::HttpFailure:
        return &Counters::httpFailure;
    case Sign::TcpFailure:
        return &Counters::tcpFailure;
    case Sign::Timeout:
        break;
    }
    return &Counters::timeout;
}

} // namespace

QByteArray stateName(State state)
{
    switch (state) {
    case State::Healthy:
        return "healthy";
    case State::MostlyHealthy:
        return "mostly_healthy";
    case State::MostlyUnhealthy:
        return "mostly_unhealthy";
    case State::Unhealthy:
        break;
    }
    return "unhealthy";
}

Counters Target::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

bool Target::report(Sign sign, int limit)
{
    const bool good = sign == Sign::Success;
    const State goal = good ? State::Healthy : State::Unhealthy;
    if (limit == 0 || state() == goal) // the usual case, without the lock
        return false;
    const std::lock_guard lock(m_mutex);
    const State before = state();
    int &count = m_counters.*memberOf(sign);
    count = std::min(count + 1, maxCount);
    if (good)
        m_counters = {.success = count};
    else
        m_counters.success = 0;
    State after = before;
    if (count >= limit)
        after = goal;
    else if (before == State::Healthy && !good)
        after = State::MostlyHealthy;
    else if (before == State::Unhealthy && good)
        after = State::MostlyUnhealthy;
    const bool wasUsable = isUsable();
    m_state.store(after, std::memory_order_relaxed);
    return isUsable() != wasUsable;
}

} // namespace gatehouse::health
