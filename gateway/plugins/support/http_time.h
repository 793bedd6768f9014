// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace gatehouse::plugins {

// Seconds since 1970 of a date in any of HTTP's three formats (RFC 9110 5.6.7), read as NGINX does:
// the day of the week is not compared.
std::optional<qint64> parsedHttpTime(QByteArrayView text);

// "Sun, 06-Nov-94 08:49:37 GMT", as NGINX writes the Expires of a cookie; four digits of the year
// from 2038 on.
QByteArray cookieTime(qint64 secondsSinceEpoch);

} // namespace gatehouse::plugins
