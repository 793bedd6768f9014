// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace gatehouse::config {

// What APISIX runs for its users and Gatehouse does not: Lua code, and runners of other languages.
// A resource with such code is not published; the file keeps it.

// "Lua code cannot run in Gatehouse; it is kept in the file, <what to do>".
QString luaRefusal(const QString &remedy);

// Why a plugin that is nothing but such code cannot be used; std::nullopt for any other name.
std::optional<QString> foreignPluginReason(QStringView plugin);

} // namespace gatehouse::config
