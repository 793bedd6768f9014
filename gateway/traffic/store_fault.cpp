// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_fault.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace gatehouse::traffic {

namespace {
constexpr qsizetype mostSetAside = 5;

// Primary result codes, sqlite.org/rescode.html
Trouble troubleOf(int code)
{
    switch (code & 0xff) {
    case 13: // FULL
        return Trouble::Full;
    case 3: // PERM
    case 8: // READONLY
        return Trouble::ReadOnly;
    case 5: // BUSY
    case 6: // LOCKED
        return Trouble::Locked;
    case 11: // CORRUPT
    case 26: // NOTADB
        return Trouble::Corrupt;
    default:
        return Trouble::Unusable;
    }
}

QString explained(Trouble trouble, const QString &path)
{
    switch (trouble) {
    case Trouble::Full:
        return u"there is no room left for %1. Free disk space or raise the limit; recording resumes by itself"_qs
            .arg(path);
    case Trouble::ReadOnly:
        return u"%1 may not be written. Make the file and its folder writable; recording resumes by itself"_qs
            .arg(path);
    case Trouble::Locked:
        return u"another program has %1 open. Close it; recording resumes by itself"_qs.arg(path);
    case Trouble::Corrupt:
        return u"%1 is damaged. Move it away; recording resumes by itself"_qs.arg(path);
    case Trouble::Newer:
        return u"%1 was made by a newer version of this program and is left untouched. Update, or choose another file"_qs
            .arg(path);
    case Trouble::Unusable:
        break;
    }
    return u"%1 cannot be used. Check that its folder exists and may be written; recording resumes by itself"_qs
        .arg(path);
}
} // namespace

Unexpected<StoreFault> storeFault(Trouble trouble, const QString &path, const QString &detail)
{
    const QString text = u"Traffic is not being recorded: "_qs + explained(trouble, path);
    return {StoreFault{trouble,
                       detail.isEmpty() ? QString(text + u'.')
                                        : QString(text + u" ("_qs + detail + u")."_qs)}};
}

Unexpected<StoreFault> storeFault(const QSqlError &error, const QString &path)
{
    const QString detail =
        error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return storeFault(troubleOf(error.nativeErrorCode().toInt()), path, detail);
}

StoreResult<QString> setAside(const QString &path)
{
    const QFileInfo file(path);
    QDir dir = file.dir();
    const QString prefix = file.fileName() + u".corrupt-"_qs;
    QStringList kept = dir.entryList(QDir::Files);
    kept.removeIf(
        [&](const QString &name) { return !name.startsWith(prefix) || name.endsWith(u"-wal"_qs); });
    if (kept.size() >= mostSetAside)
        return storeFault(Trouble::Corrupt, path,
                          u"%1 damaged files stand beside it; remove them"_qs.arg(kept.size()));

    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_qs);
    QString name = prefix + stamp;
    for (int i = 2; dir.exists(name); ++i)
        name = prefix + stamp + u'-' + QString::number(i);
    if (!dir.rename(file.fileName(), name))
        return storeFault(Trouble::Corrupt, path, u"it could not be renamed"_qs);
    const QString log = file.fileName() + u"-wal"_qs;
    if (dir.exists(log))
        dir.rename(log, name + u"-wal"_qs);
    dir.remove(file.fileName() + u"-shm"_qs);
    return dir.filePath(name);
}

} // namespace gatehouse::traffic
