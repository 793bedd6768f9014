// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace gatehouse::config {

// What is wrong with the operators of a `vars` expression (apisix.md 1.5), in lua-resty-expr's
// words. This room cannot see the compiled expression; the check keeps faulty routes out of the
// document early.
std::optional<QString> varsFault(const QJsonArray &vars);

} // namespace gatehouse::config
