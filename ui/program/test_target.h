// SPDX-License-Identifier: GPL-3.0-or-later
// Where "Send test request" goes: the first route that a plain GET without a key can reach.
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::ui {

/// "/" when no route fits.
[[nodiscard]] QString testTarget(const config::Document &document);

} // namespace gatehouse::ui
