// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

namespace gatehouse::http2 {

// So many events at once, and so many a second after that; a peer that goes on is not worth
// serving. Against what costs a peer nothing and us work: resets, pings, settings, empty frames.
class FloodGuard
{
public:
    FloodGuard(double burst, double perSecond)
        : m_burst(burst)
        , m_perSecond(perSecond)
        , m_left(burst)
    {
    }

    // False: it is a flood.
    bool allows(Clock::Steady now)
    {
        if (m_last != Clock::Steady()) {
            const std::chrono::duration<double> passed = now - m_last;
            m_left = std::min(m_burst, m_left + passed.count() * m_perSecond);
        }
        m_last = now;
        m_left -= 1;
        return m_left >= 0;
    }

private:
    double m_burst, m_perSecond, m_left;
    Clock::Steady m_last;
};

} // namespace gatehouse::http2
