// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

namespace gatehouse::ui::parts {

namespace {

bool paintMenuBarItem(const Canvas &c)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(c.option);
    if (!item)
        return false;
    c.painter->fillRect(item->rect, c.theme.window);
    const bool lit = (item->state & QStyle::State_Selected) && c.enabled();
    if (lit)
        roundedBox(c.painter, item->rect, 4, c.theme.selection, Qt::transparent, 0);
    const int mnemonics = c.style.styleHint(QStyle::SH_UnderlineShortcut, item, c.widget)
        ? Qt::TextShowMnemonic
        : Qt::TextHideMnemonic;
    c.style.drawItemText(c.painter, item->rect, Qt::AlignCenter | mnemonics | Qt::TextSingleLine,
                         item->palette, c.enabled(), item->text,
                         lit ? QPalette::HighlightedText : QPalette::ButtonText);
    return true;
}

bool paintProgress(const Canvas &c)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(c.option);
    if (!bar)
        return false;
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    QRect done = bar->rect;
    if (range > 0)
        done.setWidth(int(done.width() * (qint64(bar->progress) - bar->minimum) / range));
    if (range > 0 && done.width() <= 0)
        return true;
    roundedBox(c.painter, QStyle::visualRect(bar->direction, bar->rect, done), 4,
               range > 0 ? c.theme.accent : mixed(c.theme.raised, c.theme.accent, 0.5),
               Qt::transparent, 0);
    return true;
}

} // namespace

bool barPrimitive(const Canvas &c, QStyle::PrimitiveElement element)
{
    const QRect rect = c.option->rect;
    switch (element) {
    case QStyle::PE_PanelStatusBar:
        c.painter->fillRect(rect, c.theme.window);
        hairlineAlong(c.painter, rect, Direction::Up, c.theme.hairline);
        return true;
    case QStyle::PE_PanelMenu:
        c.painter->fillRect(rect, c.theme.surface);
        return true;
    case QStyle::PE_FrameMenu:
        roundedBox(c.painter, rect, 0, Qt::transparent, c.theme.controlBorder);
        return true;
    case QStyle::PE_PanelTipLabel:
        roundedBox(c.painter, rect, 0, c.theme.raised, c.theme.controlBorder);
        return true;
    case QStyle::PE_FrameStatusBarItem:
    case QStyle::PE_PanelMenuBar:
    case QStyle::PE_IndicatorToolBarHandle:
        return true;
    case QStyle::PE_IndicatorToolBarSeparator:
        c.painter->fillRect(QRect(rect.center().x(), rect.y() + 8, 1, rect.height() - 16),
                            c.theme.hairline);
        return true;
    default:
        return false;
    }
}

bool barControl(const Canvas &c, QStyle::ControlElement element)
{
    const QRect rect = c.option->rect;
    switch (element) {
    case QStyle::CE_ToolBar:
        c.painter->fillRect(rect, c.theme.window);
        hairlineAlong(c.painter, rect, Direction::Down, c.theme.hairline);
        return true;
    case QStyle::CE_MenuBarEmptyArea:
        c.painter->fillRect(rect, c.theme.window);
        return true;
    case QStyle::CE_MenuBarItem:
        return paintMenuBarItem(c);
    case QStyle::CE_Splitter:
        c.painter->fillRect(rect, c.theme.hairline);
        return true;
    case QStyle::CE_ProgressBarGroove:
        roundedBox(c.painter, rect, 4, c.theme.raised, c.theme.hairline);
        return true;
    case QStyle::CE_ProgressBarContents:
        return paintProgress(c);
    default:
        return false;
    }
}

} // namespace gatehouse::ui::parts
