// SPDX-License-Identifier: GPL-3.0-or-later
// How long answers took: p50, p95 and p99 as step lines over a logarithmic axis, with gaps where
// nothing was asked. A line series knows no gaps, so each unbroken stretch is a series of its own.
#pragma once

#include "ui/overview/chart_card.h"

#include <array>

class QLineSeries;
class QLogValueAxis;

namespace gatehouse::ui {

class LatencyChart : public ChartCard
{
    Q_OBJECT
public:
    static constexpr int MaximumStretches = 40; ///< a curve; older ones are left out

    explicit LatencyChart(QWidget *parent = nullptr);

    void setColumns(const QList<Column> &columns) override;
    /// The stretches of a curve (0..2), oldest first; milliseconds.
    [[nodiscard]] QList<QList<QPointF>> stretches(int curve) const;

protected:
    void applyTheme(const Theme &theme) override;
    void retranslateUi() override;

private:
    [[nodiscard]] QList<QList<QPointF>> cut(double share) const;
    QLineSeries *madeSeries(int curve);
    void scale();
    void describe();

    std::array<QList<QLineSeries *>, 3> m_series;
    QLogValueAxis *m_axis;
    QList<Column> m_columns;
};

} // namespace gatehouse::ui
