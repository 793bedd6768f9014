// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_block.h"

#include "gateway/traffic/record_codec.h"

#include <algorithm>

namespace gatehouse::traffic {

bool RecordBlock::add(const PackedRecord &record)
{
    const qsizetype octets =
        record.detail().size() + record.requestBody().size() + record.responseBody().size();
    if (m_records >= mostRecords || (m_records > 0 && m_details.size() + octets > mostOctets))
        return false;
    m_summaries.text(record.summary());
    m_details.text(record.detail());
    m_details.text(record.requestBody());
    m_details.text(record.responseBody());
    m_first = m_records == 0 ? record.id() : std::min(m_first, record.id());
    m_last = std::max(m_last, record.id());
    ++m_records;
    return true;
}

void RecordBlock::restart()
{
    m_summaries.restart();
    m_details.restart();
    m_records = 0;
    m_first = m_last = 0;
}

QList<RecordPtr> summariesIn(QByteArrayView summaries)
{
    QList<RecordPtr> records;
    OctetReader in(summaries);
    while (!in.finished() && !in.failed()) {
        auto record = std::make_shared<Record>();
        if (decodeSummary(in.view(), *record))
            records.append(std::move(record));
    }
    return records;
}

RecordPtr recordIn(QByteArrayView summaries, QByteArrayView details, quint64 id)
{
    OctetReader in(summaries), more(details);
    RecordPtr found;
    while (!in.finished() && !in.failed()) {
        auto record = std::make_shared<Record>();
        const bool readable = decodeSummary(in.view(), *record);
        const QByteArrayView detail = more.view();
        const QByteArrayView request = more.view();
        const QByteArrayView response = more.view();
        if (!readable || record->id != id)
            continue;
        if (more.failed() || !decodeDetail(detail, *record))
            return {};
        record->requestBody.octets = request.isEmpty() ? QByteArray() : request.toByteArray();
        record->responseBody.octets = response.isEmpty() ? QByteArray() : response.toByteArray();
        found = std::move(record); // a later one of the same id counts
    }
    return found;
}

} // namespace gatehouse::traffic
