// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/registry.h"

namespace gatehouse::control {

// A resource without the values of what its plugins call secret (`encrypt_fields`): they become
// "***". References to a secret store stay, as they are none.
QJsonObject withoutSecrets(const QJsonObject &resource, const plugin::Registry &plugins);

} // namespace gatehouse::control
