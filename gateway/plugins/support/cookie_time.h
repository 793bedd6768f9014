// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::plugins {

// "Sun, 06-Nov-94 08:49:37 GMT", as NGINX writes the Expires of a cookie; four digits of the year
// from 2038 on.
QByteArray cookieTime(qint64 secondsSinceEpoch);

} // namespace gatehouse::plugins
