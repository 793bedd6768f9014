// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"

#include <QSet>
#include <QVariant>

#include <algorithm>

namespace gatehouse::traffic {

StoreResult<RecordPtr> StoreFile::read(quint64 id)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT summaries, octets FROM blocks LEFT JOIN details USING (id) "
                       "WHERE last >= ? AND first <= ? ORDER BY id DESC"_qs))
        return storeFault(query.lastError(), m_path);
    query.bindValue(0, qint64(id));
    query.bindValue(1, qint64(id));
    if (!query.exec())
        return storeFault(query.lastError(), m_path);
    while (query.next()) {
        const QByteArray summaries = query.value(0).toByteArray();
        if (auto record = recordIn(summaries, query.value(1).toByteArray(), id))
            return record;
    }
    if (query.lastError().isValid())
        return storeFault(query.lastError(), m_path);
    return RecordPtr();
}

StoreResult<QList<RecordPtr>> StoreFile::newest(qint64 limit)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT last, summaries FROM blocks ORDER BY last DESC, id DESC"_qs))
        return storeFault(query.lastError(), m_path);
    QList<RecordPtr> records;
    QSet<quint64> known;
    quint64 lowest = 0; // of the newest `limit`, once there are so many
    const auto newer = [](const RecordPtr &a, const RecordPtr &b) { return a->id > b->id; };
    while (limit > 0 && query.next()) {
        if (lowest > 0 && query.value(0).toULongLong() <= lowest)
            break;
        for (RecordPtr &record : summariesIn(query.value(1).toByteArray())) {
            if (record->id <= lowest || known.contains(record->id))
                continue;
            known.insert(record->id);
            records.append(std::move(record));
        }
        if (lowest == 0 && records.size() >= limit) {
            std::nth_element(records.begin(), records.begin() + limit - 1, records.end(), newer);
            lowest = records[limit - 1]->id;
        }
    }
    if (query.lastError().isValid())
        return storeFault(query.lastError(), m_path);
    std::sort(records.begin(), records.end(), newer);
    records.resize(std::min<qsizetype>(records.size(), std::max<qint64>(limit, 0)));
    std::reverse(records.begin(), records.end());
    return records;
}

} // namespace gatehouse::traffic
