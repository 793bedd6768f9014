// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"
#include "gateway/http/parser.h"

#include <optional>

namespace gatehouse::http {

// What is wrong with a message; std::nullopt if nothing is.
using Fault = std::optional<ParseError>;

// One field line without its CRLF (RFC 9112 5): a token, a colon with nothing before it, a value
// without controls. Folded lines (5.2) are refused.
Fault parseFieldLine(QByteArrayView line, Field &out);

} // namespace gatehouse::http
