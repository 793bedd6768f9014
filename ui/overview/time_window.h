// SPDX-License-Identifier: GPL-3.0-or-later
// The stretch of time that the Overview shows, and its cut into the columns of the charts. Columns
// stand at whole multiples of their width, so a column keeps its content while it moves left.
#pragma once

#include "gateway/metrics/board.h"

#include <QList>

namespace gatehouse::ui {

struct TimeWindow {
    int seconds = 300;
    int columnSeconds = 3;
    metrics::Resolution resolution = metrics::Resolution::Second;
    int marks = 5; ///< the time axis is labelled at this many equal steps

    [[nodiscard]] int columns() const { return seconds / columnSeconds; }
    bool operator==(const TimeWindow &) const = default;
};

/// 1 min, 5 min, 15 min, 1 h: at most 120 columns each.
[[nodiscard]] const QList<TimeWindow> &timeWindows();

struct Column {
    metrics::Bin bin;
    int seconds = 0; ///< that were counted; 0: before the first or after the last second
    [[nodiscard]] double perSecond(metrics::Class c) const
    {
        return seconds > 0 ? double(bin.of(c)) / seconds : 0;
    }
};

/// Exactly window.columns() of them, the newest last.
[[nodiscard]] QList<Column> columnsOf(const metrics::Board &board, const TimeWindow &window);

/// The next of 1, 2, 5, 10, 20, 50 … that is not below the value; 1 for nothing.
[[nodiscard]] double niceCeiling(double value);

/// The upper end of an axis: grows at once, shrinks only after ten lower values in a row.
class SteadyScale
{
public:
    double update(double highest);

private:
    double m_top = 0;
    int m_lower = 0;
};

} // namespace gatehouse::ui
