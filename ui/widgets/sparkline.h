// SPDX-License-Identifier: GPL-3.0-or-later
// A small curve of the last values, painted by hand: no axes, no labels. NaN leaves a gap.
#pragma once

#include <QList>
#include <QWidget>

namespace gatehouse::ui {

/// Paints values left to right over the whole rectangle, scaled from 0 to the largest.
void paintSparkline(QPainter *painter, const QRectF &rect, const QList<double> &values,
                    const QColor &line, const QColor &under);

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Points = 60;

    explicit Sparkline(QWidget *parent = nullptr);

    /// The last Points values are kept.
    void setValues(const QList<double> &values);
    void append(double value);
    [[nodiscard]] const QList<double> &values() const { return m_values; }
    /// Invalid: the theme's accent.
    void setColor(const QColor &color);

    [[nodiscard]] QSize sizeHint() const override { return {120, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
    QColor m_color;
};

} // namespace gatehouse::ui
