// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/queue.h"

namespace gatehouse::delivery {

// What a plugin holds: entries are put in from any thread. When the last holder lets go of it, what
// is in it is still sent.
class Outbox
{
public:
    explicit Outbox(std::shared_ptr<Queue> queue)
        : m_queue(std::move(queue))
    {
    }
    ~Outbox() { m_queue->close(); }
    Q_DISABLE_COPY_MOVE(Outbox)

    void push(QByteArray entry) { m_queue->push(std::move(entry)); }

private:
    const std::shared_ptr<Queue> m_queue;
};

} // namespace gatehouse::delivery
