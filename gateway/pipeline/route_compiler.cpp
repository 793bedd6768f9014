// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/route_compiler.h"

#include "gateway/pipeline/body_variables.h"
#include "gateway/pipeline/upstream_head.h"

namespace gatehouse::pipeline {

namespace {

PluginBuilder::Built merged(const PluginBuilder::Built &weaker,
                            const PluginBuilder::Built &stronger)
{
    return {weaker.chain.mergedWith(stronger.chain),
            stronger.failure.status != 0 ? stronger.failure : weaker.failure,
            weaker.readsBody || stronger.readsBody, weaker.addsSecret || stronger.addsSecret};
}

DeputyGuard guardOf(const config::Route &route, const config::Service *service)
{
    DeputyGuard guard;
    for (const QString &host : route.hosts.isEmpty() && service ? service->hosts : route.hosts)
        guard.hosts.append(host.toLower().toUtf8());
    const QString cors = u"cors"_qs;
    const QJsonObject conf = route.plugins.contains(cors) || !service
        ? route.plugins.value(cors).toObject()
        : service->plugins.value(cors).toObject();
    const QString origins = conf.value(u"allow_origins"_qs).toString();
    for (const QString &origin : origins.split(u',', Qt::SkipEmptyParts))
        guard.origins.append(origin.trimmed().toUtf8());
    return guard;
}

} // namespace

RouteCompiler::RouteCompiler(const config::Config &config, const CompileInput &input,
                             PluginBuilder &builder, UpstreamTable &upstreams)
    : m_config(config)
    , m_input(input)
    , m_builder(builder)
    , m_upstreams(upstreams)
{
    for (const config::Service &service : config.services)
        m_services.insert(service.id,
                          {&service,
                           builder.build(config::Kind::Service, service.id, service.plugins,
                                         "service#" + service.id.toUtf8())});
    for (const config::PluginSet &set : config.pluginConfigs)
        m_pluginConfigs.insert(set.id,
                               builder.build(config::Kind::PluginConfig, set.id, set.plugins,
                                             "plugin_config#" + set.id.toUtf8()));
}

void RouteCompiler::compileInto(Snapshot &snapshot)
{
    QList<router::Entry> entries;
    for (const config::Route &route : m_config.routes) {
        router::Entry entry{route, quint32(snapshot.routes.size())};
        const auto service = m_services.constFind(route.serviceId);
        if (entry.route.hosts.isEmpty() && service != m_services.cend())
            entry.route.hosts = service->config->hosts;
        snapshot.routes.push_back(compileRoute(route));
        snapshot.matchingReadsBody = snapshot.matchingReadsBody || namesBodyVariable(route.vars);
        entries.append(std::move(entry));
    }
    buildRouter(snapshot, std::move(entries));
}

void RouteCompiler::buildRouter(Snapshot &snapshot, QList<router::Entry> entries)
{
    auto built = router::Router::build(m_input.mode, entries);
    if (!built) { // find the ones that will not go in, and leave only those out
        QList<router::Entry> good;
        for (const router::Entry &entry : entries) {
            if (const auto alone = router::Router::build(m_input.mode, {entry}); alone)
                good.append(entry);
            else
                m_builder.addFault(config::Kind::Route, entry.route.id, {}, alone.error().message);
        }
        built = router::Router::build(m_input.mode, good);
    }
    snapshot.router = built ? *built : *router::Router::build(m_input.mode, {});
}

CompiledRoute RouteCompiler::compileRoute(const config::Route &route)
{
    CompiledRoute out;
    const auto found = m_services.constFind(route.serviceId);
    const CompiledService *service = found == m_services.cend() ? nullptr : &*found;
    out.view.id = route.id.toUtf8();
    out.view.name = route.name.toUtf8();
    out.view.serviceId = route.serviceId.toUtf8();
    out.view.serviceName = service ? service->config->name.toUtf8() : QByteArray();
    const PluginBuilder::Built plugins = pluginsOf(route, service);
    out.chain = plugins.chain;
    out.failure = plugins.failure;
    out.readsBody = plugins.readsBody;
    if (plugins.addsSecret)
        out.guard = guardOf(route, service ? service->config : nullptr);
    if (!route.serviceId.isEmpty() && !service)
        out.failure = {404, "service " + out.view.serviceId + " does not exist"};
    out.websocket = route.enableWebsocket.value_or(
        service ? service->config->enableWebsocket.value_or(false) : false);
    chooseUpstream(out, route, service ? service->config : nullptr);
    return out;
}

PluginBuilder::Built RouteCompiler::pluginsOf(const config::Route &route,
                                              const CompiledService *service)
{
    PluginBuilder::Built all = service ? service->plugins : PluginBuilder::Built{};
    if (!route.pluginConfigId.isEmpty()) {
        const auto set = m_pluginConfigs.constFind(route.pluginConfigId);
        if (set == m_pluginConfigs.cend())
            all.failure = {503,
                           "plugin config " + route.pluginConfigId.toUtf8() + " does not exist"};
        else
            all = merged(all, *set);
    }
    return merged(all,
                  m_builder.build(config::Kind::Route, route.id, route.plugins,
                                  "route#" + route.id.toUtf8()));
}

void RouteCompiler::chooseUpstream(CompiledRoute &out, const config::Route &route,
                                   const config::Service *service)
{
    QString id = route.upstreamId;
    if (route.upstream)
        out.upstream = m_upstreams.group(*route.upstream, config::Kind::Route, route.id);
    else if (id.isEmpty() && service && service->upstreamId.isEmpty() && service->upstream)
        out.upstream = m_upstreams.group(*service->upstream, config::Kind::Service, service->id);
    else if (id.isEmpty() && service)
        id = service->upstreamId;
    if (!out.upstream && !id.isEmpty())
        out.upstream = m_upstreams.find(id);
    if (!out.upstream && !id.isEmpty())
        out.noUpstream = {502, "upstream " + id.toUtf8() + " does not exist"};
    else if (!out.upstream)
        out.noUpstream = {503, "the route has no upstream"};
    if (route.timeout)
        out.timeouts = timeoutsOf(route.timeout);
}

} // namespace gatehouse::pipeline
