// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/writer.h"

#include <chrono>

namespace gatehouse::http {
namespace {

void putTwo(char *at, unsigned value)
{
    at[0] = char('0' + value / 10);
    at[1] = char('0' + value % 10);
}

} // namespace

QByteArray httpDate(qint64 secondsSinceEpoch)
{
    constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    // 0000-01-01 and 9999-12-31: four digits of a year are all the format has.
    constexpr qint64 kFirst = -62167219200;
    constexpr qint64 kLast = 253402300799;

    using namespace std::chrono;
    const sys_seconds time{seconds(std::clamp(secondsSinceEpoch, kFirst, kLast))};
    const auto midnight = floor<days>(time);
    const year_month_day date(midnight);
    const hh_mm_ss clock(time - midnight);
    const auto year = unsigned(int(date.year()));

    QByteArray out("Sun, 06 Nov 1994 08:49:37 GMT");
    char *text = out.data();
    std::copy_n(kDays.data() + weekday(midnight).c_encoding() * 3, 3, text);
    putTwo(text + 5, unsigned(date.day()));
    std::copy_n(kMonths.data() + (unsigned(date.month()) - 1) * 3, 3, text + 8);
    putTwo(text + 12, year / 100);
    putTwo(text + 14, year % 100);
    putTwo(text + 17, unsigned(clock.hours().count()));
    putTwo(text + 20, unsigned(clock.minutes().count()));
    putTwo(text + 23, unsigned(clock.seconds().count()));
    return out;
}

} // namespace gatehouse::http
