// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"

#include <QVariant>

#include <algorithm>

namespace gatehouse::traffic {

namespace {
// Octets that live as long as the statement runs.
QVariant blob(QByteArrayView octets)
{
    return octets.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>())
                            : QVariant(QByteArray::fromRawData(octets.data(), octets.size()));
}
} // namespace

StoreResult<void> StoreFile::write(QList<PackedRecord> records)
{
    if (!m_db.transaction())
        return storeFault(m_db.lastError(), m_path);
    // Exchanges end in another order than they began. Rows that come in order fill page after page;
    // others make the tree shift what is there. The later of two with one id stays the later.
    std::stable_sort(records.begin(), records.end(),
                     [](const PackedRecord &a, const PackedRecord &b) { return a.id() < b.id(); });
    const qint64 before = m_records;
    const quint64 lastBefore = m_lastId;
    StoreResult<void> done;
    for (const PackedRecord &record : std::as_const(records)) {
        done = writeOne(record);
        if (!done)
            break;
    }
    if (done && !m_db.commit())
        done = storeFault(m_db.lastError(), m_path);
    if (done)
        return measure();
    m_db.rollback();
    m_records = before;
    m_lastId = lastBefore;
    return done;
}

StoreResult<void> StoreFile::writeOne(const PackedRecord &record)
{
    // By name, since Qt makes up a name for every place that is given by number.
    static const std::array<QString, 4> names{u":id"_qs, u":a"_qs, u":b"_qs, u":c"_qs};
    const auto bindAndRun = [&](QSqlQuery &query, const QVariant &a, const QVariant &b,
                                const QVariant &c) {
        query.bindValue(names[0], qint64(record.id())); // unsigned ones would go as texts
        query.bindValue(names[1], a);
        query.bindValue(names[2], b);
        query.bindValue(names[3], c);
        return run(query);
    };
    const QVariant summary = blob(record.summary()), detail = blob(record.detail()),
                   request = blob(record.requestBody()), response = blob(record.responseBody());
    Statements &s = *m_statements;

    auto done = bindAndRun(s.insert, record.startedUs(), record.status(), summary);
    if (!done)
        return done;
    if (s.insert.numRowsAffected() > 0) {
        ++m_records;
        m_lastId = std::max(m_lastId, record.id());
        return bindAndRun(s.insertDetail, detail, request, response);
    }
    done = bindAndRun(s.replace, record.startedUs(), record.status(), summary);
    return done ? bindAndRun(s.replaceDetail, detail, request, response) : done;
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
