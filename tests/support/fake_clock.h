// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

namespace gatehouse::test
{

// A clock that stands still until it is told to go on. Starts on 2026-01-01 00:00:00 UTC.
class FakeClock final : public Clock
{
public:
    Steady steady() const override { return Steady(std::chrono::hours(1) + m_elapsed); }
    Wall wall() const override { return Wall(std::chrono::seconds(1'767'225'600) + m_elapsed); }
    void advance(std::chrono::milliseconds by) { m_elapsed += by; }

private:
    std::chrono::milliseconds m_elapsed{0};
};

} // namespace gatehouse::test
