// SPDX-License-Identifier: GPL-3.0-or-later
// The type scale, relative to the application font (taken as 13 px), so that the user's own font
// size scales everything alike.
#pragma once

#include <QFont>

namespace gatehouse::ui {

enum class TextRole {
    Base,
    Small, ///< table meta, captions: 11.5 of 13
    Badge, ///< 11 of 13, bold
    Section, ///< base size, semibold
    Title, ///< 17 of 13, semibold
    Stat, ///< 24 of 13, light, tabular figures where the font has them
    Mono ///< fixed pitch, 12.5 of 13: bodies, headers, keys, command lines
};

[[nodiscard]] QFont fontFor(TextRole role);

} // namespace gatehouse::ui
