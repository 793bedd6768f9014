// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

constexpr char literal[] = R"({
"title": "Route",
"description": "Which requests are meant, and what is done with them.",
"type": "object",
"properties": {
  "uri": {"title": "Path", "description": "Exact, or ending in * for everything below.",
    "type": "string", "minLength": 1, "maxLength": 4096},
  "uris": {"title": "Paths", "description": "Several paths instead of one.", "type": "array",
    "items": {"type": "string", "minLength": 1, "maxLength": 4096}, "minItems": 1, "uniqueItems": true},
  "priority": {"title": "Priority", "description": "Of two routes with the same path the higher one is tried first.",
    "type": "integer", "default": 0},
  "methods": {"title": "Methods", "description": "HTTP methods; none means any.", "type": "array",
    "items": {"type": "string", "enum": ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT",
      "TRACE", "PURGE"]}, "uniqueItems": true},
  "vars": {"title": "Conditions", "description": "Further conditions: [[variable, operator, value], ...].",
    "type": "array"},
  "filter_func": {"title": "Filter function", "description": "Lua; cannot run here.", "type": "string",
    "minLength": 10, "pattern": "^function"},
  "script": {"title": "Script", "description": "Lua; cannot run here.", "type": "string",
    "minLength": 10, "maxLength": 102400},
  "service_protocol": {"title": "Service protocol", "description": "Kept for APISIX.", "enum": ["grpc", "http"]},
  "enable_websocket": {"title": "WebSocket", "description": "Let Upgrade requests through.", "type": "boolean"},
  "status": {"title": "Enabled", "description": "1 for on, 0 for off.", "type": "integer", "enum": [1, 0],
    "default": 1}
},
"allOf": [
  {"oneOf": [{"required": ["uri"]}, {"required": ["uris"]}]},
  {"oneOf": [{"not": {"anyOf": [{"required": ["host"]}, {"required": ["hosts"]}]}},
    {"required": ["host"]}, {"required": ["hosts"]}]},
  {"oneOf": [{"not": {"anyOf": [{"required": ["remote_addr"]}, {"required": ["remote_addrs"]}]}},
    {"required": ["remote_addr"]}, {"required": ["remote_addrs"]}]}
],
"anyOf": [
  {"required": ["plugins", "uri"]}, {"required": ["upstream", "uri"]}, {"required": ["upstream_id", "uri"]},
  {"required": ["service_id", "uri"]}, {"required": ["plugins", "uris"]}, {"required": ["upstream", "uris"]},
  {"required": ["upstream_id", "uris"]}, {"required": ["service_id", "uris"]}, {"required": ["script", "uri"]},
  {"required": ["script", "uris"]}
],
"not": {"anyOf": [{"required": ["script", "plugins"]}, {"required": ["script", "plugin_config_id"]}]},
"additionalProperties": false
})";

QJsonObject listOf(const char *title, const char *description, const QJsonObject &item)
{
    QJsonObject list = parse(R"({"type": "array", "minItems": 1, "uniqueItems": true})");
    list.insert(QLatin1String("title"), QString::fromUtf8(title));
    list.insert(QLatin1String("description"), QString::fromUtf8(description));
    list.insert(QLatin1String("items"), item);
    return list;
}

} // namespace

QJsonObject routeSchema()
{
    QJsonObject schema = withCommonProperties(parse(literal));
    const QJsonObject host = hostPart("Host", "Exact, or beginning with *. for every host below.");
    const QJsonObject address = addressPart("Client address", "An IP address or a network (CIDR).");
    schema = withProperty(schema, "host", host);
    schema = withProperty(schema, "hosts", listOf("Hosts", "Several hosts instead of one.", host));
    schema = withProperty(schema, "remote_addr", address);
    schema = withProperty(
        schema, "remote_addrs",
        listOf("Client addresses", "Several addresses or networks instead of one.", address));
    schema = withProperty(schema, "timeout", timeoutPart());
    schema = withProperty(schema, "plugins", pluginsPart());
    schema = withProperty(schema, "upstream", upstreamSchema());
    schema = withProperty(schema, "script_id", idPart("Script ID", "Lua; cannot run here."));
    schema = withProperty(schema, "plugin_config_id",
                          idPart("Plugin set", "A set of plugins shared between routes."));
    schema =
        withProperty(schema, "service_id", idPart("Service", "What this route inherits from."));
    return withProperty(schema, "upstream_id",
                        idPart("Upstream", "An upstream that is shared between routes."));
}

} // namespace gatehouse::config::schema
