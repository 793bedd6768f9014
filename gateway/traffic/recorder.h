// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/record.h"

#include <QHash>

#include <mutex>

namespace gatehouse::traffic {

// A worker's outbox of records. The worker adds, the hub collects; neither waits for the other for
// longer than a swap. Bounded in records and octets: what does not fit is dropped and counted,
// traffic is never delayed.
class Recorder
{
public:
    explicit Recorder(qsizetype maxRecords = 50'000, qint64 maxOctets = 64 * 1024 * 1024);

    void finished(RecordPtr record);
    // Replaces an uncollected state of the same exchange. One that does not fit is no loss: the
    // next will tell.
    void live(RecordPtr record);
    Batch collect(); // thread-safe

private:
    bool fits(qint64 octets) const;
    void forgetLive(quint64 id);

    std::mutex m_mutex;
    Batch m_batch;
    QHash<quint64, RecordPtr> m_live; // by id
    qint64 m_octets = 0;
    const qsizetype m_maxRecords;
    const qint64 m_maxOctets;
};

} // namespace gatehouse::traffic
