// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace gatehouse::admin {

// A schema as the Admin API shows it: without the titles, descriptions and presets that our forms
// live from and that APISIX's schemas do not have. Names of alternatives (IPv4, IPv6 …) stay.
QJsonObject plainSchema(const QJsonObject &schema);

// The same for a plugin's own schema: with `_meta`, as APISIX adds it.
QJsonObject plainPluginSchema(const QJsonObject &schema);

} // namespace gatehouse::admin
