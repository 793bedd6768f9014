// SPDX-License-Identifier: GPL-3.0-or-later
// What the list says of one resource, in words.
#pragma once

#include "gateway/config/document.h"

namespace gatehouse::ui {

struct ResourceRow {
    QString id, name;
    QStringList methods, paths, hosts, plugins; ///< plugins: those that are on
    QString target; ///< where requests go
    QString group; ///< of a consumer
    bool enabled = true;
    QJsonObject source;
};

[[nodiscard]] ResourceRow rowOf(config::Kind kind, const QJsonObject &resource, qsizetype index);

} // namespace gatehouse::ui
