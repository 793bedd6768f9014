// SPDX-License-Identifier: GPL-3.0-or-later
// Small colour arithmetic shared by the style and the widgets.
#pragma once

#include <QColor>

namespace gatehouse::ui {

/// Opaque colour: `share` (0..1) of top over bottom.
[[nodiscard]] QColor mixed(const QColor &bottom, const QColor &top, qreal share);

/// The colour of disabled text: 45 % over its surface.
[[nodiscard]] QColor disabledOn(const QColor &surface, const QColor &text);

/// WCAG 2.1 contrast ratio, 1..21.
[[nodiscard]] qreal contrastRatio(const QColor &a, const QColor &b);

} // namespace gatehouse::ui
