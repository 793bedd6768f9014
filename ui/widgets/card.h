// SPDX-License-Identifier: GPL-3.0-or-later
// The surface that tiles, charts and settings stand on.
#pragma once

class QWidget;

namespace gatehouse::ui {

/// Paints the whole widget as a card: surface, hairline, round corners. For use in paintEvent().
void paintCard(QWidget &widget);

} // namespace gatehouse::ui
