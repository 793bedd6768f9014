// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/queue.h"

namespace gatehouse::delivery {

namespace {

qint64 octetsOf(const QList<QByteArray> &entries)
{
    qint64 sum = 0;
    for (const QByteArray &entry : entries)
        sum += entry.size();
    return sum;
}

} // namespace

Queue::Queue(BatchSettings settings, const Clock &clock, std::shared_ptr<Budget> budget,
             std::function<void()> wake)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_budget(std::move(budget))
    , m_wake(std::move(wake))
{
}

Queue::~Queue()
{
    m_budget->used -= octetsOf(m_entries);
}

void Queue::push(QByteArray entry)
{
    const Clock::Steady now = m_clock.steady();
    bool wakes = false;
    {
        const std::lock_guard lock(m_mutex);
        const bool full = m_entries.size() + m_underWay >= m_settings.maxPending
            || m_budget->used.load(std::memory_order_relaxed) + entry.size() > Budget::most;
        if (full) {
            wakes = m_lost++ == 0;
        } else {
            m_budget->used += entry.size();
            if (m_entries.isEmpty())
                m_first = now;
            m_last = now;
            m_entries.append(std::move(entry));
            wakes = m_entries.size() == 1 || m_entries.size() == m_settings.maxSize;
        }
    }
    if (wakes)
        m_wake();
}

void Queue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_wake();
}

bool Queue::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

qsizetype Queue::pending() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.size() + m_underWay;
}

std::optional<Clock::Steady> Queue::due() const
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.isEmpty())
        return std::nullopt;
    if (m_closed || m_entries.size() >= m_settings.maxSize)
        return m_first;
    return std::min(m_last + m_settings.inactive, m_first + m_settings.duration);
}

QList<QByteArray> Queue::take()
{
    const std::lock_guard lock(m_mutex);
    const qsizetype count = std::min(m_entries.size(), m_settings.maxSize);
    QList<QByteArray> batch;
    if (count == m_entries.size()) {
        batch = std::exchange(m_entries, {});
    } else {
        batch = m_entries.first(count);
        m_entries.remove(0, count);
    }
    m_underWay += count;
    return batch;
}

void Queue::settle(const QList<QByteArray> &batch)
{
    const std::lock_guard lock(m_mutex);
    m_underWay -= batch.size();
    m_budget->used -= octetsOf(batch);
}

quint64 Queue::takeLost()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_lost, 0);
}

} // namespace gatehouse::delivery
