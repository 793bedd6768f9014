// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/document_store.h"
#include "gateway/plugin/registry.h"

namespace gatehouse::admin {

// Why the document could not have that resource under that id, in APISIX's words: its own faults,
// references that lead nowhere, or that it spoils another resource. Nothing: it may be put there.
std::optional<QString> faultOf(const DocumentStore &store, const plugin::Registry &plugins,
                               config::Kind kind, const QString &id, const QJsonObject &resource);

} // namespace gatehouse::admin
