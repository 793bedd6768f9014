// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"

#include <algorithm>
#include <cmath>

namespace gatehouse::ui {

namespace {

qreal linear(qreal channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

qreal luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

QColor mixed(const QColor &bottom, const QColor &top, qreal share)
{
    const auto channel = [share](int b, int t) { return int(std::lround(b + (t - b) * share)); };
    return QColor(channel(bottom.red(), top.red()), channel(bottom.green(), top.green()),
                  channel(bottom.blue(), top.blue()));
}

QColor disabledOn(const QColor &surface, const QColor &text)
{
    return mixed(surface, text, 0.45);
}

qreal contrastRatio(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace gatehouse::ui
