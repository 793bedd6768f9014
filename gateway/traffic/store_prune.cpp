// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"

#include <algorithm>

namespace gatehouse::traffic {

namespace {
// Small enough for a step to take some milliseconds, large enough to keep up with the fastest
// writing.
constexpr qint64 recordsPerStep = 4000;
constexpr qint64 pagesPerStep = 2048;
} // namespace

StoreResult<bool> StoreFile::prune()
{
    // Whole blocks go; what is kept may exceed the wish by less than one.
    const qint64 over = m_records - std::max<qint64>(m_retention.maxRecords, 0);
    const qint64 tooMany = over >= RecordBlock::mostRecords ? over : 0;
    const qint64 mostPages = std::max<qint64>(m_retention.maxOctets / m_pageSize, 1);
    const bool tooLarge = m_pages - m_freePages > mostPages && m_records > 0;
    if (tooMany > 0 || tooLarge) {
        const qint64 share = tooLarge ? std::max<qint64>(m_records / 32, 1) : 0;
        if (const auto done = dropOldest(std::min(std::max(tooMany, share), recordsPerStep)); !done)
            return {Unexpected<StoreFault>{done.error()}};
        return true;
    }
    const bool shrinkable = m_freePages > 0 && (m_shrinking || m_pages > mostPages);
    if (!shrinkable) {
        m_shrinking = false;
        return false;
    }
    const qint64 before = m_pages;
    if (const auto done = shrink(); !done)
        return {Unexpected<StoreFault>{done.error()}};
    return m_pages
        < before; // a file that cannot shrink (made without auto_vacuum) reuses its pages instead
}

StoreResult<void> StoreFile::dropOldest(qint64 count)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    qint64 bound = 0, gone = 0;
    if (!query.exec(u"SELECT id, records FROM blocks ORDER BY id"_qs))
        return storeFault(query.lastError(), m_path);
    while (query.next() && (gone == 0 || gone + query.value(1).toLongLong() <= count)) {
        bound = query.value(0).toLongLong();
        gone += query.value(1).toLongLong();
    }
    query.finish();
    if (!m_db.transaction())
        return storeFault(m_db.lastError(), m_path);
    const bool ok = query.exec(u"DELETE FROM blocks WHERE id <= %1"_qs.arg(bound))
        && query.exec(u"DELETE FROM details WHERE id <= %1"_qs.arg(bound));
    const QSqlError error = query.lastError();
    query.finish();
    if (!ok || !m_db.commit()) {
        const auto fault = storeFault(ok ? m_db.lastError() : error, m_path);
        m_db.rollback();
        return fault;
    }
    m_records = std::max<qint64>(m_records - gone, 0);
    return measure();
}

StoreResult<void> StoreFile::shrink()
{
    if (const auto done = run(u"PRAGMA incremental_vacuum(%1)"_qs.arg(pagesPerStep)); !done)
        return done;
    const auto measured = measure();
    if (measured && m_freePages == 0)
        return run(u"PRAGMA wal_checkpoint(TRUNCATE)"_qs);
    return measured;
}

StoreResult<void> StoreFile::clear()
{
    if (!m_db.transaction())
        return storeFault(m_db.lastError(), m_path);
    QSqlQuery query(m_db);
    if (!query.exec(u"DELETE FROM details"_qs) || !query.exec(u"DELETE FROM blocks"_qs)
        || !m_db.commit()) {
        const QSqlError error = query.lastError().isValid() ? query.lastError() : m_db.lastError();
        m_db.rollback();
        return storeFault(error, m_path);
    }
    m_records = 0;
    m_shrinking = true; // what was recorded shall leave the disk
    return measure();
}

} // namespace gatehouse::traffic
