// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

namespace gatehouse::ui::parts {

namespace {

// The edge of a tab that lies against its page.
Direction pageEdge(QTabBar::Shape shape)
{
    switch (shape) {
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth:
        return Direction::Up;
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest:
        return Direction::Right;
    case QTabBar::RoundedEast:
    case QTabBar::TriangularEast:
        return Direction::Left;
    default:
        return Direction::Down;
    }
}

void underline(const Canvas &c, const QRect &rect, Direction edge, const QColor &color)
{
    hairlineAlong(c.painter, rect, edge, color);
    const QPoint inward = edge == Direction::Down ? QPoint(0, -1)
        : edge == Direction::Up                   ? QPoint(0, 1)
        : edge == Direction::Right                ? QPoint(-1, 0)
                                                  : QPoint(1, 0);
    hairlineAlong(c.painter, rect.translated(inward), edge, color);
}

void paintTab(const Canvas &c)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(c.option);
    if (!tab)
        return;
    if (tab->state & QStyle::State_Selected)
        underline(c, tab->rect, pageEdge(tab->shape), c.theme.accent);
    else if (c.hovered())
        underline(c, tab->rect, pageEdge(tab->shape), c.theme.controlBorder);
}

} // namespace

bool tabPrimitive(const Canvas &c, QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_FrameTabBarBase: {
        const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(c.option);
        hairlineAlong(c.painter, c.option->rect, base ? pageEdge(base->shape) : Direction::Down,
                      c.theme.hairline);
        return true;
    }
    case QStyle::PE_FrameTabWidget: {
        hairlineAlong(c.painter, c.option->rect, Direction::Up, c.theme.hairline);
        return true;
    }
    default:
        return false;
    }
}

bool tabControl(const Canvas &c, QStyle::ControlElement element)
{
    if (element != QStyle::CE_TabBarTabShape)
        return false;
    paintTab(c);
    return true;
}

void adaptTabLabel(const Theme &theme, QStyleOptionTab &option)
{
    if (!option.state.testFlag(QStyle::State_Selected)
        && option.state.testFlag(QStyle::State_Enabled))
        option.palette.setColor(QPalette::WindowText, theme.secondary);
}

} // namespace gatehouse::ui::parts
