// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QSqlError>

namespace gatehouse::traffic {

enum class Trouble {
    Full, // no room on the disk, or the quota is reached
    ReadOnly, // the file or its folder may not be written
    Locked, // another program has the file open
    Corrupt, // not a database, or a damaged one
    Newer, // made by a later version of this program
    Unusable // anything else
};

// Why the file cannot be used, in words for the user: fact, cause, what to do.
struct StoreFault {
    Trouble trouble = Trouble::Unusable;
    QString message;
    bool operator==(const StoreFault &) const = default;
};
template <typename T>
using StoreResult = Result<T, StoreFault>;

Unexpected<StoreFault> storeFault(Trouble trouble, const QString &path, const QString &detail = {});
Unexpected<StoreFault> storeFault(const QSqlError &error, const QString &path);

// Renames a damaged file (with its write-ahead log) to "<path>.corrupt-<time>" and returns the new
// name. Keeps at most five of them: the sixth is refused, for a disk that damages files would fill
// with them.
StoreResult<QString> setAside(const QString &path);

} // namespace gatehouse::traffic
