// SPDX-License-Identifier: GPL-3.0-or-later
// The request of an exchange as a command line for a POSIX shell. What was redacted at capture
// stays so.
#pragma once

#include "gateway/traffic/record.h"

#include <QString>

namespace gatehouse::ui {

[[nodiscard]] QString curlCommand(const traffic::Record &record);
/// In single quotes, unless the text needs none.
[[nodiscard]] QString shellQuoted(const QString &text);

} // namespace gatehouse::ui
