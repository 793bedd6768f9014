// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>

namespace gatehouse::app {

// The Admin API's key: the one line of a file that nobody but its owner may read or write. Io: it
// cannot be read; Refused: others may read it; InvalidInput: it holds no key, or more than one
// line.
Result<QByteArray> readAdminKey(const QString &path);

} // namespace gatehouse::app
