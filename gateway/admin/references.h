// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::admin {

// Why that resource may not go: "can not delete this upstream, route [1] is still using it now".
// Nothing when nobody refers to it.
std::optional<QString> stillUsed(const config::Document &document, config::Kind kind,
                                 const QString &id);

} // namespace gatehouse::admin
