// SPDX-License-Identifier: GPL-3.0-or-later
// What a new resource starts from.
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::ui {

struct Template {
    QString id; ///< stable: "proxy"
    QString title; ///< translated
    QJsonObject resource; ///< without an id
};

/// The first one is what Ctrl+N makes.
[[nodiscard]] QList<Template> templatesFor(config::Kind kind);

} // namespace gatehouse::ui
