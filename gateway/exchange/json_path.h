// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonValue>

#include <optional>

namespace gatehouse {

// The first value that a path leads to in a JSON document: dotted names ("a.b"), and the parts of
// JSONPath (RFC 9535) that routes use: "[0]", "[*]", "*", "['name']", "..name", a leading "$".
// Bounded in depth and steps. std::nullopt: there is none, or the path is no path.
std::optional<QJsonValue> firstAt(const QJsonValue &root, QByteArrayView path);

} // namespace gatehouse
