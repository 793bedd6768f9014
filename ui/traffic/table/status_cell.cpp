// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/status_cell.h"

#include "ui/traffic/table/traffic_model.h"
#include "ui/widgets/status_badge.h"

#include <QApplication>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace gatehouse::ui {

StatusCell::StatusCell(QObject *parent)
    : QStyledItemDelegate(parent)
{
    m_clock.start();
}

qreal StatusCell::phase(const QWidget *widget, int periodMs) const
{
    const bool still = widget
        && widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) == 0;
    return still ? 0.25 : qreal(m_clock.elapsed() % periodMs) / periodMs;
}

void StatusCell::paint(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const auto *model = static_cast<const TrafficModel *>(index.model());
    const TrafficRow &row = model->rowAt(index.row());
    const Theme &theme = themeOf(item.widget);
    const QRectF cell = QRectF(item.rect).adjusted(8, 0, -4, 0);
    const bool mirrored = item.direction == Qt::RightToLeft;
    const QRectF shape(mirrored ? cell.right() - 9 : cell.x(), cell.center().y() - 4.5, 9, 9);
    const QRectF rest = cell.adjusted(mirrored ? 0 : 15, 0, mirrored ? -15 : 0, 0);
    if (row.state == traffic::State::Pending) {
        m_turn = phase(item.widget, 1000);
        paintWaiting(painter, shape, theme.accent);
        painter->setPen(item.state.testFlag(QStyle::State_Selected) ? theme.onSelection
                                                                    : theme.secondary);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeading, text);
        return;
    }
    const StatusClass look =
        row.isTransportError() ? StatusClass::Transport : statusClassOf(row.status);
    if (row.isLive()) {
        m_beat = phase(item.widget, 1200);
        paintPulse(painter, shape, theme.of(look).fill);
    } else {
        paintStatusShape(painter, shape, look, theme);
    }
    paintStatusBadge(painter, rest, look, text, theme);
}

void StatusCell::paintWaiting(QPainter *painter, const QRectF &shape, const QColor &color) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5));
    painter->drawArc(shape, int(-m_turn * 360 * 16), 270 * 16);
    painter->restore();
}

void StatusCell::paintPulse(QPainter *painter, const QRectF &shape, const QColor &color) const
{
    const qreal swell = 0.5 + 0.5 * std::sin(m_beat * 2 * std::numbers::pi);
    const QPointF middle = shape.center();
    QColor halo = color;
    halo.setAlphaF(float(0.15 + 0.25 * swell));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(halo);
    painter->drawEllipse(middle, 3 + 3 * swell, 3 + 3 * swell);
    painter->setBrush(color);
    painter->drawEllipse(middle, 3, 3);
    painter->restore();
}

} // namespace gatehouse::ui
