// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/units.h"

#include <QString>

#include <initializer_list>

namespace gatehouse::ui {

namespace {

struct Unit {
    const char *name;
    double factor;
};

std::optional<qint64> parse(QStringView text, std::initializer_list<Unit> units)
{
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == u'.'))
        ++digits;
    bool valid = false;
    const double number = text.first(digits).toDouble(&valid);
    if (!valid)
        return std::nullopt;
    const QStringView name = text.sliced(digits);
    for (const Unit &unit : units) {
        if (name.compare(QLatin1String(unit.name), Qt::CaseInsensitive) != 0)
            continue;
        const double value = number * unit.factor;
        return value < 9e18 ? std::optional(qint64(value)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> parseSpan(QStringView text)
{
    return parse(
        text,
        {{"", 1e3}, {"us", 1}, {"ms", 1e3}, {"s", 1e6}, {"m", 60e6}, {"min", 60e6}, {"h", 3600e6}});
}

std::optional<qint64> parseSize(QStringView text)
{
    return parse(text,
                 {{"", 1},
                  {"b", 1},
                  {"k", 1e3},
                  {"kb", 1e3},
                  {"kib", 1024},
                  {"m", 1e6},
                  {"mb", 1e6},
                  {"mib", 1048576},
                  {"g", 1e9},
                  {"gb", 1e9},
                  {"gib", 1073741824}});
}

} // namespace gatehouse::ui
