// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/style_parts.h"

#include <QScrollArea>

namespace gatehouse::ui::parts {

namespace {

constexpr int MinimumHandle = 32;

// Pages lie on the window itself; lists and texts have a surface.
QColor trackOf(const Canvas &c)
{
    const QWidget *holder = c.widget ? c.widget->parentWidget() : nullptr;
    const bool page = holder && qobject_cast<const QScrollArea *>(holder->parentWidget());
    return page ? c.theme.window : c.theme.surface;
}

} // namespace

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect groove = option.rect;
    const bool flat = option.orientation == Qt::Horizontal;
    const int length = flat ? groove.width() : groove.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int handle = length;
    if (range > 0) {
        const qint64 share = qint64(option.pageStep) * length / (range + option.pageStep);
        handle = int(std::clamp<qint64>(share, std::min(MinimumHandle, length), length));
    }
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
    const auto along = [&](int from, int size) {
        const QRect r = flat ? QRect(groove.x() + from, groove.y(), size, groove.height())
                             : QRect(groove.x(), groove.y() + from, groove.width(), size);
        return QStyle::visualRect(option.direction, groove, r);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return groove;
    case QStyle::SC_ScrollBarSlider:
        return along(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + handle, length - start - handle);
    default: // no arrow buttons
        return {};
    }
}

bool scrollComplex(const Canvas &c, QStyle::ComplexControl control)
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(c.option);
    if (control != QStyle::CC_ScrollBar || !slider)
        return false;
    c.painter->fillRect(slider->rect, trackOf(c));
    if (slider->maximum <= slider->minimum)
        return true;
    const bool held = slider->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && c.has(QStyle::State_Sunken);
    const qreal share = held ? 1.0 : c.hovered() ? 0.8 : 0.5;
    const QRect handle = scrollBarPart(*slider, QStyle::SC_ScrollBarSlider);
    roundedBox(c.painter, handle.adjusted(3, 3, -3, -3), 3,
               mixed(c.theme.surface, c.theme.controlBorder, share), Qt::transparent, 0);
    return true;
}

} // namespace gatehouse::ui::parts
