// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/octets.h"
#include "gateway/traffic/record.h"

#include <array>

namespace gatehouse::traffic {

// A finished record as the store keeps it: a few octets of a chunk it shares with its neighbours.
class PackedRecord
{
public:
    // Null when the octets are damaged.
    RecordPtr unpack() const;

    quint64 id() const { return m_id; }
    qint64 startedUs() const { return m_startedUs; }
    int status() const { return m_status; }
    // Views, valid as long as this or a copy of it lives.
    QByteArrayView summary() const { return part(0); }
    QByteArrayView detail() const { return part(1); }
    QByteArrayView requestBody() const { return part(2); }
    QByteArrayView responseBody() const { return part(3); }
    // Memory it takes: what the bounded queues count.
    qint64 size() const { return qint64(sizeof(PackedRecord)) + m_ends[4] - m_ends[0]; }
    bool operator==(const PackedRecord &other) const;

private:
    friend class RecordPacker;
    QByteArrayView part(std::size_t i) const
    {
        return {m_chunk.get() + m_ends[i], m_ends[i + 1] - m_ends[i]};
    }

    std::shared_ptr<const char[]> m_chunk;
    std::array<qsizetype, 5> m_ends{}; // within the chunk: where it begins, where each part ends
    quint64 m_id = 0;
    qint64 m_startedUs = 0;
    int m_status = 0;
};

// Packs records into chunks. A worker packs at once what its exchange leaves behind: the dozens of
// small texts go back to where the next exchange finds them instead of wandering to another thread,
// and the memory that does wander is allocated once for many records.
class RecordPacker
{
public:
    PackedRecord pack(const Record &record);

private:
    static constexpr qsizetype chunkSize = 64 * 1024; // a larger record has a chunk for itself

    OctetWriter m_scratch{4096};
    std::shared_ptr<char[]> m_chunk;
    qsizetype m_used = chunkSize;
};

QList<PackedRecord> packed(const QList<RecordPtr> &records);

} // namespace gatehouse::traffic

Q_DECLARE_TYPEINFO(gatehouse::traffic::PackedRecord, Q_RELOCATABLE_TYPE);
