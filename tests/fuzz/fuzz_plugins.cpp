// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/registry.h"
#include "gateway/plugins/builtin_plugins.h"

#include <QJsonDocument>
#include <QJsonObject>

// Any configuration for any plugin: it is judged, and one without a fault can be built or is
// refused with a reason. The first octet chooses the plugin; the rest is JSON.

using namespace gatehouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const plugin::Registry registry(plugins::builtinPlugins());
    if (size < 1)
        return 0;
    const plugin::Spec &spec = registry.specs()[data[0] % registry.specs().size()];
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    const QJsonDocument json = QJsonDocument::fromJson(text);
    const QJsonValue conf =
        json.isObject() ? QJsonValue(json.object()) : QJsonValue(QJsonValue::Null);
    for (const auto use :
         {config::PluginUse::Resource, config::PluginUse::Consumer, config::PluginUse::Metadata})
        (void)registry.check(spec.name, conf, use);
    return 0;
}
