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
    const qint64 tooMany = m_records - std::max<qint64>(m_retention.maxRecords, 0);
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
    const auto bound =
        ask(u"SELECT max(id) FROM (SELECT id FROM records ORDER BY id LIMIT %1)"_qs.arg(count));
    if (!bound)
        return {Unexpected<StoreFault>{bound.error()}};
    if (!m_db.transaction())
        return storeFault(m_db.lastError(), m_path);
    QSqlQuery query(m_db);
    qint64 gone = 0;
    bool ok = query.exec(u"DELETE FROM records WHERE id <= %1"_qs.arg(*bound));
    if (ok) {
        gone = query.numRowsAffected();
        ok = query.exec(u"DELETE FROM details WHERE id <= %1"_qs.arg(*bound));
    }
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
    if (!query.exec(u"DELETE FROM details"_qs) || !query.exec(u"DELETE FROM records"_qs)
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
