// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/destination.h"
#include "gateway/delivery/outbox.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse::delivery {

class Rounds;

// Sends what is logged to where it is wanted, on a thread of its own, so that no request waits for
// a log server. The thread is there once the first outbox is. At the end it has a few seconds to
// get rid of what waits. It must outlive the outboxes.
class Courier final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds lastChance{3000};

    explicit Courier(const Clock &clock, QObject *parent = nullptr);
    ~Courier() override;

    // From any thread. Costs little until something is put in: `maker` is called, on the courier's
    // thread, with the first entry.
    std::shared_ptr<Outbox> open(BatchSettings settings, DestinationMaker maker);
    // Sends everything that waits, without minding the batches' times. From any thread.
    void flush();

    // What waits in each outbox that is held.
    struct Waiting {
        QByteArray name, owner;
        qsizetype entries = 0;
    };
    QList<Waiting> waiting() const;

signals:
    // Entries were lost: how many of which, and why. No secret is in it.
    void announced(const QString &text);

private:
    const Clock &m_clock;
    const std::shared_ptr<Budget> m_budget = std::make_shared<Budget>();
    mutable std::mutex m_mutex; // of the start and of the list
    std::vector<std::weak_ptr<Queue>> m_queues;
    QThread m_thread;
    Rounds *m_rounds; // lives on the thread, which deletes it
};

} // namespace gatehouse::delivery
