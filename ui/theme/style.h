// SPDX-License-Identifier: GPL-3.0-or-later
// The look: Qt's Fusion with flat surfaces, 4 px corners, a filled default button, underlined tabs
// and a visible focus ring, coloured from a Theme. The painting is spread over style_*.cpp, one
// file for each family of controls; this class only hands each element to the family that knows it.
#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

namespace gatehouse::ui {

class GatehouseStyle : public QProxyStyle
{
    Q_OBJECT
public:
    GatehouseStyle();

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setReducedMotion(bool on) { m_reducedMotion = on; }

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget) const override;

private:
    Theme m_theme = lightTheme();
    bool m_reducedMotion = false;
};

} // namespace gatehouse::ui
