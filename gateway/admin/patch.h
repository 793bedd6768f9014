// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QJsonObject>

namespace gatehouse::admin {

// What PATCH makes of a resource: objects are merged, null takes away, anything else (arrays, too)
// replaces.
QJsonObject merged(QJsonObject origin, const QJsonObject &change);

// What PATCH /routes/1/upstream/nodes makes of it: the value at the path is replaced, objects on
// the way are made when absent; null takes it away. InvalidInput: something on the way is no
// object.
Result<QJsonObject> withValueAt(const QJsonObject &origin, const QStringList &path,
                                const QJsonValue &value);

} // namespace gatehouse::admin
