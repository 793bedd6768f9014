// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/delivery/settings.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace gatehouse::delivery {

// Octets that wait in all queues of a courier together.
struct Budget {
    static constexpr qint64 most = 64 * 1024 * 1024;
    std::atomic<qint64> used{0};
};

// Entries on their way from the workers to the courier's thread. A worker holds the lock for one
// append. Bounded in entries, and in octets together with its siblings: what does not fit is
// dropped and counted. `wake` is called, without the lock, when the courier has to look: at the
// first entry, at a full batch, at the first loss, and at the end.
class Queue
{
public:
    Queue(BatchSettings settings, const Clock &clock, std::shared_ptr<Budget> budget,
          std::function<void()> wake);
    ~Queue();
    Q_DISABLE_COPY_MOVE(Queue)

    const BatchSettings &settings() const { return m_settings; }

    // From any thread.
    void push(QByteArray entry);
    void close(); // nothing more will come
    bool isClosed() const;
    qsizetype pending() const; // waiting and under way

    // From the courier's thread. When a batch is to be taken; nothing while none waits.
    std::optional<Clock::Steady> due() const;
    QList<QByteArray> take(); // at most a batch, which stays pending until it is settled
    void settle(const QList<QByteArray> &batch);
    quint64 takeLost(); // entries dropped since the last call

private:
    const BatchSettings m_settings;
    const Clock &m_clock;
    const std::shared_ptr<Budget> m_budget;
    const std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_entries;
    qsizetype m_underWay = 0;
    Clock::Steady m_first, m_last;
    quint64 m_lost = 0;
    bool m_closed = false;
};

} // namespace gatehouse::delivery
