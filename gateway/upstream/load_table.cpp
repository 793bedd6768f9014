// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/load_table.h"

#include <cmath>

namespace gatehouse::upstream {

namespace {

constexpr double timeConstant = 10; // seconds

// How much of an average is left after so long.
double remainder(Clock::Steady since, Clock::Steady now)
{
    const double passed = std::chrono::duration<double>(now - since).count();
    return std::exp(-std::max(passed, 0.0) / timeConstant);
}

} // namespace

void NodeLoad::answered(std::chrono::microseconds took, Clock::Steady now)
{
    const double seconds = std::chrono::duration<double>(took).count();
    const std::lock_guard lock(m_mutex);
    const double left = m_touched == Clock::Steady() ? 0 : remainder(m_touched, now);
    m_average = m_average * left + seconds * (1 - left);
    m_touched = now;
}

double NodeLoad::latency(Clock::Steady now) const
{
    const std::lock_guard lock(m_mutex);
    return m_touched == Clock::Steady() ? 0 : m_average * remainder(m_touched, now);
}

std::shared_ptr<NodeLoad> LoadTable::of(const QByteArray &text)
{
    const std::lock_guard lock(m_mutex);
    m_loads.removeIf([](const auto &entry) { return entry.value().expired(); });
    if (auto known = m_loads.value(text).lock())
        return known;
    auto load = std::make_shared<NodeLoad>();
    m_loads.insert(text, load);
    return load;
}

} // namespace gatehouse::upstream
