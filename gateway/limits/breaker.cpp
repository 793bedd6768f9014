// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/breaker.h"

#include <cmath>

namespace gatehouse::limits {

namespace {

// A key that nobody has asked for so long is forgotten.
constexpr std::chrono::hours memory{24};

std::chrono::seconds wallSeconds(const Clock &clock)
{
    return std::chrono::floor<std::chrono::seconds>(clock.wall().time_since_epoch());
}

std::chrono::seconds openTime(qint64 failures, const BreakerRules &rules)
{
    const qint64 times = std::max<qint64>(1, failures / rules.failures);
    if (times >= 62)
        return rules.longest;
    return std::min(std::chrono::seconds(qint64(1) << times), rules.longest);
}

} // namespace

bool Breaker::isOpen(QByteArrayView key, const BreakerRules &rules, const Clock &clock)
{
    bool open = false;
    const Clock::Steady now = clock.steady();
    m_circuits.withKnown(key, now, [&](Circuit &circuit) {
        const std::chrono::seconds time = wallSeconds(clock);
        // APISIX forgets the opening, not the failures, after the longest time.
        if (circuit.opened.count() != 0 && time >= circuit.opened + rules.longest)
            circuit.opened = {};
        open = circuit.opened.count() != 0
            && circuit.opened + openTime(circuit.failures, rules) >= time;
        return now + memory;
    });
    return open;
}

void Breaker::failed(QByteArrayView key, const BreakerRules &rules, const Clock &clock)
{
    const Clock::Steady now = clock.steady();
    m_circuits.with(key, now, [&](Circuit &circuit, bool) {
        ++circuit.failures;
        circuit.successes = 0;
        if (circuit.failures % rules.failures == 0)
            circuit.opened = wallSeconds(clock);
        return now + memory;
    });
}

void Breaker::succeeded(QByteArrayView key, const BreakerRules &rules, const Clock &clock)
{
    const Clock::Steady now = clock.steady();
    m_circuits.withKnown(key, now, [&](Circuit &circuit) {
        if (++circuit.successes < rules.successes)
            return now + memory;
        circuit = {};
        return now;
    });
}

} // namespace gatehouse::limits
