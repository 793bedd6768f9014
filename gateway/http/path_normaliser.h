// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>

namespace gatehouse::http {

// A raw path as routes match it: percent-decoded, runs of "/" merged, "." and ".." resolved (RFC
// 3986 5.2.4, 6.2.2). InvalidInput: broken percent-encoding; NUL, CR or LF behind it; overlong
// UTF-8; more ".." than there are segments. A path already in that form is shared, not copied.
Result<QByteArray> normalisedPath(const QByteArray &rawPath);

} // namespace gatehouse::http
