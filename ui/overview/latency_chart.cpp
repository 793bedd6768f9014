// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/latency_chart.h"

#include "ui/widgets/format.h"

#include <cmath>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QLogValueAxis>

namespace gatehouse::ui {

namespace {

constexpr std::array Shares{0.50, 0.95, 0.99};
constexpr std::array Names{"p50", "p95", "p99"};
constexpr quint64 EnoughForP99 = 100;

double milliseconds(qint64 microseconds)
{
    return std::max(0.01, double(microseconds) / 1000);
}

} // namespace

LatencyChart::LatencyChart(QWidget *parent)
    : ChartCard(parent)
    , m_axis(new QLogValueAxis)
{
    m_axis->setBase(10);
    m_axis->setLabelFormat(tr("%g ms"));
    m_axis->setRange(1, 1000);
    setValueAxis(m_axis);
    for (int curve = 0; curve < int(Shares.size()); ++curve)
        madeSeries(curve);
    applyTheme(themeOf(this));
    setWindow(window());
    retranslateUi();
}

QLineSeries *LatencyChart::madeSeries(int curve)
{
    auto *series = new QLineSeries;
    chart()->addSeries(series);
    series->attachAxis(timeAxis());
    series->attachAxis(m_axis);
    m_series[std::size_t(curve)].append(series);
    const LineLook &look = themeOf(this).percentiles[std::size_t(curve)];
    series->setPen(QPen(look.color, look.width, look.dashed ? Qt::DashLine : Qt::SolidLine));
    return series;
}

QList<QList<QPointF>> LatencyChart::cut(double share) const
{
    QList<QList<QPointF>> result;
    const double half = window().columnSeconds / 2.0;
    bool open = false;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const qint64 value = m_columns[i].bin.latency.percentile(share);
        if (value >= 0 && !open)
            result.append(QList<QPointF>());
        open = value >= 0;
        if (!open)
            continue;
        const double y = milliseconds(value);
        result.last() << QPointF(timeOf(i) - half, y) << QPointF(timeOf(i) + half, y);
    }
    return result.mid(std::max<qsizetype>(0, result.size() - MaximumStretches));
}

void LatencyChart::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    scale();
    for (int curve = 0; curve < int(Shares.size()); ++curve) {
        const QList<QList<QPointF>> parts = cut(Shares[std::size_t(curve)]);
        QList<QLineSeries *> &pool = m_series[std::size_t(curve)];
        while (pool.size() < parts.size())
            madeSeries(curve);
        for (qsizetype i = 0; i < pool.size(); ++i)
            pool[i]->replace(i < parts.size() ? parts[i] : QList<QPointF>());
    }
    retranslateUi();
}

// Whole decades, so that the lines do not jump with each new value.
void LatencyChart::scale()
{
    double lowest = 1, highest = 100;
    for (const Column &column : std::as_const(m_columns)) {
        if (column.bin.latency.count() == 0)
            continue;
        lowest = std::min(lowest, milliseconds(column.bin.latency.percentile(Shares[0])));
        highest = std::max(highest, milliseconds(column.bin.latency.percentile(Shares[2])));
    }
    m_axis->setRange(std::pow(10, std::floor(std::log10(lowest))),
                     std::pow(10, std::ceil(std::log10(highest))));
}

QList<QList<QPointF>> LatencyChart::stretches(int curve) const
{
    QList<QList<QPointF>> result;
    for (const QLineSeries *series : m_series[std::size_t(curve)]) {
        if (series->count() > 0)
            result << series->points();
    }
    return result;
}

void LatencyChart::applyTheme(const Theme &theme)
{
    ChartCard::applyTheme(theme);
    for (std::size_t curve = 0; curve < m_series.size(); ++curve) {
        const LineLook &look = theme.percentiles[curve];
        const QPen pen(look.color, look.width, look.dashed ? Qt::DashLine : Qt::SolidLine);
        for (QLineSeries *series : std::as_const(m_series[curve]))
            series->setPen(pen);
    }
}

void LatencyChart::describe()
{
    metrics::Histogram all;
    for (const Column &column : std::as_const(m_columns))
        all.merge(column.bin.latency);
    QList<LegendEntry> entries;
    QStringList values;
    for (std::size_t i = 0; i < Shares.size(); ++i) {
        const auto span = std::chrono::microseconds(all.percentile(Shares[i]));
        values << QLatin1String(Names[i]) + u' ' + Format::duration(span);
        const bool quiet = i == 2 && all.count() < EnoughForP99;
        entries.append({values.last(), -1, int(i), quiet});
    }
    entries[2].text = tr("%1 (n = %2)").arg(entries[2].text, Format::count(qint64(all.count())));
    setLegend(entries);
    setTitles(tr("Time to answer"), values.join(QLatin1String(", ")));
}

void LatencyChart::retranslateUi()
{
    m_axis->setLabelFormat(tr("%g ms"));
    describe();
}

} // namespace gatehouse::ui
