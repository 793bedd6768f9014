// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/destination.h"
#include "gateway/delivery/queue.h"

namespace gatehouse::delivery {

// Takes batches from one queue to one destination, one after the other, and tries again what
// failed. It has no timer: look() is called when next() is reached or something has changed.
class Lane
{
public:
    using Announce = std::function<void(const QString &)>;
    Lane(std::shared_ptr<Queue> queue, std::unique_ptr<Destination> destination, const Clock &clock,
         Announce announce, std::function<void()> changed);

    void look();
    // Sends what there is at once; while it hurries, nothing is tried again.
    void hurry();
    std::optional<Clock::Steady> next() const; // nothing: no reason to look
    bool isIdle() const
    {
        return m_batch.isEmpty() && !m_queue->due() && !m_destination->isClosing();
    }
    bool isOver() const { return isIdle() && m_lost == 0 && m_queue->isClosed(); }
    const Queue &queue() const { return *m_queue; }

private:
    void send();
    void finish(const QString &failure);
    void settle();
    void tellLosses();

    const std::shared_ptr<Queue> m_queue;
    const Clock &m_clock;
    const Announce m_announce;
    const std::function<void()> m_changed;
    QList<QByteArray> m_batch; // under way, or to be tried again
    int m_failures = 0; // of this batch
    bool m_sending = false;
    bool m_hurries = false;
    Clock::Steady m_retryAt;
    quint64 m_lost = 0; // not yet announced
    QString m_why;
    std::optional<Clock::Steady> m_quietUntil;
    std::unique_ptr<Destination> m_destination; // the first to go
};

} // namespace gatehouse::delivery
