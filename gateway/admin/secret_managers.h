// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>

namespace gatehouse::admin {

// What is wrong with the settings of that secret manager (vault, aws, gcp), in APISIX's words.
std::optional<QString> secretManagerFault(const QString &manager, const QJsonObject &settings);

} // namespace gatehouse::admin
