// SPDX-License-Identifier: GPL-3.0-or-later
// Requests per second, stacked by status class: 2xx lowest, then 3xx, 1xx, 4xx, 5xx, no answer.
#pragma once

#include "ui/overview/chart_card.h"

#include <array>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace gatehouse::ui {

class RateChart : public ChartCard
{
    Q_OBJECT
public:
    explicit RateChart(QWidget *parent = nullptr);

    void setColumns(const QList<Column> &columns) override;
    /// Requests per second that the band of a class has at its upper edge, oldest first.
    [[nodiscard]] QList<double> bandTops(metrics::Class c) const;

protected:
    void applyTheme(const Theme &theme) override;
    void retranslateUi() override;

private:
    struct Band {
        metrics::Class counted;
        QAreaSeries *area = nullptr;
        QLineSeries *upper = nullptr;
        QLineSeries *lower = nullptr;
    };
    void describe();

    std::array<Band, metrics::classCount> m_bands;
    QValueAxis *m_axis;
    SteadyScale m_scale;
    QList<Column> m_columns;
};

} // namespace gatehouse::ui
