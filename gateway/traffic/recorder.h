// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/packed_record.h"

#include <QHash>

#include <mutex>

namespace gatehouse::traffic {

// A worker's outbox of records. The worker adds, the hub collects; neither waits for the other for
// longer than a swap. Bounded in records and octets: what does not fit is dropped and counted,
// traffic is never delayed.
class Recorder
{
public:
    struct Collection {
        QList<PackedRecord> finished;
        QList<RecordPtr> live;
        quint64 dropped = 0;
    };

    explicit Recorder(qsizetype maxRecords = 50'000, qint64 maxOctets = 64 * 1024 * 1024);

    // On the worker's thread, as live().
    void finished(const Record &record);
    // Replaces an uncollected state of the same exchange. One that does not fit is no loss: the
    // next will tell.
    void live(RecordPtr record);
    Collection collect(); // thread-safe

private:
    bool fits(qint64 octets) const;
    void forgetLive(quint64 id);

    RecordPacker m_packer; // the worker's alone
    std::mutex m_mutex;
    Collection m_batch;
    QHash<quint64, RecordPtr> m_live; // by id
    qint64 m_octets = 0;
    const qsizetype m_maxRecords;
    const qint64 m_maxOctets;
};

} // namespace gatehouse::traffic
