// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/rate_chart.h"

#include "ui/widgets/format.h"

#include <cmath>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

namespace gatehouse::ui {

using metrics::Class;

namespace {

StatusClass shownAs(Class c)
{
    switch (c) {
    case Class::Informational:
        return StatusClass::Other;
    case Class::Success:
        return StatusClass::Success;
    case Class::Redirect:
        return StatusClass::Redirect;
    case Class::ClientError:
        return StatusClass::ClientError;
    case Class::ServerError:
        return StatusClass::ServerError;
    case Class::Transport:
        break;
    }
    return StatusClass::Transport;
}

// The top is 1, 2 or 5 times a power of ten; so shall be the step from tick to tick.
int ticksFor(double top)
{
    const double leading = top / std::pow(10.0, std::floor(std::log10(top) + 1e-9));
    return std::lround(leading) == 2 ? 5 : 6;
}

} // namespace

RateChart::RateChart(QWidget *parent)
    : ChartCard(parent)
    , m_bands{{{Class::Success},
               {Class::Redirect},
               {Class::Informational},
               {Class::ClientError},
               {Class::ServerError},
               {Class::Transport}}}
    , m_axis(new QValueAxis)
{
    m_axis->setTickCount(6);
    m_axis->setRange(0, 1);
    setValueAxis(m_axis);
    for (Band &band : m_bands) {
        band.upper = new QLineSeries(this);
        band.lower = new QLineSeries(this);
        band.area = new QAreaSeries(band.upper, band.lower);
        chart()->addSeries(band.area);
        band.area->attachAxis(timeAxis());
        band.area->attachAxis(m_axis);
    }
    applyTheme(themeOf(this));
    setWindow(window());
    retranslateUi();
}

void RateChart::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    QList<double> below(columns.size(), 0.0);
    for (const Band &band : m_bands) {
        QList<QPointF> lower, upper;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (columns[i].seconds == 0)
                continue;
            lower << QPointF(timeOf(i), below[i]);
            below[i] += columns[i].perSecond(band.counted);
            upper << QPointF(timeOf(i), below[i]);
        }
        band.lower->replace(lower);
        band.upper->replace(upper);
    }
    const auto highest = std::max_element(below.cbegin(), below.cend());
    const double top = m_scale.update(highest == below.cend() ? 0 : *highest);
    m_axis->setRange(0, top);
    m_axis->setTickCount(ticksFor(top));
    m_axis->setLabelFormat(top < 5 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    describe();
}

QList<double> RateChart::bandTops(Class c) const
{
    QList<double> tops;
    for (const Band &band : m_bands) {
        const QList<QPointF> points = band.upper->points();
        for (qsizetype i = 0; band.counted == c && i < points.size(); ++i)
            tops << points[i].y();
    }
    return tops;
}

void RateChart::describe()
{
    const Column last = m_columns.isEmpty() ? Column() : m_columns.last();
    const double rate = last.seconds > 0 ? double(last.bin.requests()) / last.seconds : 0;
    const double errors =
        last.bin.requests() > 0 ? double(last.bin.errors()) / double(last.bin.requests()) : 0;
    setTitles(tr("Requests per second by status"),
              tr("%1, %2 errors").arg(Format::rate(rate), Format::percent(errors)));
}

void RateChart::applyTheme(const Theme &theme)
{
    ChartCard::applyTheme(theme);
    for (const Band &band : m_bands) {
        const StatusColors &colors = theme.of(shownAs(band.counted));
        band.area->setPen(QPen(theme.surface, 1));
        band.area->setBrush(colors.hatched ? QBrush(colors.fill, Qt::BDiagPattern)
                                           : QBrush(colors.fill));
    }
}

void RateChart::retranslateUi()
{
    const QStringList names = {tr("2xx"), tr("3xx"), tr("1xx"),
                               tr("4xx"), tr("5xx"), tr("no answer")};
    QList<LegendEntry> entries;
    for (std::size_t i = 0; i < m_bands.size(); ++i)
        entries.append({names[qsizetype(i)], int(shownAs(m_bands[i].counted))});
    setLegend(entries);
    describe();
}

} // namespace gatehouse::ui
