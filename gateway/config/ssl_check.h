// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace gatehouse::config {

// What is wrong with an ssl resource that its schema cannot say, in APISIX's words: texts that are
// no certificates or keys, and numbers of them that do not match. References to secrets pass.
std::optional<QString> sslFault(const QJsonObject &ssl);

} // namespace gatehouse::config
