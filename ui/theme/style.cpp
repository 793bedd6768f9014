// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/style_parts.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QTabBar>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

GatehouseStyle::GatehouseStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void GatehouseStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        header->setHighlightSections(false);
        if (header->orientation() == Qt::Horizontal)
            header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void GatehouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const parts::Canvas c{m_theme, *proxy(), option, painter, widget};
    if (parts::buttonPrimitive(c, element) || parts::fieldPrimitive(c, element)
        || parts::indicatorPrimitive(c, element) || parts::viewPrimitive(c, element)
        || parts::tabPrimitive(c, element) || parts::barPrimitive(c, element))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void GatehouseStyle::drawControl(ControlElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    const parts::Canvas c{m_theme, *proxy(), option, painter, widget};
    if (parts::viewControl(c, element) || parts::tabControl(c, element)
        || parts::barControl(c, element))
        return;
    if (element == CE_PushButtonLabel) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton adapted = *button;
            parts::adaptButtonLabel(m_theme, adapted);
            QProxyStyle::drawControl(element, &adapted, painter, widget);
            return;
        }
    }
    if (element == CE_TabBarTabLabel) {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab adapted = *tab;
            parts::adaptTabLabel(m_theme, adapted);
            QProxyStyle::drawControl(element, &adapted, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void GatehouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                        QPainter *painter, const QWidget *widget) const
{
    const parts::Canvas c{m_theme, *proxy(), option, painter, widget};
    if (parts::fieldComplex(c, control) || parts::scrollComplex(c, control))
        return;
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int GatehouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                                const QWidget *widget) const
{
    const int own = parts::metric(metric, widget);
    return own >= 0 ? own : QProxyStyle::pixelMetric(metric, option, widget);
}

int GatehouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : 140;
    case SH_Table_GridLineColor:
        return int(m_theme.hairline.rgb());
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize GatehouseStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                       const QSize &size, const QWidget *widget) const
{
    return parts::grown(type, option, QProxyStyle::sizeFromContents(type, option, size, widget));
}

QRect GatehouseStyle::subElementRect(SubElement element, const QStyleOption *option,
                                     const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const int inset = option->rect.height() < 26 ? 2 : 6;
        return option->rect.adjusted(inset, 1, -inset, -1);
    }
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect GatehouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                     SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return parts::scrollBarPart(*slider, subControl);
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    // Text begins where it does in a line edit; an editable one holds a line edit.
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool text =
        control == CC_ComboBox && subControl == SC_ComboBoxEditField && !(combo && combo->editable);
    return text ? visualRect(option->direction, option->rect, rect.adjusted(5, 0, 0, 0)) : rect;
}

} // namespace gatehouse::ui
