// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <QPainter>

namespace gatehouse::ui {

namespace {

void paintRun(QPainter *painter, const QPolygonF &run, qreal bottom, const QColor &under)
{
    if (run.size() < 2) {
        if (!run.isEmpty())
            painter->drawPoint(run.first());
        return;
    }
    QPolygonF area = run;
    area << QPointF(run.last().x(), bottom) << QPointF(run.first().x(), bottom);
    const QPen pen = painter->pen();
    painter->setPen(Qt::NoPen);
    painter->setBrush(under);
    painter->drawPolygon(area);
    painter->setPen(pen);
    painter->drawPolyline(run);
}

} // namespace

void paintSparkline(QPainter *painter, const QRectF &rect, const QList<double> &values,
                    const QColor &line, const QColor &under)
{
    double top = 0;
    for (const double v : values)
        top = std::isfinite(v) ? std::max(top, v) : top;
    if (values.isEmpty())
        return;
    const QRectF r = rect.adjusted(1, 2, -1, -1);
    const qreal step = r.width() / std::max(1, Sparkline::Points - 1);
    const qreal start = r.right() - step * qreal(values.size() - 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF run;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            paintRun(painter, run, r.bottom(), under);
            run.clear();
            continue;
        }
        const qreal share = top > 0 ? values[i] / top : 0;
        run << QPointF(start + step * qreal(i), r.bottom() - share * r.height());
    }
    paintRun(painter, run, r.bottom(), under);
    painter->restore();
}

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(40);
}

void Sparkline::setValues(const QList<double> &values)
{
    m_values = values.mid(std::max<qsizetype>(0, values.size() - Points));
    update();
}

void Sparkline::append(double value)
{
    m_values.append(value);
    if (m_values.size() > Points)
        m_values.removeFirst();
    update();
}

void Sparkline::setColor(const QColor &color)
{
    m_color = color;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor line = m_color.isValid() ? m_color : themeOf(this).accent;
    QColor under = line;
    under.setAlphaF(0.12f);
    paintSparkline(&painter, rect(), m_values, line, under);
}

} // namespace gatehouse::ui
