// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace gatehouse::http {

// Seconds since the epoch of an HTTP-date in one of its three formats (RFC 9110 5.6.7);
// words in any case; std::nullopt for anything else. `now` decides the century of a year of two digits: never more
// than 50 years ahead.
std::optional<qint64> parseHttpTime(QByteArrayView text, qint64 now);

} // namespace gatehouse::http
