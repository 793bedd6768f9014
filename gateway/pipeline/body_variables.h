// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

namespace gatehouse::pipeline {

// Whether some string of a configuration names a variable that is taken from the request's body
// (post_arg_x, post_arg.x, graphql_x; apisix.md 1.5), so that the body must be read beforehand.
bool namesBodyVariable(const QJsonValue &configuration);

// What may be held of a body for that; variables of a larger one have no value.
inline constexpr qint64 bodyVariableLimit = 1024 * 1024;

} // namespace gatehouse::pipeline
