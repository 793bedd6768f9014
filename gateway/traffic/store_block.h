// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/packed_record.h"

namespace gatehouse::traffic {

// Some dozen records as one row of the store: writing rows one by one cost more than everything
// else that recording does. Summaries and the rest lie apart, so that reading a long list touches
// little.
class RecordBlock
{
public:
    static constexpr qint64 mostRecords = 64;
    static constexpr qsizetype mostOctets = 64 * 1024; // one larger record has a block to itself

    // False: it is full; nothing was added.
    bool add(const PackedRecord &record);
    void restart();

    qint64 records() const { return m_records; }
    quint64 first() const { return m_first; } // the lowest and the highest id
    quint64 last() const { return m_last; }
    QByteArrayView summaries() const { return m_summaries.written(); }
    QByteArrayView details() const { return m_details.written(); }

private:
    OctetWriter m_summaries{8 * 1024}, m_details{mostOctets};
    qint64 m_records = 0;
    quint64 m_first = 0, m_last = 0;
};

// The records of a block without bodies, headers and traces; what cannot be read is left out.
QList<RecordPtr> summariesIn(QByteArrayView summaries);
// One whole record; null: it is not there, or cannot be read.
RecordPtr recordIn(QByteArrayView summaries, QByteArrayView details, quint64 id);

} // namespace gatehouse::traffic
