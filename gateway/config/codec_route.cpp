// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec.h"
#include "gateway/config/codec_fields.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Upstream> takeUpstream(Fields &fields)
{
    if (!fields.peek("upstream"_L1).isObject())
        return std::nullopt;
    return decodeUpstream(fields.object("upstream"_L1));
}

void writeUpstream(QJsonObject &json, const std::optional<Upstream> &upstream)
{
    if (upstream)
        json.insert("upstream"_L1, encode(*upstream));
}

void writeStrings(QJsonObject &json, QLatin1String key, const QStringList &values)
{
    if (!values.isEmpty())
        json.insert(key, QJsonArray::fromStringList(values));
}

// A plugins key may be present and empty: APISIX accepts a route that has nothing but it.
QJsonObject takePlugins(Fields &fields)
{
    if (fields.peek("plugins"_L1).toObject().isEmpty())
        return {};
    return fields.object("plugins"_L1);
}

void encodeMatch(QJsonObject &json, const Route &route)
{
    writeOneOrMany(json, "uri"_L1, "uris"_L1, route.uris);
    writeOneOrMany(json, "host"_L1, "hosts"_L1, route.hosts);
    writeStrings(json, "methods"_L1, route.methods);
    writeOneOrMany(json, "remote_addr"_L1, "remote_addrs"_L1, route.remoteAddrs);
    if (!route.vars.isEmpty())
        json.insert("vars"_L1, route.vars);
    if (route.priority != 0)
        json.insert("priority"_L1, route.priority);
    if (!route.enabled)
        json.insert("status"_L1, 0);
    write(json, "filter_func"_L1, route.filterFunc);
}

} // namespace

Route decodeRoute(const QJsonObject &json)
{
    Fields fields(json);
    Route route;
    route.id = fields.id("id"_L1);
    route.name = fields.string("name"_L1);
    route.desc = fields.string("desc"_L1);
    route.uris = fields.oneOrMany("uri"_L1, "uris"_L1);
    route.hosts = fields.oneOrMany("host"_L1, "hosts"_L1);
    route.methods = fields.strings("methods"_L1);
    route.remoteAddrs = fields.oneOrMany("remote_addr"_L1, "remote_addrs"_L1);
    route.vars = fields.array("vars"_L1);
    route.priority = fields.integer("priority"_L1).value_or(0);
    route.enabled = fields.integer("status"_L1).value_or(1) != 0;
    route.plugins = takePlugins(fields);
    route.pluginConfigId = fields.id("plugin_config_id"_L1);
    route.upstreamId = fields.id("upstream_id"_L1);
    route.serviceId = fields.id("service_id"_L1);
    route.upstream = takeUpstream(fields);
    route.timeout = fields.timeout("timeout"_L1);
    route.enableWebsocket = fields.flag("enable_websocket"_L1);
    route.filterFunc = fields.string("filter_func"_L1);
    route.script = fields.string("script"_L1);
    route.labels = fields.object("labels"_L1);
    route.rest = fields.rest();
    return route;
}

QJsonObject encode(const Route &route)
{
    QJsonObject json = route.rest;
    write(json, "id"_L1, route.id);
    write(json, "name"_L1, route.name);
    write(json, "desc"_L1, route.desc);
    encodeMatch(json, route);
    write(json, "plugins"_L1, route.plugins);
    write(json, "plugin_config_id"_L1, route.pluginConfigId);
    write(json, "upstream_id"_L1, route.upstreamId);
    write(json, "service_id"_L1, route.serviceId);
    writeUpstream(json, route.upstream);
    write(json, "timeout"_L1, route.timeout);
    write(json, "enable_websocket"_L1, route.enableWebsocket);
    write(json, "script"_L1, route.script);
    write(json, "labels"_L1, route.labels);
    return json;
}

Service decodeService(const QJsonObject &json)
{
    Fields fields(json);
    Service service;
    service.id = fields.id("id"_L1);
    service.name = fields.string("name"_L1);
    service.hosts = fields.strings("hosts"_L1);
    service.plugins = takePlugins(fields);
    service.upstreamId = fields.id("upstream_id"_L1);
    service.upstream = takeUpstream(fields);
    service.enableWebsocket = fields.flag("enable_websocket"_L1);
    service.labels = fields.object("labels"_L1);
    service.rest = fields.rest();
    return service;
}

QJsonObject encode(const Service &service)
{
    QJsonObject json = service.rest;
    write(json, "id"_L1, service.id);
    write(json, "name"_L1, service.name);
    writeStrings(json, "hosts"_L1, service.hosts);
    write(json, "plugins"_L1, service.plugins);
    write(json, "upstream_id"_L1, service.upstreamId);
    writeUpstream(json, service.upstream);
    write(json, "enable_websocket"_L1, service.enableWebsocket);
    write(json, "labels"_L1, service.labels);
    return json;
}

} // namespace gatehouse::config
