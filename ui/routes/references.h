// SPDX-License-Identifier: GPL-3.0-or-later
// Who refers to whom in a configuration.
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::ui {

/// Every reference to the resource changed to its new id; the resource itself is left alone.
[[nodiscard]] config::Document withRenamedReferences(config::Document document, config::Kind kind,
                                                     const QString &from, const QString &to);

/// How many resources refer to each id of the kind.
[[nodiscard]] QHash<QString, int> referenceCounts(const config::Document &document,
                                                  config::Kind kind);

} // namespace gatehouse::ui
