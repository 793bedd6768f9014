// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/courier.h"

#include "gateway/delivery/rounds.h"

namespace gatehouse::delivery {

Courier::Courier(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_rounds(new Rounds(clock))
{
    m_thread.setObjectName(u"courier"_qs);
    m_rounds->moveToThread(&m_thread);
    connect(m_rounds, &Rounds::announced, this, &Courier::announced);
    connect(&m_thread, &QThread::finished, m_rounds, &QObject::deleteLater);
}

Courier::~Courier()
{
    if (!m_thread.isRunning()) {
        delete m_rounds; // never started
        return;
    }
    QSemaphore idle;
    QMetaObject::invokeMethod(m_rounds, [this, &idle] { m_rounds->finish(&idle); });
    if (!idle.tryAcquire(1, int(lastChance.count()))) {
        // Nobody may touch the semaphore once it is gone.
        QMetaObject::invokeMethod(
            m_rounds, [this] { m_rounds->finish(nullptr); }, Qt::BlockingQueuedConnection);
    }
    m_thread.quit();
    m_thread.wait();
}

std::shared_ptr<Outbox> Courier::open(BatchSettings settings, DestinationMaker maker)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_thread.isRunning())
            m_thread.start();
    }
    // The queue's call comes from within itself, so it must not keep itself alive.
    auto self = std::make_shared<std::weak_ptr<Queue>>();
    auto queue = std::make_shared<Queue>(std::move(settings), m_clock, m_budget,
                                         [rounds = m_rounds, self, maker = std::move(maker)] {
                                             if (const auto held = self->lock())
                                                 rounds->wake(held, maker);
                                         });
    *self = queue;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_queues, [](const auto &known) { return known.expired(); });
        m_queues.push_back(queue);
    }
    return std::make_shared<Outbox>(std::move(queue));
}

QList<Courier::Waiting> Courier::waiting() const
{
    QList<Waiting> out;
    const std::lock_guard lock(m_mutex);
    for (const auto &known : m_queues) {
        const std::shared_ptr<Queue> queue = known.lock();
        if (queue && !queue->isClosed())
            out.append({queue->settings().name, queue->settings().owner, queue->pending()});
    }
    return out;
}

void Courier::flush()
{
    QMetaObject::invokeMethod(m_rounds, &Rounds::hurry, Qt::QueuedConnection);
}

} // namespace gatehouse::delivery
