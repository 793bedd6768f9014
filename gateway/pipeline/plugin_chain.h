// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/expression.h"
#include "gateway/plugin/plugin.h"
#include "gateway/plugin/registry.h"

#include <array>
#include <memory>
#include <vector>

namespace gatehouse::pipeline {

// A plugin in its place: the compiled configuration, who configured it, and `_meta`
// (apisix.md 1.8).
struct PluginInstance {
    const plugin::Spec *spec = nullptr;
    std::shared_ptr<const plugin::Plugin> plugin; // null: disabled, hides a weaker one
    QByteArray name;
    QByteArray source; // "route", "service", "plugin_config", "consumer", "consumer_group",
                       // "global_rule#1"
    int priority = 0;
    std::optional<Expression> filter; // _meta.filter
    std::optional<QByteArray>
        errorResponse; // _meta.error_response: body when the plugin exits with >= 400
    bool errorResponseIsJson = false;
};
using PluginInstancePtr = std::shared_ptr<const PluginInstance>;

// Plugins in the order in which they run, with the hooks of each phase picked out.
class PluginChain
{
public:
    PluginChain() = default;
    explicit PluginChain(std::vector<PluginInstancePtr> plugins);

    const std::vector<const PluginInstance *> &of(plugin::Phase phase) const
    {
        return m_phases[std::size_t(phase)];
    }
    const std::vector<PluginInstancePtr> &plugins() const { return m_plugins; }
    bool isEmpty() const { return m_plugins.empty(); }
    bool has(const plugin::Spec &spec) const;

    // This chain with `stronger` laid over it: of two plugins with one name the stronger one stays.
    PluginChain mergedWith(const PluginChain &stronger) const;

private:
    std::vector<PluginInstancePtr> m_plugins;
    std::array<std::vector<const PluginInstance *>, plugin::phaseCount> m_phases;
};

// Builds one plugin from a configuration that was checked.
// Null: an unknown one that is disabled.
Result<PluginInstancePtr> buildInstance(const plugin::Registry &registry, const QString &name,
                                        const QJsonObject &conf, const QByteArray &source,
                                        const plugin::BuildContext &context);

} // namespace gatehouse::pipeline
