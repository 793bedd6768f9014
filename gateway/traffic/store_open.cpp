// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_file.h"
#include "gateway/traffic/store_schema.h"

#include <QDir>
#include <QFileInfo>
#include <QVariant>

#include <atomic>

namespace gatehouse::traffic {

namespace {
constexpr qint64 largestChecked = qint64(64) << 20;

QString freshConnectionName()
{
    static std::atomic<int> counter{0};
    return u"gatehouse-traffic-%1"_qs.arg(++counter);
}

// What passes through is the user's own: the file is made before SQLite makes it with the usual
// permissions.
void makePrivate(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}
} // namespace

StoreFile::StoreFile()
    : m_connection(freshConnectionName())
{
}

StoreFile::~StoreFile()
{
    close();
}

StoreResult<void> StoreFile::open(const QString &path, const Retention &retention)
{
    close();
    m_path = path;
    m_retention = retention;
    using Step = StoreResult<void> (StoreFile::*)();
    for (const Step step : {&StoreFile::connectTo, &StoreFile::checkIntegrity, &StoreFile::upgrade,
                            &StoreFile::prepare, &StoreFile::measure}) {
        if (const auto done = (this->*step)(); !done) {
            close();
            return done;
        }
    }
    return {};
}

void StoreFile::close()
{
    m_statements.reset();
    if (!m_db.isValid())
        return;
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    m_records = m_pages = m_freePages = 0;
    m_shrinking = false;
}

StoreResult<void> StoreFile::connectTo()
{
    makePrivate(m_path);
    // SQLite takes a file shorter than the shortest page for an empty one and would write over it.
    if (const QFileInfo file(m_path); file.isFile() && file.size() > 0 && file.size() < 512)
        return storeFault(Trouble::Corrupt, m_path, u"it is too short"_qs);
    m_db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, m_connection);
    m_db.setDatabaseName(m_path);
    m_db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=100"_qs);
    if (!m_db.open())
        return storeFault(m_db.lastError(), m_path);
    // Exclusive: one writer, and no shared memory file that a full disk could turn into a crash.
    // Large pages (of new files), for a record takes one to three KiB.
    for (const QString &pragma :
         {u"PRAGMA page_size = 16384"_qs, u"PRAGMA locking_mode = EXCLUSIVE"_qs,
          u"PRAGMA auto_vacuum = INCREMENTAL"_qs, u"PRAGMA journal_mode = WAL"_qs,
          u"PRAGMA synchronous = NORMAL"_qs, u"PRAGMA cache_size = -8192"_qs,
          u"PRAGMA wal_autocheckpoint = 1024"_qs, u"PRAGMA journal_size_limit = 16777216"_qs,
          u"PRAGMA temp_store = MEMORY"_qs}) {
        if (const auto done = run(pragma); !done)
            return done;
    }
    return {};
}

StoreResult<void> StoreFile::checkIntegrity()
{
    if (QFileInfo(m_path).size() > largestChecked)
        return {};
    QSqlQuery query(m_db);
    if (!query.exec(u"PRAGMA quick_check(1)"_qs) || !query.next())
        return storeFault(query.lastError(), m_path);
    const QString verdict = query.value(0).toString();
    if (verdict != u"ok"_qs)
        return storeFault(Trouble::Corrupt, m_path, verdict);
    return {};
}

StoreResult<void> StoreFile::upgrade()
{
    const auto version = storeVersion(m_db);
    if (version && *version > versionAfter(storeMigrations()))
        return storeFault(Trouble::Newer, m_path);
    const QSqlError error = migrate(m_db);
    if (error.isValid())
        return storeFault(error, m_path);
    return {};
}

StoreResult<void> StoreFile::prepare()
{
    Statements &s = m_statements.emplace(m_db);
    if (!s.block.prepare(u"INSERT INTO blocks (first, last, records, summaries) "
                         "VALUES (:first, :last, :records, :summaries)"_qs)
        || !s.details.prepare(u"INSERT INTO details (id, octets) VALUES (:id, :octets)"_qs))
        return storeFault(Trouble::Corrupt, m_path, u"its tables are not as expected"_qs);
    const auto records = ask(u"SELECT sum(records) FROM blocks"_qs);
    const auto last = records ? ask(u"SELECT max(last) FROM blocks"_qs) : records;
    if (!last)
        return {Unexpected<StoreFault>{last.error()}};
    m_records = *records;
    m_lastId = std::max(m_lastId, quint64(*last));
    return setRetention(m_retention);
}

StoreResult<void> StoreFile::setRetention(const Retention &retention)
{
    m_retention = retention;
    const auto pageSize = ask(u"PRAGMA page_size"_qs);
    if (!pageSize)
        return {Unexpected<StoreFault>{pageSize.error()}};
    m_pageSize = std::max<qint64>(*pageSize, 512);
    constexpr qint64 most = 0xfffffffe; // sqlite.org/limits.html
    const qint64 pages = retention.quotaOctets > 0 ? retention.quotaOctets / m_pageSize : most;
    return run(u"PRAGMA max_page_count = %1"_qs.arg(std::clamp<qint64>(pages, 1, most)));
}

} // namespace gatehouse::traffic
