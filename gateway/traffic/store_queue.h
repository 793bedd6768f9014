// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/packed_record.h"

#include <mutex>

namespace gatehouse::traffic {

// What waits for the store's thread. Bounded in records and octets; what does not fit is dropped
// and counted. Thread-safe.
class StoreQueue
{
public:
    explicit StoreQueue(qsizetype maxRecords = 50'000, qint64 maxOctets = qint64(64) << 20);

    // Whether records are wanted at all (a store is open or being opened). If not they are ignored,
    // uncounted.
    void setEnabled(bool enabled);
    // While in trouble new records are dropped and counted; what waits already stays.
    void setTroubled(bool troubled);

    // True: the reader has to be woken; false: it was told before, or there is nothing for it.
    bool push(const QList<PackedRecord> &records);
    // The oldest ones: at most that many records, and no more after `octets` were passed. Empty:
    // nothing waits.
    QList<PackedRecord> take(qsizetype records, qint64 octets);
    qsizetype size() const;
    // Forgets what waits, uncounted, and holds back what comes until release(): the file is emptied
    // in between.
    void clearAndHold();
    void release();
    void countDropped(quint64 records);
    void clear(); // what waits counts as dropped
    quint64 dropped() const;

private:
    mutable std::mutex m_mutex;
    QList<PackedRecord> m_waiting;
    qint64 m_octets = 0;
    int m_holds = 0;
    quint64 m_dropped = 0;
    bool m_enabled = false, m_troubled = false, m_told = false;
    const qsizetype m_maxRecords;
    const qint64 m_maxOctets;
};

} // namespace gatehouse::traffic
