// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/packed_record.h"

#include "gateway/traffic/record_codec.h"

#include <cstring>

namespace gatehouse::traffic {

PackedRecord RecordPacker::pack(const Record &record)
{
    PackedRecord out;
    out.m_id = record.id;
    out.m_startedUs = record.startedUs;
    out.m_status = record.status;
    encodeSummary(record, m_scratch);
    out.m_ends[1] = m_scratch.size();
    encodeDetail(record, m_scratch);
    out.m_ends[2] = m_scratch.size();
    m_scratch.octets(record.requestBody.octets);
    out.m_ends[3] = m_scratch.size();
    m_scratch.octets(record.responseBody.octets);
    out.m_ends[4] = m_scratch.size();

    const qsizetype size = m_scratch.size();
    char *at = nullptr;
    if (size > chunkSize / 4) {
        auto own = std::make_shared_for_overwrite<char[]>(std::size_t(size));
        at = own.get();
        out.m_chunk = std::move(own);
    } else {
        if (chunkSize - m_used < size) {
            m_chunk = std::make_shared_for_overwrite<char[]>(std::size_t(chunkSize));
            m_used = 0;
        }
        at = m_chunk.get() + m_used;
        for (qsizetype &end : out.m_ends)
            end += m_used;
        m_used += size;
        out.m_chunk = m_chunk;
    }
    std::memcpy(at, m_scratch.written().data(), std::size_t(size));
    m_scratch.restart();
    return out;
}

RecordPtr PackedRecord::unpack() const
{
    auto record = std::make_shared<Record>();
    if (!decodeSummary(summary(), *record) || !decodeDetail(detail(), *record))
        return {};
    if (!requestBody().isEmpty())
        record->requestBody.octets = requestBody().toByteArray();
    if (!responseBody().isEmpty())
        record->responseBody.octets = responseBody().toByteArray();
    return record;
}

bool PackedRecord::operator==(const PackedRecord &other) const
{
    return summary() == other.summary() && detail() == other.detail()
        && requestBody() == other.requestBody() && responseBody() == other.responseBody();
}

QList<PackedRecord> packed(const QList<RecordPtr> &records)
{
    RecordPacker packer;
    QList<PackedRecord> result;
    result.reserve(records.size());
    for (const RecordPtr &record : records)
        result.append(packer.pack(*record));
    return result;
}

} // namespace gatehouse::traffic
