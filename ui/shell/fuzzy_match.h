// SPDX-License-Identifier: GPL-3.0-or-later
// Matching for the palette: the typed letters must occur in order; letters at the start of words
// and next to each other count more.
#pragma once

#include <optional>
#include <QStringView>

namespace gatehouse::ui {

/// Higher is better; nothing when the letters do not occur in order. Spaces typed are ignored. An
/// empty pattern matches everything with 0.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace gatehouse::ui
