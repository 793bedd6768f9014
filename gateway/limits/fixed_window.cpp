// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/fixed_window.h"

#include <cmath>

namespace gatehouse::limits {

QByteArray resetText(Seconds reset)
{
    // The small term keeps 59.99 (in binary a little less) from becoming 59.98.
    const double cut = std::floor(reset.count() * 100 + 1e-6) / 100;
    return QByteArray::number(cut, 'g', 14);
}

Verdict FixedWindow::take(QByteArrayView key, qint64 limit, Seconds window, Clock::Steady now)
{
    Verdict verdict;
    m_counters.with(key, now, [&](Counter &counter, bool fresh) {
        // Longer than a century would overflow the clock.
        static constexpr Seconds longest(3.2e9);
        if (fresh)
            counter.end = now
                + std::chrono::duration_cast<Clock::Steady::duration>(std::min(window, longest));
        ++counter.used;
        verdict.allowed = counter.used <= limit;
        verdict.remaining = std::max<qint64>(0, limit - counter.used);
        verdict.reset = fresh ? window : Seconds(counter.end - now);
        return counter.end;
    });
    return verdict;
}

} // namespace gatehouse::limits
