// SPDX-License-Identifier: GPL-3.0-or-later
// The icon family: own SVG outlines in the resource /icons, recoloured from the palette whenever
// they are painted, so they follow the theme, the state and the screen's scale.
#pragma once

#include <QColor>
#include <QIcon>
#include <QStringList>

namespace gatehouse::ui {

/// The outline icon of that name ("play", "copy", ...: see iconNames()); null for an unknown name.
[[nodiscard]] QIcon icon(const QString &name);

/// The same in a fixed colour, for status and danger.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &color);

/// The program's own icon in its colours.
[[nodiscard]] QIcon applicationIcon();

/// Every name that icon() knows, sorted.
[[nodiscard]] QStringList iconNames();

} // namespace gatehouse::ui
