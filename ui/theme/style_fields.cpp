// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>

namespace gatehouse::ui::parts {

namespace {

void paintField(const Canvas &c, bool focused)
{
    const Theme &t = c.theme;
    const QColor fill = c.enabled() ? t.surface : t.window;
    const QColor border = !c.enabled() ? disabledOn(t.window, t.controlBorder)
        : focused                      ? t.accent
                                       : t.controlBorder;
    roundedBox(c.painter, c.option->rect, 4, fill, border, focused ? 2 : 1);
}

bool paintLineEdit(const Canvas &c)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(c.option);
    if (frame && frame->lineWidth <= 0) { // inside a combo or spin box, or frameless by wish
        const bool inside = c.widget && c.widget->parentWidget()
            && (qobject_cast<QComboBox *>(c.widget->parentWidget())
                || qobject_cast<QAbstractSpinBox *>(c.widget->parentWidget()));
        if (!inside)
            c.painter->fillRect(c.option->rect, c.option->palette.base());
        return true;
    }
    paintField(c, c.has(QStyle::State_HasFocus));
    return true;
}

QColor glyphColor(const Canvas &c, bool active)
{
    return active ? c.theme.secondary : disabledOn(c.theme.surface, c.theme.secondary);
}

bool paintCombo(const Canvas &c)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(c.option);
    if (!combo)
        return false;
    if (combo->frame)
        paintField(c, c.has(QStyle::State_HasFocus));
    const QRect arrow =
        c.style.subControlRect(QStyle::CC_ComboBox, combo, QStyle::SC_ComboBoxArrow, c.widget);
    chevron(c.painter, arrow, Direction::Down, glyphColor(c, c.enabled()));
    return true;
}

bool paintSpin(const Canvas &c)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(c.option);
    if (!spin)
        return false;
    if (spin->frame)
        paintField(c, c.has(QStyle::State_HasFocus));
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return true;
    const auto part = [&](QStyle::SubControl which) {
        return c.style.subControlRect(QStyle::CC_SpinBox, spin, which, c.widget);
    };
    const bool up = spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled);
    const bool down = spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled);
    chevron(c.painter, part(QStyle::SC_SpinBoxUp), Direction::Up, glyphColor(c, up));
    chevron(c.painter, part(QStyle::SC_SpinBoxDown), Direction::Down, glyphColor(c, down));
    return true;
}

} // namespace

bool fieldPrimitive(const Canvas &c, QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_PanelLineEdit:
        return paintLineEdit(c);
    case QStyle::PE_FrameLineEdit:
        paintField(c, c.has(QStyle::State_HasFocus));
        return true;
    case QStyle::PE_FrameFocusRect:
        if (qobject_cast<const QComboBox *>(c.widget))
            return true;
        if (c.has(QStyle::State_KeyboardFocusChange))
            roundedBox(c.painter, c.option->rect, 3, Qt::transparent, c.theme.accent, 2);
        return true;
    case QStyle::PE_Frame: {
        const QColor edge = c.has(QStyle::State_HasFocus) ? c.theme.accent : c.theme.hairline;
        roundedBox(c.painter, c.option->rect, 0, Qt::transparent, edge);
        return true;
    }
    case QStyle::PE_FrameGroupBox: // the title alone groups
        return true;
    default:
        return false;
    }
}

bool fieldComplex(const Canvas &c, QStyle::ComplexControl control)
{
    switch (control) {
    case QStyle::CC_ComboBox:
        return paintCombo(c);
    case QStyle::CC_SpinBox:
        return paintSpin(c);
    default:
        return false;
    }
}

} // namespace gatehouse::ui::parts
