// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/traffic/store.h"
#include "gateway/traffic/store_block.h"
#include "gateway/traffic/store_fault.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <optional>

namespace gatehouse::traffic {

// The SQLite file itself, synchronous: opened, used and closed on one thread. Nobody else can have
// it open meanwhile. After a fault nothing of the failed call is in the file.
class StoreFile
{
public:
    StoreFile();
    ~StoreFile();
    Q_DISABLE_COPY_MOVE(StoreFile)

    // Makes the folder and the file (readable by the user only) as needed and brings its schema up
    // to date. Files up to 64 MiB are checked for damage, larger ones are found damaged on use.
    StoreResult<void> open(const QString &path, const Retention &retention);
    void close();
    bool isOpen() const { return m_db.isOpen(); }
    StoreResult<void> setRetention(const Retention &retention);

    // All in one transaction, in blocks. Of two records with one id the later one is read.
    StoreResult<void> write(QList<PackedRecord> records);
    // One small step towards the retention; true: there is more to do.
    StoreResult<bool> prune();
    StoreResult<void> clear();

    StoreResult<RecordPtr> read(quint64 id); // null: no such record, or not readable
    StoreResult<QList<RecordPtr>> newest(qint64 limit);

    qint64 records() const { return m_records; }
    qint64 octets() const { return m_pages * m_pageSize; }
    quint64 lastId() const { return m_lastId; }

private:
    StoreResult<void> connectTo();
    StoreResult<void> checkIntegrity();
    StoreResult<void> upgrade();
    StoreResult<void> prepare();
    StoreResult<void> writeBlock();
    StoreResult<void> dropOldest(qint64 count);
    StoreResult<void> shrink();
    StoreResult<void> measure();
    StoreResult<qint64> ask(const QString &sql);
    StoreResult<void> run(const QString &sql);
    StoreResult<void> run(QSqlQuery &query);

    const QString m_connection;
    QString m_path;
    Retention m_retention;
    QSqlDatabase m_db;
    struct Statements {
        explicit Statements(const QSqlDatabase &db)
            : block(db)
            , details(db)
        {
        }
        QSqlQuery block, details;
    };
    std::optional<Statements> m_statements; // while open
    RecordBlock m_block; // being written
    qint64 m_records = 0, m_pages = 0, m_freePages = 0, m_pageSize = 4096;
    quint64 m_lastId = 0;
    bool m_shrinking = false;
};

} // namespace gatehouse::traffic
