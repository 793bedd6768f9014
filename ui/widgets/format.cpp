// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/format.h"

#include <array>
#include <cmath>

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr QChar ThinSpace(0x2009);

QString unknown()
{
    return QString(QChar(0x2013));
}

double in(std::chrono::nanoseconds span, std::chrono::nanoseconds unit)
{
    return double(span.count()) / double(unit.count());
}

} // namespace

QString Format::withUnit(const QString &number, const QString &unit)
{
    return number + ThinSpace + unit;
}

QString Format::shortNumber(double value, const QLocale &locale)
{
    if (!std::isfinite(value))
        return unknown();
    const bool whole = std::abs(value) >= 9.95 || value == std::floor(value);
    return locale.toString(value, 'f', whole ? 0 : 1);
}

QString Format::count(qint64 number, const QLocale &locale)
{
    return locale.toString(number);
}

QString Format::bytes(qint64 count, const QLocale &locale)
{
    if (count < 0)
        return unknown();
    const std::array<QString, 5> units = {tr("B"), tr("kB"), tr("MB"), tr("GB"), tr("TB")};
    double value = double(count);
    std::size_t step = 0;
    while (value >= 999.5 && step + 1 < units.size()) {
        value /= 1000;
        ++step;
    }
    const bool tenths = step > 0 && value < 99.95;
    return withUnit(locale.toString(value, 'f', tenths ? 1 : 0), units[step]);
}

QString Format::duration(std::chrono::nanoseconds span, const QLocale &locale)
{
    if (span < 0ns)
        return unknown();
    if (span < 999500ns)
        return withUnit(locale.toString(in(span, 1us), 'f', 0), tr("µs"));
    if (span < 9950us)
        return withUnit(shortNumber(in(span, 1ms), locale), tr("ms"));
    if (span < 999500us)
        return withUnit(locale.toString(in(span, 1ms), 'f', 0), tr("ms"));
    if (span < 59950ms)
        return withUnit(locale.toString(in(span, 1s), 'f', 1), tr("s"));
    const auto seconds = std::chrono::round<std::chrono::seconds>(span).count();
    return withUnit(locale.toString(qint64(seconds / 60)), tr("min")) + u' '
        + withUnit(locale.toString(qint64(seconds % 60)), tr("s"));
}

QString Format::rate(double perSecond, const QLocale &locale)
{
    return withUnit(shortNumber(perSecond, locale), tr("req/s"));
}

QString Format::percent(double share, const QLocale &locale)
{
    if (!std::isfinite(share))
        return unknown();
    return withUnit(shortNumber(share * 100, locale), locale.percent());
}

} // namespace gatehouse::ui
