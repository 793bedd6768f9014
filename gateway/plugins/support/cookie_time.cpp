// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/cookie_time.h"

#include "gateway/http/writer.h"

namespace gatehouse::plugins {

QByteArray cookieTime(qint64 secondsSinceEpoch)
{
    QByteArray text = http::httpDate(secondsSinceEpoch); // Sun, 06 Nov 1994 08:49:37 GMT
    const bool isShort = text.sliced(12, 4).toInt() <= 2037;
    text[7] = text[11] = '-';
    return isShort ? QByteArray(text.remove(12, 2)) : text;
}

} // namespace gatehouse::plugins
