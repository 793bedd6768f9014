// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QStringList>

#include <optional>

namespace gatehouse::traffic {

// One step from version `to - 1` to version `to`: statements, run in order in one transaction.
// Steps are never changed once released, only added.
struct Migration {
    int to = 0;
    QStringList statements;
};

const QList<Migration> &storeMigrations();
// What a file has after all of them (PRAGMA user_version).
int versionAfter(const QList<Migration> &migrations);

// Nullopt: not a database, or not readable now.
std::optional<int> storeVersion(QSqlDatabase &db);
// Brings the file up to date, all or nothing. An invalid QSqlError (isValid() == false) means it
// went well. The file must not be newer than the steps.
QSqlError migrate(QSqlDatabase &db, const QList<Migration> &migrations = storeMigrations());

} // namespace gatehouse::traffic
