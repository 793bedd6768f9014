// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

#include <QTableView>

namespace gatehouse::ui::parts {

namespace {

void paintItem(const Canvas &c)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(c.option);
    if (!item)
        return;
    if (item->state & QStyle::State_Selected) {
        c.painter->fillRect(item->rect, c.theme.selection);
        return;
    }
    if (item->backgroundBrush.style() != Qt::NoBrush)
        c.painter->fillRect(item->rect, item->backgroundBrush);
    // A table would tint the one cell under the pointer and not its row.
    if (c.hovered() && !qobject_cast<const QTableView *>(c.widget))
        c.painter->fillRect(item->rect, mixed(c.theme.surface, c.theme.text, 0.04));
}

void paintRow(const Canvas &c)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(c.option);
    if (!item)
        return;
    if (item->state & QStyle::State_Selected)
        c.painter->fillRect(item->rect, c.theme.selection);
    else if (item->features.testFlag(QStyleOptionViewItem::Alternate))
        c.painter->fillRect(item->rect, c.theme.alt);
}

void paintHeaderSection(const Canvas &c)
{
    const QRect rect = c.option->rect;
    const bool pressed = c.has(QStyle::State_Sunken);
    const bool lit = c.hovered() && c.has(QStyle::State_Raised);
    const QColor fill = pressed || lit ? mixed(c.theme.raised, c.theme.text, 0.06) : c.theme.raised;
    c.painter->fillRect(rect, fill);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(c.option);
    if (header && header->orientation == Qt::Vertical) {
        hairlineAlong(c.painter, rect, Direction::Right, c.theme.hairline);
        return;
    }
    hairlineAlong(c.painter, rect, Direction::Down, c.theme.hairline);
    const bool last = header
        && (header->position == QStyleOptionHeader::End
            || header->position == QStyleOptionHeader::OnlyOneSection);
    if (!last) {
        const bool mirrored = c.option->direction == Qt::RightToLeft;
        hairlineAlong(c.painter, rect.adjusted(0, 7, 0, -7),
                      mirrored ? Direction::Left : Direction::Right, c.theme.hairline);
    }
}

} // namespace

bool viewPrimitive(const Canvas &c, QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_PanelItemViewItem:
        paintItem(c);
        return true;
    case QStyle::PE_PanelItemViewRow:
        paintRow(c);
        return true;
    case QStyle::PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(c.option);
        if (header && header->sortIndicator != QStyleOptionHeader::None) {
            const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
            chevron(c.painter, header->rect, up ? Direction::Up : Direction::Down, c.theme.accent);
        }
        return true;
    }
    default:
        return false;
    }
}

bool viewControl(const Canvas &c, QStyle::ControlElement element)
{
    switch (element) {
    case QStyle::CE_HeaderSection:
        paintHeaderSection(c);
        return true;
    case QStyle::CE_HeaderEmptyArea:
        c.painter->fillRect(c.option->rect, c.theme.raised);
        hairlineAlong(c.painter, c.option->rect, Direction::Down, c.theme.hairline);
        return true;
    default:
        return false;
    }
}

} // namespace gatehouse::ui::parts
