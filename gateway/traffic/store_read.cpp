// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/record_codec.h"
#include "gateway/traffic/store_file.h"

#include <QVariant>

#include <algorithm>

namespace gatehouse::traffic {

StoreResult<RecordPtr> StoreFile::read(quint64 id)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT summary, detail, request_body, response_body FROM records "
                       "LEFT JOIN details USING (id) WHERE id = ?"_qs))
        return storeFault(query.lastError(), m_path);
    query.bindValue(0, qint64(id));
    if (!query.exec())
        return storeFault(query.lastError(), m_path);
    if (!query.next())
        return query.lastError().isValid()
            ? StoreResult<RecordPtr>(storeFault(query.lastError(), m_path))
            : StoreResult<RecordPtr>(RecordPtr());
    auto record = std::make_shared<Record>();
    if (!decodeSummary(query.value(0).toByteArray(), *record)
        || !decodeDetail(query.value(1).toByteArray(), *record))
        return RecordPtr();
    record->requestBody.octets = query.value(2).toByteArray();
    record->responseBody.octets = query.value(3).toByteArray();
    return RecordPtr(std::move(record));
}

StoreResult<QList<RecordPtr>> StoreFile::newest(qint64 limit)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT summary FROM records ORDER BY id DESC LIMIT %1"_qs.arg(
            std::max<qint64>(limit, 0))))
        return storeFault(query.lastError(), m_path);
    QList<RecordPtr> records;
    records.reserve(std::min(limit, m_records));
    while (query.next()) {
        auto record = std::make_shared<Record>();
        if (decodeSummary(query.value(0).toByteArray(), *record)) // what cannot be read is left out
            records.append(std::move(record));
    }
    if (query.lastError().isValid())
        return storeFault(query.lastError(), m_path);
    std::reverse(records.begin(), records.end());
    return records;
}

} // namespace gatehouse::traffic
