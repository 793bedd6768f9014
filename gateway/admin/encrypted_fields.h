// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/plugin/registry.h"

namespace gatehouse::admin {

// A resource as APISIX answers to a change of it: what its plugins' schemas list as encrypt_fields
// is encrypted with the first key of the keyring APISIX comes with (data_encryption of its
// configuration), so that the answer holds no readable secret. What is kept, and what a GET shows,
// is the resource as it was sent.
QJsonObject withEncryptedFields(config::Kind kind, const QString &id, QJsonObject resource,
                                const plugin::Registry &plugins);

} // namespace gatehouse::admin
