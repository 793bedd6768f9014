// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

#include <cmath>

namespace gatehouse::ui::parts {

namespace {

QColor boxFill(const Canvas &c, bool on)
{
    if (!c.enabled())
        return on ? mixed(c.theme.window, c.theme.accent, 0.45) : c.theme.window;
    if (on)
        return c.hovered() ? mixed(c.theme.accent, c.theme.onAccent, 0.12) : c.theme.accent;
    return c.hovered() ? c.theme.raised : c.theme.surface;
}

QColor boxEdge(const Canvas &c, bool on)
{
    if (on)
        return Qt::transparent;
    return c.enabled() ? c.theme.controlBorder : disabledOn(c.theme.window, c.theme.controlBorder);
}

void paintCheck(const Canvas &c)
{
    const bool partly = c.has(QStyle::State_NoChange);
    const bool on = partly || c.has(QStyle::State_On);
    const QRect rect = c.option->rect;
    roundedBox(c.painter, rect, 3, boxFill(c, on), boxEdge(c, on));
    if (!on)
        return;
    c.painter->save();
    c.painter->setRenderHint(QPainter::Antialiasing);
    c.painter->setPen(QPen(c.theme.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    c.painter->translate(rect.topLeft());
    c.painter->scale(rect.width() / 16.0, rect.height() / 16.0);
    if (partly)
        c.painter->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else
        c.painter->drawPolyline(QPolygonF({QPointF(4, 8.2), QPointF(7, 11), QPointF(12, 5.2)}));
    c.painter->restore();
}

void paintRadio(const Canvas &c)
{
    const bool on = c.has(QStyle::State_On);
    const QRect rect = c.option->rect;
    roundedBox(c.painter, rect, rect.width() / 2.0, boxFill(c, on), boxEdge(c, on));
    if (on)
        roundedBox(c.painter, rect.adjusted(5, 5, -5, -5), 3, c.theme.onAccent, Qt::transparent, 0);
}

bool paintArrow(const Canvas &c, Direction direction)
{
    chevron(c.painter, c.option->rect, direction,
            c.enabled() ? c.theme.secondary : disabledOn(c.theme.surface, c.theme.secondary));
    return true;
}

} // namespace

void roundedBox(QPainter *painter, const QRect &rect, qreal radius, const QColor &fill,
                const QColor &border, qreal borderWidth)
{
    const bool edged = borderWidth > 0 && border.alpha() > 0;
    const qreal half = edged ? borderWidth / 2 : 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edged ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter->setBrush(fill.alpha() > 0 ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

void chevron(QPainter *painter, const QRect &rect, Direction direction, const QColor &color)
{
    static constexpr std::array<qreal, 4> turns = {180, 0, 90, -90};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(rect).center());
    painter->rotate(turns[std::size_t(direction)]);
    const qreal side = std::min({4.0, rect.width() / 3.0, rect.height() / 3.0});
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF({QPointF(-side, -side / 2), QPointF(0, side / 2), QPointF(side, -side / 2)}));
    painter->restore();
}

void hairlineAlong(QPainter *painter, const QRect &rect, Direction edge, const QColor &color)
{
    QRect line = rect;
    switch (edge) {
    case Direction::Up:
        line.setHeight(1);
        break;
    case Direction::Down:
        line.setTop(rect.bottom());
        break;
    case Direction::Left:
        line.setWidth(1);
        break;
    case Direction::Right:
        line.setLeft(rect.right());
        break;
    }
    painter->fillRect(line, color);
}

bool indicatorPrimitive(const Canvas &c, QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorCheckBox:
        paintCheck(c);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        paintRadio(c);
        return true;
    case QStyle::PE_IndicatorArrowUp:
        return paintArrow(c, Direction::Up);
    case QStyle::PE_IndicatorArrowDown:
    case QStyle::PE_IndicatorButtonDropDown:
        return paintArrow(c, Direction::Down);
    case QStyle::PE_IndicatorArrowLeft:
        return paintArrow(c, Direction::Left);
    case QStyle::PE_IndicatorArrowRight:
        return paintArrow(c, Direction::Right);
    default:
        return false;
    }
}

} // namespace gatehouse::ui::parts
