// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

#include <QPushButton>

namespace gatehouse::ui::parts {

namespace {

const QStyleOptionButton *asButton(const QStyleOption *option)
{
    return qstyleoption_cast<const QStyleOptionButton *>(option);
}

bool isFilled(const QStyleOptionButton *button)
{
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && !button->features.testFlag(QStyleOptionButton::Flat);
}

bool showsFocus(const Canvas &c)
{
    return c.has(QStyle::State_HasFocus) && c.has(QStyle::State_KeyboardFocusChange);
}

QColor fillOfFilled(const Canvas &c)
{
    const Theme &t = c.theme;
    if (!c.enabled())
        return mixed(t.window, t.accent, 0.45);
    if (c.has(QStyle::State_Sunken))
        return mixed(t.accent, t.text, 0.25);
    return c.hovered() ? mixed(t.accent, t.onAccent, 0.12) : t.accent;
}

QColor fillOfPlain(const Canvas &c)
{
    const Theme &t = c.theme;
    if (c.has(QStyle::State_On))
        return t.selection;
    if (c.has(QStyle::State_Sunken))
        return mixed(t.raised, t.text, 0.12);
    return c.hovered() ? t.raised : t.surface;
}

void paintPush(const Canvas &c)
{
    const Theme &t = c.theme;
    const QRect rect = c.option->rect;
    const auto *button = asButton(c.option);
    if (isFilled(button)) {
        roundedBox(c.painter, rect, 4, fillOfFilled(c), Qt::transparent, 0);
        if (showsFocus(c))
            roundedBox(c.painter, rect.adjusted(3, 3, -3, -3), 2, Qt::transparent, t.onAccent, 2);
        return;
    }
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    const bool quiet =
        flat && !c.hovered() && !c.has(QStyle::State_Sunken) && !c.has(QStyle::State_On);
    const QColor border = flat ? QColor(Qt::transparent)
        : c.enabled()          ? t.controlBorder
                               : disabledOn(t.window, t.controlBorder);
    roundedBox(c.painter, rect, 4, quiet ? QColor(Qt::transparent) : fillOfPlain(c), border);
    if (showsFocus(c))
        roundedBox(c.painter, rect, 4, Qt::transparent, t.accent, 2);
}

void paintTool(const Canvas &c)
{
    if (c.has(QStyle::State_On) || c.has(QStyle::State_Sunken) || c.hovered()) {
        const QColor fill = c.has(QStyle::State_On) || c.has(QStyle::State_Sunken) ? fillOfPlain(c)
                                                                                   : c.theme.raised;
        roundedBox(c.painter, c.option->rect, 4, fill, Qt::transparent, 0);
    }
}

} // namespace

bool buttonPrimitive(const Canvas &c, QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_PanelButtonCommand:
    case QStyle::PE_PanelButtonBevel:
        paintPush(c);
        return true;
    case QStyle::PE_PanelButtonTool:
        paintTool(c);
        return true;
    case QStyle::PE_FrameDefaultButton:
    case QStyle::PE_FrameButtonTool:
        return true;
    case QStyle::PE_FrameFocusRect: // push buttons show their focus with the panel
        return qobject_cast<const QPushButton *>(c.widget) != nullptr;
    default:
        return false;
    }
}

void adaptButtonLabel(const Theme &theme, QStyleOptionButton &option)
{
    if (!isFilled(&option))
        return;
    option.palette.setColor(QPalette::ButtonText, theme.onAccent);
    if (option.icon.isNull() || option.iconSize.isEmpty())
        return;
    QPixmap pixmap = option.icon.pixmap(option.iconSize, 3.0);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), theme.onAccent);
    painter.end();
    option.icon = QIcon(pixmap);
}

} // namespace gatehouse::ui::parts
