// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_parts.h"

#include <QWidget>

namespace gatehouse::ui::parts {

int metric(QStyle::PixelMetric metric, const QWidget *widget)
{
    switch (metric) {
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutBottomMargin:
        return widget && !widget->isWindow() ? 12 : 16;
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
    case QStyle::PM_HeaderMargin:
        return 8;
    case QStyle::PM_FocusFrameHMargin: // with the view's own pixel: cell text 8 px from the edge
        return 7;
    case QStyle::PM_ButtonMargin:
        return 16;
    case QStyle::PM_ScrollBarExtent:
        return 12;
    case QStyle::PM_ScrollBarSliderMin:
        return 32;
    case QStyle::PM_SplitterWidth:
    case QStyle::PM_DefaultFrameWidth:
    case QStyle::PM_MenuPanelWidth:
    case QStyle::PM_ToolTipLabelFrameWidth:
        return 1;
    case QStyle::PM_MenuVMargin:
    case QStyle::PM_MenuHMargin:
    case QStyle::PM_ToolBarItemSpacing:
    case QStyle::PM_ToolBarItemMargin:
    case QStyle::PM_MenuBarVMargin:
    case QStyle::PM_MenuBarHMargin:
        return 4;
    case QStyle::PM_ToolBarFrameWidth:
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
        return 0;
    case QStyle::PM_TabBarTabHSpace:
        return 24;
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ButtonIconSize:
    case QStyle::PM_ListViewIconSize:
    case QStyle::PM_TabBarIconSize:
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
        return 16;
    case QStyle::PM_ToolBarIconSize:
        return 20;
    default:
        return -1;
    }
}

QSize grown(QStyle::ContentsType type, const QStyleOption *option, QSize size)
{
    const auto atLeast = [&size](int width, int height) {
        return size.expandedTo(QSize(width, height));
    };
    switch (type) {
    case QStyle::CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && button->text.isEmpty())
            return atLeast(32, 32);
        // Fusion adds the same margin above as beside the label; beside, more is wanted.
        return QSize(size.width() + 8, size.height() - 10).expandedTo(QSize(72, 32));
    }
    case QStyle::CT_LineEdit:
        return atLeast(0, 32);
    case QStyle::CT_ComboBox: // the text stands further in than Fusion has it
        return QSize(size.width() + 8, std::max(32, size.height()));
    case QStyle::CT_SpinBox: // Fusion adds its frame to a line edit that already has one
        return QSize(size.width() + 16, std::max(32, size.height() - 4));
    case QStyle::CT_ToolButton:
        return atLeast(28, 28);
    case QStyle::CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool line = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return line ? size : atLeast(160, 28);
    }
    case QStyle::CT_MenuBarItem:
        return size + QSize(8, 4);
    case QStyle::CT_HeaderSection:
        return atLeast(0, 30);
    case QStyle::CT_ItemViewItem:
        return atLeast(0, 28);
    case QStyle::CT_TabBarTab:
        return atLeast(0, 36);
    default:
        return size;
    }
}

} // namespace gatehouse::ui::parts
