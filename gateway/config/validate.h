// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/fault.h"

#include <functional>

namespace gatehouse::config {

enum class PluginUse { Resource, Consumer, Metadata };

// Judges one plugin's configuration: empty if good, else the reason ("unknown plugin [x]", "failed
// to check the configuration of plugin x err: …") with a pointer into the configuration. The plugin
// registry supplies it.
struct PluginFault {
    QString pointer;
    QString reason;
};
using PluginCheck =
    std::function<QList<PluginFault>(const QString &name, const QJsonValue &conf, PluginUse use)>;

// Every fault of the document: schemas of the resources, duplicate ids, references that lead
// nowhere, plugin configurations, Lua that cannot run here. Empty means it can be published.
QList<Fault> validate(const Document &document, const PluginCheck &checkPlugin);
QList<Fault> validateResource(Kind kind, const QJsonObject &resource,
                              const PluginCheck &checkPlugin);

// What can be served: the document without the resources that have a fault which is not tolerated
// (apisix.md 7: an invalid item is left out while the others load).
Document withoutFaulty(const Document &document, const QList<Fault> &faults);

} // namespace gatehouse::config
