// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"

#include <QVariant>

#include <algorithm>

namespace gatehouse::traffic {

namespace {
// Octets that live as long as the statement runs.
QVariant blob(QByteArrayView octets)
{
    return QByteArray::fromRawData(octets.data(), octets.size());
}
} // namespace

StoreResult<void> StoreFile::write(QList<PackedRecord> records)
{
    if (!m_db.transaction())
        return storeFault(m_db.lastError(), m_path);
    std::stable_sort(records.begin(), records.end(),
                     [](const PackedRecord &a, const PackedRecord &b) { return a.id() < b.id(); });
    const qint64 before = m_records;
    const quint64 lastBefore = m_lastId;
    StoreResult<void> done;
    m_block.restart();
    for (const PackedRecord &record : std::as_const(records)) {
        if (m_block.add(record))
            continue;
        done = writeBlock();
        if (!done)
            break;
        m_block.add(record);
    }
    if (done && m_block.records() > 0)
        done = writeBlock();
    if (done && !m_db.commit())
        done = storeFault(m_db.lastError(), m_path);
    if (done)
        return measure();
    m_db.rollback();
    m_records = before;
    m_lastId = lastBefore;
    return done;
}

StoreResult<void> StoreFile::writeBlock()
{
    // By name, since Qt makes up a name for every place that is given by number.
    Statements &s = *m_statements;
    s.block.bindValue(u":first"_qs, qint64(m_block.first())); // unsigned ones would go as texts
    s.block.bindValue(u":last"_qs, qint64(m_block.last()));
    s.block.bindValue(u":records"_qs, m_block.records());
    s.block.bindValue(u":summaries"_qs, blob(m_block.summaries()));
    if (const auto done = run(s.block); !done)
        return done;
    s.details.bindValue(u":id"_qs, s.block.lastInsertId());
    s.details.bindValue(u":octets"_qs, blob(m_block.details()));
    if (const auto done = run(s.details); !done)
        return done;
    m_records += m_block.records();
    m_lastId = std::max(m_lastId, m_block.last());
    m_block.restart();
    return {};
}

StoreResult<void> StoreFile::measure()
{
    const auto pages = ask(u"PRAGMA page_count"_qs);
    const auto unused = pages ? ask(u"PRAGMA freelist_count"_qs) : pages;
    if (!unused)
        return {Unexpected<StoreFault>{unused.error()}};
    m_pages = *pages;
    m_freePages = *unused;
    return {};
}

StoreResult<qint64> StoreFile::ask(const QString &sql)
{
    QSqlQuery query(m_db);
    if (!query.exec(sql))
        return storeFault(query.lastError(), m_path);
    return query.next() ? query.value(0).toLongLong() : 0;
}

// Steps through all rows, for some pragmas do their work a piece a row.
StoreResult<void> StoreFile::run(const QString &sql)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return storeFault(query.lastError(), m_path);
    while (query.next()) { }
    return {};
}

StoreResult<void> StoreFile::run(QSqlQuery &query)
{
    if (query.exec())
        return {};
    return storeFault(query.lastError(), m_path);
}

} // namespace gatehouse::traffic
