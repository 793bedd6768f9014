// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/http_time.h"

#include "gateway/core/ascii.h"
#include "gateway/http/writer.h"

#include <chrono>

namespace gatehouse::plugins {

namespace {

constexpr QByteArrayView months = "JanFebMarAprMayJunJulAugSepOctNovDec";

struct Parts {
    int year = -1, month = -1, day = -1, hour = -1, minute = -1, second = -1;
};

// -1 if there is anything but digits (a blank may stand for the first, as in asctime's day).
int number(QByteArrayView text)
{
    int value = 0;
    bool seen = false;
    for (const char c : text) {
        if (c == ' ' && !seen)
            continue;
        if (!ascii::isDigit(c))
            return -1;
        value = value * 10 + (c - '0');
        seen = true;
    }
    return seen ? value : -1;
}

int monthOf(QByteArrayView name)
{
    const qsizetype at = name.size() == 3 ? months.indexOf(name) : -1;
    return at >= 0 && at % 3 == 0 ? int(at / 3) + 1 : -1;
}

void readClock(QByteArrayView text, Parts &parts) // 08:49:37
{
    if (text.size() < 8 || text[2] != ':' || text[5] != ':')
        return;
    parts.hour = number(text.sliced(0, 2));
    parts.minute = number(text.sliced(3, 2));
    parts.second = number(text.sliced(6, 2));
}

// Behind the weekday: "06 Nov 1994 08:49:37", "06-Nov-94 08:49:37" or "Nov  6 08:49:37 1994".
Parts partsOf(QByteArrayView date, bool isAsctime)
{
    Parts parts;
    if (isAsctime) {
        if (date.size() < 20)
            return parts;
        parts.month = monthOf(date.first(3));
        parts.day = number(date.sliced(4, 2));
        readClock(date.sliced(7), parts);
        parts.year = number(date.sliced(16, 4));
        return parts;
    }
    if (date.size() < 18)
        return parts;
    const bool isShort = date[2] == '-';
    parts.day = number(date.first(2));
    parts.month = monthOf(date.sliced(3, 3));
    parts.year = number(date.sliced(7, isShort ? 2 : 4));
    if (isShort && parts.year >= 0)
        parts.year += parts.year < 70 ? 2000 : 1900;
    readClock(date.sliced(isShort ? 10 : 12), parts);
    return parts;
}

} // namespace

std::optional<qint64> parsedHttpTime(QByteArrayView text)
{
    const qsizetype comma = text.indexOf(',');
    const qsizetype start = comma >= 0 ? comma + 1 : text.indexOf(' ');
    if (start < 0)
        return std::nullopt;
    const Parts parts = partsOf(ascii::trimmed(text.sliced(start)), comma < 0);

    using namespace std::chrono;
    const year_month_day date{year(parts.year), month(unsigned(parts.month)),
                              day(unsigned(parts.day))};
    const bool good = parts.year >= 1970 && parts.month > 0 && parts.day > 0 && date.ok()
        && parts.hour >= 0 && parts.hour < 24 && parts.minute >= 0 && parts.minute < 60
        && parts.second >= 0 && parts.second < 60;
    if (!good)
        return std::nullopt;
    return seconds(sys_days(date).time_since_epoch()).count() + parts.hour * 3600
        + parts.minute * 60 + parts.second;
}

QByteArray cookieTime(qint64 secondsSinceEpoch)
{
    QByteArray text = http::httpDate(secondsSinceEpoch); // Sun, 06 Nov 1994 08:49:37 GMT
    const bool isShort = text.sliced(12, 4).toInt() <= 2037;
    text[7] = text[11] = '-';
    return isShort ? QByteArray(text.remove(12, 2)) : text;
}

} // namespace gatehouse::plugins
