// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/delayed_counts.h"

namespace gatehouse::limits {

namespace {

Clock::Steady after(Clock::Steady now, Seconds time)
{
    static constexpr Seconds longest(3.2e9); // a century and more would overflow the clock
    return now + std::chrono::duration_cast<Clock::Steady::duration>(std::min(time, longest));
}

} // namespace

std::optional<Verdict> DelayedCounts::take(const QByteArray &key, qint64 limit, Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || found->reset <= now || found->limit != limit)
        return std::nullopt;
    found->lastUse = now;
    const qint64 left = found->remaining - found->counted - found->flying - 1;
    if (left >= 0)
        ++found->counted;
    return Verdict{left >= 0, std::max<qint64>(0, left), Seconds(found->reset - now)};
}

DelayedCounts::Flush DelayedCounts::begin(const QByteArray &key, qint64 limit, qint64 window,
                                          Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_entries.contains(key))
        makeRoom();
    Entry &entry = m_entries[key];
    entry.limit = limit;
    entry.window = window;
    entry.lastUse = now;
    return begun(key, entry);
}

DelayedCounts::Flush DelayedCounts::begun(const QByteArray &key, Entry &entry)
{
    const qint64 amount = std::exchange(entry.counted, 0);
    entry.flying += amount;
    return {key, entry.limit, entry.window, amount};
}

void DelayedCounts::learn(const Flush &flush, const Verdict &verdict, Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(flush.key);
    if (found == m_entries.end())
        return;
    found->flying = std::max<qint64>(0, found->flying - flush.amount);
    found->remaining = verdict.remaining;
    found->reset = after(now, verdict.reset);
}

void DelayedCounts::failed(const Flush &flush)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(flush.key);
    if (found == m_entries.end())
        return;
    found->flying = std::max<qint64>(0, found->flying - flush.amount);
    found->counted += flush.amount;
}

QList<DelayedCounts::Flush> DelayedCounts::beginAll(Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    QList<Flush> out;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        const bool isOver = after(it->lastUse, Seconds(double(2 * it->window))) <= now;
        if (it->counted == 0 && it->flying == 0 && isOver) {
            it = m_entries.erase(it);
            continue;
        }
        if (it->counted > 0)
            out.append(begun(it.key(), *it));
        ++it;
    }
    return out;
}

bool DelayedCounts::isToSchedule(Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    if (m_nextFlush > now)
        return false;
    m_nextFlush = now + m_interval;
    return true;
}

qsizetype DelayedCounts::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

void DelayedCounts::makeRoom()
{
    // What was counted for that one is lost: its counter will let so many more pass.
    if (m_entries.size() >= maxKeys)
        m_entries.erase(m_entries.begin());
}

} // namespace gatehouse::limits
