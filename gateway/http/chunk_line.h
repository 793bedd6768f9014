// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/field_line.h"

namespace gatehouse::http {

// The line before a chunk without its CRLF (RFC 9112 7.1): 1 to 16 hex digits into `size`, then
// extensions (7.1.1) of at most `maxExtension` octets, which are checked and dropped.
Fault parseChunkLine(QByteArrayView line, qsizetype maxExtension, qint64 &size);

constexpr qsizetype kMaxChunkDigits = 16;

} // namespace gatehouse::http
