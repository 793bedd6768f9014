// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace gatehouse {

// Time as the gateway sees it, injectable so that tests need no sleeping. steady() measures
// (windows, timeouts, durations: never jumps), wall() dates (Date header, records: may jump).
class Clock
{
public:
    using Steady = std::chrono::steady_clock::time_point;
    using Wall = std::chrono::system_clock::time_point;

    virtual ~Clock() = default;
    virtual Steady steady() const = 0;
    virtual Wall wall() const = 0;
};

// -1 when `to` did not happen (a zero time_point).
inline std::int64_t microsecondsBetween(Clock::Steady from, Clock::Steady to)
{
    if (to == Clock::Steady())
        return -1;
    return std::chrono::duration_cast<std::chrono::microseconds>(to - from).count();
}

class SystemClock final : public Clock
{
public:
    Steady steady() const override { return std::chrono::steady_clock::now(); }
    Wall wall() const override { return std::chrono::system_clock::now(); }
};

} // namespace gatehouse
