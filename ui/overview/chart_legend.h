// SPDX-License-Identifier: GPL-3.0-or-later
// The line above a chart that names its bands or curves, with the value of the moment.
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace gatehouse::ui {

struct LegendEntry {
    QString text;
    int statusClass = -1; ///< a StatusClass: drawn as its shape
    int percentile = -1; ///< 0..2: drawn as a piece of that curve
    bool quiet = false; ///< few samples behind it: in weak colour

    bool operator==(const LegendEntry &) const = default;
};

class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);

    void setEntries(const QList<LegendEntry> &entries);
    [[nodiscard]] const QList<LegendEntry> &entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthOf(const LegendEntry &entry) const;
    void paintSwatch(QPainter *painter, const QRectF &box, const LegendEntry &entry) const;

    QList<LegendEntry> m_entries;
};

} // namespace gatehouse::ui
