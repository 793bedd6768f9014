// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/record.h"

#include <mutex>

namespace gatehouse::traffic {

// A worker's outbox of records. The worker adds, the hub collects; neither waits for the other for longer than a
// swap. Bounded in records and octets: what does not fit is dropped and counted, traffic is never delayed.
class Recorder
{
public:
    explicit Recorder(qsizetype maxRecords = 50'000, qint64 maxOctets = 64 * 1024 * 1024);

    void finished(RecordPtr record);
    void live(RecordPtr record);
    Batch collect(); // thread-safe

private:
    void add(QList<RecordPtr> &list, RecordPtr record);

    std::mutex m_mutex;
    Batch m_batch;
    qint64 m_octets = 0;
    const qsizetype m_maxRecords;
    const qint64 m_maxOctets;
};

} // namespace gatehouse::traffic
