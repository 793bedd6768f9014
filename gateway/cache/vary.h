// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <optional>

namespace gatehouse::cache {

// The names in Vary: lower-case, sorted, each once (RFC 9111 4.1). std::nullopt if it holds "*".
std::optional<QList<QByteArray>> varyNames(const http::Headers &response);

// What a request says in those fields, in a form in which two requests are equal if and only if
// they select the same answer: several lines as one list, blanks around commas dropped; the members
// of Accept-Language and Accept-Encoding in lower case and sorted, since their order means nothing.
// Cookie, Authorization and what is in quotes stays as it is.
QByteArray selectingValues(const http::Headers &request, const QList<QByteArray> &names);

} // namespace gatehouse::cache
