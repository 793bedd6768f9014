// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for people: locale's digits and separators, a thin space before the unit, three
// significant figures at most. Charts, tables and tiles use these, so that one size reads alike.
#pragma once

#include <chrono>
#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace gatehouse::ui {

class Format
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::Format)
public:
    /// "612 B", "4.1 kB", "1.2 GB"; SI steps of 1000.
    [[nodiscard]] static QString bytes(qint64 count, const QLocale &locale = QLocale());
    /// "380 µs", "38 ms", "6.2 s", "2 min 5 s"; negative: an en dash, for "not known".
    [[nodiscard]] static QString duration(std::chrono::nanoseconds span,
                                          const QLocale &locale = QLocale());
    /// "42 req/s", "0.3 req/s".
    [[nodiscard]] static QString rate(double perSecond, const QLocale &locale = QLocale());
    /// Share 0..1 as "0.8 %"; NaN: an en dash.
    [[nodiscard]] static QString percent(double share, const QLocale &locale = QLocale());
    /// "1 204" or "1,204", as the locale groups.
    [[nodiscard]] static QString count(qint64 number, const QLocale &locale = QLocale());
    /// One decimal below 10, none above: "0.8", "42", "1 204".
    [[nodiscard]] static QString shortNumber(double value, const QLocale &locale = QLocale());
    /// number, thin space, unit.
    [[nodiscard]] static QString withUnit(const QString &number, const QString &unit);
};

} // namespace gatehouse::ui
