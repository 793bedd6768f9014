// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/pipeline/plugin_builder.h"
#include "gateway/pipeline/upstream_table.h"

#include <QHash>

namespace gatehouse::pipeline {

// Compiles the routes of a document: what each inherits from its service and plugin config, its
// upstream, its place in the router (apisix.md 1.6 to 1.8).
class RouteCompiler
{
public:
    RouteCompiler(const config::Config &config, const CompileInput &input, PluginBuilder &builder,
                  UpstreamTable &upstreams);
    void compileInto(Snapshot &snapshot);

private:
    struct CompiledService {
        const config::Service *config = nullptr;
        PluginBuilder::Built plugins;
    };
    CompiledRoute compileRoute(const config::Route &route);
    PluginBuilder::Built pluginsOf(const config::Route &route, const CompiledService *service);
    void chooseUpstream(CompiledRoute &out, const config::Route &route,
                        const config::Service *service);
    void buildRouter(Snapshot &snapshot, QList<router::Entry> entries);

    const config::Config &m_config;
    const CompileInput &m_input;
    PluginBuilder &m_builder;
    UpstreamTable &m_upstreams;
    QHash<QString, CompiledService> m_services;
    QHash<QString, PluginBuilder::Built> m_pluginConfigs;
};

} // namespace gatehouse::pipeline
