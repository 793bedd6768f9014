// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_schema.h"

#include <QSqlQuery>
#include <QVariant>

namespace gatehouse::traffic {

const QList<Migration> &storeMigrations()
{
    // Bodies and headers lie apart, so that reading a long list touches small rows only. What an
    // earlier version than 2 recorded row by row is given up; none was released.
    static const QList<Migration> steps = {
        {1,
         {u"CREATE TABLE records (id INTEGER PRIMARY KEY, started_us INTEGER NOT NULL, "
          "status INTEGER NOT NULL, summary BLOB NOT NULL)"_qs,
          u"CREATE TABLE details (id INTEGER PRIMARY KEY, detail BLOB NOT NULL, "
          "request_body BLOB, response_body BLOB)"_qs}},
        {2,
         {u"DROP TABLE records"_qs, u"DROP TABLE details"_qs,
          u"CREATE TABLE blocks (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, "
          "last INTEGER NOT NULL, records INTEGER NOT NULL, summaries BLOB NOT NULL)"_qs,
          u"CREATE INDEX blocks_by_last ON blocks (last, first)"_qs,
          u"CREATE TABLE details (id INTEGER PRIMARY KEY, octets BLOB NOT NULL)"_qs}},
    };
    return steps;
}

int versionAfter(const QList<Migration> &migrations)
{
    return migrations.isEmpty() ? 0 : migrations.constLast().to;
}

std::optional<int> storeVersion(QSqlDatabase &db)
{
    QSqlQuery query(db);
    if (!query.exec(u"PRAGMA user_version"_qs) || !query.next())
        return std::nullopt;
    return query.value(0).toInt();
}

QSqlError migrate(QSqlDatabase &db, const QList<Migration> &migrations)
{
    const std::optional<int> version = storeVersion(db);
    if (!version)
        return db.lastError();
    if (*version >= versionAfter(migrations))
        return {};
    if (!db.transaction())
        return db.lastError();
    QSqlQuery query(db);
    for (const Migration &step : migrations) {
        if (step.to <= *version)
            continue;
        QStringList statements = step.statements;
        statements.append(u"PRAGMA user_version = %1"_qs.arg(step.to));
        for (const QString &statement : std::as_const(statements)) {
            if (!query.exec(statement)) {
                const QSqlError error = query.lastError();
                db.rollback();
                return error;
            }
        }
    }
    query.finish();
    return db.commit() ? QSqlError() : db.lastError();
}

} // namespace gatehouse::traffic
