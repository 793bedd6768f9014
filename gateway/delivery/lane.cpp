// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/lane.h"

namespace gatehouse::delivery {

using namespace std::chrono_literals;

namespace {

// Losses are told at most that often, summed up.
constexpr auto quiet = 1s;

} // namespace

Lane::Lane(std::shared_ptr<Queue> queue, std::unique_ptr<Destination> destination,
           const Clock &clock, Announce announce, std::function<void()> changed)
    : m_queue(std::move(queue))
    , m_clock(clock)
    , m_announce(std::move(announce))
    , m_changed(std::move(changed))
    , m_destination(std::move(destination))
{
    m_destination->closed = m_changed;
}

void Lane::look()
{
    const Clock::Steady now = m_clock.steady();
    if (const quint64 lost = m_queue->takeLost(); lost > 0) {
        m_lost += lost;
        m_why = u"they came faster than they could be sent"_qs;
    }
    while (!m_sending) {
        if (m_batch.isEmpty()) {
            const auto due = m_queue->due();
            if (!due || (*due > now && !m_hurries))
                break;
            m_batch = m_queue->take();
        } else if (m_retryAt > now && !m_hurries) {
            break;
        }
        send();
    }
    if (isIdle())
        m_hurries = false;
    tellLosses();
}

void Lane::hurry()
{
    m_hurries = true;
    look();
}

std::optional<Clock::Steady> Lane::next() const
{
    std::optional<Clock::Steady> next;
    if (!m_sending)
        next = m_batch.isEmpty() ? m_queue->due() : m_retryAt;
    if (m_lost > 0) {
        const Clock::Steady tell = m_quietUntil.value_or(Clock::Steady());
        next = std::min(next.value_or(tell), tell);
    }
    return next;
}

void Lane::send()
{
    m_sending = true;
    m_destination->send(m_batch, [this](const QString &failure) {
        finish(failure);
        m_changed();
    });
}

void Lane::finish(const QString &failure)
{
    m_sending = false;
    if (failure.isEmpty()) {
        settle();
        return;
    }
    if (++m_failures <= m_queue->settings().maxRetries && !m_hurries) {
        m_retryAt = m_clock.steady()
            + std::max<std::chrono::milliseconds>(m_queue->settings().retryDelay, 1ms);
        return;
    }
    m_lost += quint64(m_batch.size());
    m_why = failure;
    settle();
}

void Lane::settle()
{
    m_queue->settle(m_batch);
    m_batch.clear();
    m_failures = 0;
}

void Lane::tellLosses()
{
    const Clock::Steady now = m_clock.steady();
    if (m_lost == 0 || (m_quietUntil && now < *m_quietUntil && !m_queue->isClosed()))
        return;
    m_announce(
        u"%1: %2 log entries were dropped: %3"_qs.arg(QString::fromUtf8(m_queue->settings().name))
            .arg(std::exchange(m_lost, 0))
            .arg(m_why));
    m_quietUntil = now + quiet;
}

} // namespace gatehouse::delivery
