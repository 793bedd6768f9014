// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace gatehouse::plugins {

// Base64 as NGINX decodes it (RFC 4648): the text ends at the first "=", and one that holds any
// other octet, or ends within an octet, is none.
std::optional<QByteArray> decodedBase64(QByteArrayView text);
// The same with the alphabet for URLs, which JSON Web Tokens use (RFC 7515 2).
std::optional<QByteArray> decodedBase64Url(QByteArrayView text);

} // namespace gatehouse::plugins
