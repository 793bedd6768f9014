// SPDX-License-Identifier: GPL-3.0-or-later
// A chart with its title and legend on a card: the frame that both charts of the Overview share.
// Time runs to the right from -window to 0 on axes that follow the theme.
#pragma once

#include "ui/overview/chart_legend.h"
#include "ui/overview/time_window.h"

#include <QFrame>
#include <QtCharts/QAbstractAxis>

class QCategoryAxis;
class QChart;
class QChartView;

namespace gatehouse::ui {

class SectionHeader;

class ChartCard : public QFrame
{
    Q_OBJECT
public:
    explicit ChartCard(QWidget *parent = nullptr);

    void setWindow(const TimeWindow &window);
    [[nodiscard]] const TimeWindow &window() const { return m_window; }
    virtual void setColumns(const QList<Column> &columns) = 0;
    /// What the chart says, for screen readers: "42 requests per second, 0.8 percent errors".
    [[nodiscard]] QString valueText() const;

protected:
    void setTitles(const QString &title, const QString &valueText);
    /// Takes the axis and gives it to the chart.
    void setValueAxis(QAbstractAxis *axis);
    void setLegend(const QList<LegendEntry> &entries) { m_legend->setEntries(entries); }
    /// Time of the middle of column `index` of `count`.
    [[nodiscard]] double timeOf(qsizetype index) const;
    [[nodiscard]] QChart *chart() const { return m_chart; }
    [[nodiscard]] QAbstractAxis *timeAxis() const;
    virtual void applyTheme(const Theme &theme);
    virtual void retranslateUi() = 0;

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void labelTime();

    QChart *m_chart;
    QChartView *m_view;
    QCategoryAxis *m_time;
    SectionHeader *m_header;
    ChartLegend *m_legend;
    TimeWindow m_window;
};

} // namespace gatehouse::ui
