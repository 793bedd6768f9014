// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

namespace gatehouse::cache {

// RFC 9110 9.2.1 and the registry: requests that change nothing. Any other method may.
bool isSafe(QByteArrayView method);

// The targets (path and query), besides its own, that the answer to an unsafe request makes stale:
// Location and Content-Location of the same origin (RFC 9111 4.4). Empty unless it succeeded.
QList<QByteArray> invalidatedTargets(int status, const http::Headers &response,
                                     QByteArrayView scheme, QByteArrayView authority,
                                     QByteArrayView target);

// A reference resolved to a path and query of that origin; empty if it leads elsewhere.
QByteArray sameOriginTarget(QByteArrayView reference, QByteArrayView scheme,
                            QByteArrayView authority, QByteArrayView target);

} // namespace gatehouse::cache
