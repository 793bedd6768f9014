// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace gatehouse {

// The content of the first part with that name in a multipart/form-data body (RFC 7578), whose
// boundary stands in `contentType`. std::nullopt: no such part, or no such body.
std::optional<QByteArray> multipartField(QByteArrayView body, QByteArrayView contentType,
                                         QByteArrayView name);

} // namespace gatehouse
