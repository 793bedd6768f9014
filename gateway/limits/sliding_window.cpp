// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/sliding_window.h"

#include <cmath>

namespace gatehouse::limits {

namespace {

Seconds roundedUp(double seconds)
{
    // Wall time in a double is exact to a quarter of a microsecond only.
    return Seconds(std::ceil(seconds * 100 - 1e-3) / 100);
}

// How long a refused client waits until enough of the previous window has slid out.
double delayUntilPossible(double left, double previousRate, qint64 limit, qint64 current)
{
    return std::max(0.0, left - double(limit - current) / previousRate);
}

} // namespace

SlidingWindow::SlidingWindow(const Clock &clock, std::size_t maxKeys)
    : m_counters(maxKeys)
    , m_wallOffset(Seconds(clock.wall().time_since_epoch())
                   - Seconds(clock.steady().time_since_epoch()))
{
}

Verdict SlidingWindow::take(QByteArrayView key, qint64 limit, Seconds window, Clock::Steady now)
{
    static constexpr double longest = 3.2e9; // seconds; a century and more would overflow the clock
    const double length = std::min(window.count(), longest);
    const double time = (Seconds(now.time_since_epoch()) + m_wallOffset).count();
    const double number = std::floor(time / length);
    const double left = length - (time - number * length);

    Verdict verdict;
    m_counters.with(key, now, [&](Counter &counter, bool) {
        if (counter.window != number) {
            counter.previous = counter.window == number - 1 ? counter.current : 0;
            counter.current = 0;
            counter.window = number;
        }
        const double rate = double(std::min(counter.previous, limit)) / length;
        const double slid = rate * left;
        if (counter.current >= limit || slid + double(counter.current) >= double(limit)) {
            const bool isFull = counter.current >= limit;
            verdict = {
                false, 0,
                roundedUp(isFull ? left : delayUntilPossible(left, rate, limit, counter.current))};
        } else {
            ++counter.current;
            const double remaining = std::floor(double(limit - counter.current) - slid);
            verdict = {true, qint64(remaining), roundedUp(left)};
        }
        return now + std::chrono::duration_cast<Clock::Steady::duration>(Seconds(left + length));
    });
    return verdict;
}

} // namespace gatehouse::limits
