// SPDX-License-Identifier: GPL-3.0-or-later
// The families of controls that GatehouseStyle paints itself. Each function answers whether it has
// painted the element; what none of them knows stays with Fusion.
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace gatehouse::ui::parts {

/// One element to paint. `style` is the outermost style, for sub-elements.
struct Canvas {
    const Theme &theme;
    const QStyle &style;
    const QStyleOption *option;
    QPainter *painter;
    const QWidget *widget;

    [[nodiscard]] bool has(QStyle::StateFlag flag) const { return option->state & flag; }
    [[nodiscard]] bool enabled() const { return has(QStyle::State_Enabled); }
    [[nodiscard]] bool hovered() const { return enabled() && has(QStyle::State_MouseOver); }
};

enum class Direction { Up, Down, Left, Right };

void roundedBox(QPainter *painter, const QRect &rect, qreal radius, const QColor &fill,
                const QColor &border, qreal borderWidth = 1.0);
void chevron(QPainter *painter, const QRect &rect, Direction direction, const QColor &color);
void hairlineAlong(QPainter *painter, const QRect &rect, Direction edge, const QColor &color);

bool buttonPrimitive(const Canvas &c, QStyle::PrimitiveElement element);
bool fieldPrimitive(const Canvas &c, QStyle::PrimitiveElement element);
bool indicatorPrimitive(const Canvas &c, QStyle::PrimitiveElement element);
bool viewPrimitive(const Canvas &c, QStyle::PrimitiveElement element);
bool tabPrimitive(const Canvas &c, QStyle::PrimitiveElement element);
bool barPrimitive(const Canvas &c, QStyle::PrimitiveElement element);

bool viewControl(const Canvas &c, QStyle::ControlElement element);
bool tabControl(const Canvas &c, QStyle::ControlElement element);
bool barControl(const Canvas &c, QStyle::ControlElement element);

bool fieldComplex(const Canvas &c, QStyle::ComplexControl control);
bool scrollComplex(const Canvas &c, QStyle::ComplexControl control);

/// Text and icon colour that CE_PushButtonLabel shall use on a filled button.
void adaptButtonLabel(const Theme &theme, QStyleOptionButton &option);
/// Quiet text for tabs that are not the current one.
void adaptTabLabel(const Theme &theme, QStyleOptionTab &option);

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);

/// -1: not ours.
int metric(QStyle::PixelMetric metric, const QWidget *widget);
QSize grown(QStyle::ContentsType type, const QStyleOption *option, QSize size);

} // namespace gatehouse::ui::parts
