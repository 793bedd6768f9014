// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/time_window.h"

#include <cmath>

namespace gatehouse::ui {

namespace {

constexpr int RefreshesBeforeShrinking = 10;

int widthOf(metrics::Resolution resolution)
{
    switch (resolution) {
    case metrics::Resolution::Second:
        return 1;
    case metrics::Resolution::TenSeconds:
        return 10;
    case metrics::Resolution::Minute:
        break;
    }
    return 60;
}

} // namespace

const QList<TimeWindow> &timeWindows()
{
    using metrics::Resolution;
    static const QList<TimeWindow> windows = {
        {60, 1, Resolution::Second, 4},
        {300, 3, Resolution::Second, 5},
        {900, 10, Resolution::TenSeconds, 5},
        {3600, 30, Resolution::TenSeconds, 4},
    };
    return windows;
}

QList<Column> columnsOf(const metrics::Board &board, const TimeWindow &window)
{
    QList<Column> columns(window.columns());
    const metrics::Series series =
        board.series(window.resolution, window.seconds / widthOf(window.resolution));
    if (series.bins.empty())
        return columns;
    const qint64 width = window.columnSeconds;
    const qint64 end = series.firstSecond + qint64(series.bins.size()) * series.secondsPerBin;
    const qint64 newest = (end - 1) / width;
    for (std::size_t i = 0; i < series.bins.size(); ++i) {
        const qint64 second = series.firstSecond + qint64(i) * series.secondsPerBin;
        const qint64 at = columns.size() - 1 - (newest - second / width);
        if (at < 0)
            continue;
        columns[at].bin.merge(series.bins[i]);
        columns[at].seconds += series.secondsPerBin;
    }
    return columns;
}

double niceCeiling(double value)
{
    if (!(value > 0))
        return 1;
    const double magnitude = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * magnitude * (1 + 1e-9))
            return step * magnitude;
    }
    return 10 * magnitude;
}

double SteadyScale::update(double highest)
{
    const double wanted = niceCeiling(highest);
    m_lower = wanted < m_top ? m_lower + 1 : 0;
    if (wanted > m_top || m_lower >= RefreshesBeforeShrinking) {
        m_top = wanted;
        m_lower = 0;
    }
    return m_top;
}

} // namespace gatehouse::ui
