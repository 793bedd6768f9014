// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/schema.h"
#include "gateway/config/validate.h"
#include "gateway/plugin/spec.h"

namespace gatehouse::plugin {

// The schema of `_meta`, which every plugin's configuration may have.
const QJsonObject &metaSchema();

// The plugins a gateway has, by name. Built once from an explicit list (plugins/builtin_plugins.h),
// then const.
class Registry
{
public:
    explicit Registry(std::vector<Spec> specs);

    const Spec *find(QStringView name) const;
    // Highest priority first.
    const std::vector<Spec> &specs() const { return m_specs; }

    // Schema, `_meta`, the plugin's own check. Faults in APISIX's words.
    QList<config::PluginFault> check(const QString &name, const QJsonValue &conf,
                                     config::PluginUse use) const;
    // Take a fresh one for each validation: it remembers the configurations that must be equal
    // (Spec::sharedBy).
    config::PluginCheck checker() const;

    // Builds from a configuration that check() passed; defaults are filled in here.
    Result<std::shared_ptr<const Plugin>> build(const Spec &spec, const QJsonObject &conf,
                                                const BuildContext &context) const;

private:
    QList<config::PluginFault> faultsOf(const Spec &spec, const config::Schema &schema,
                                        const QJsonObject &conf, config::PluginUse use) const;
    // What the schema cannot say.
    std::optional<QString> ownReason(const Spec &spec, const QJsonObject &conf,
                                     config::PluginUse use, bool fitsSchema) const;

    struct Schemas {
        std::shared_ptr<const config::Schema> resource, consumer, metadata;
    };
    std::vector<Spec> m_specs;
    std::vector<Schemas> m_schemas; // beside m_specs
};

} // namespace gatehouse::plugin
