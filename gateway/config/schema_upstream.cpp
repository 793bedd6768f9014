// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

#include <QJsonArray>

namespace gatehouse::config::schema {

namespace {

constexpr char literal[] = R"({
"title": "Upstream",
"description": "Where requests go: nodes and how to choose among them.",
"type": "object",
"properties": {
  "type": {"title": "Balancing", "description": "How a node is chosen.", "type": "string", "default": "roundrobin",
    "examples": ["roundrobin", "chash", "least_conn", "ewma"],
    "presets": [{"title": "IP hash", "set": {"type": "chash", "hash_on": null, "key": "remote_addr"}}]},
  "hash_on": {"title": "Hash on", "description": "Where the key of consistent hashing comes from.", "type": "string",
    "enum": ["vars", "header", "cookie", "consumer", "vars_combinations"], "default": "vars"},
  "key": {"title": "Hash key", "description": "Variable, header or cookie that decides the node.", "type": "string"},
  "retries": {"title": "Retries", "description": "Further attempts at other nodes; none given: all of them.",
    "type": "integer", "minimum": 0},
  "retry_timeout": {"title": "Retry timeout", "description": "No further attempt after this many seconds; 0: no limit.",
    "type": "number", "minimum": 0},
  "scheme": {"title": "Scheme", "description": "The protocol the nodes speak.",
    "enum": ["http", "https", "grpc", "grpcs", "tcp", "tls", "udp", "kafka"], "default": "http"},
  "pass_host": {"title": "Host header", "description": "The client's (pass), the node's (node) or one of your own (rewrite).",
    "type": "string", "enum": ["pass", "node", "rewrite"], "default": "pass"},
  "keepalive_pool": {"title": "Connection pool", "description": "Idle connections kept open to the nodes.",
    "type": "object", "properties": {
    "size": {"title": "Size", "description": "Idle connections at most.", "type": "integer", "default": 320, "minimum": 1},
    "idle_timeout": {"title": "Idle timeout", "description": "Seconds until an idle connection is closed.",
      "type": "number", "default": 60, "minimum": 0},
    "requests": {"title": "Requests", "description": "Requests on one connection at most.", "type": "integer",
      "default": 1000, "minimum": 1}}},
  "tls": {"title": "TLS", "description": "The certificate shown to the nodes. Theirs are not verified, as in APISIX.", "type": "object", "properties": {
    "client_cert_id": {"title": "Certificate", "description": "ID of an SSL resource.", "type": "string"},
    "client_cert": {"title": "Client certificate", "description": "PEM.", "type": "string",
      "minLength": 128, "maxLength": 65536},
    "client_key": {"title": "Client key", "description": "PEM, or a reference to a secret.", "type": "string",
      "minLength": 64, "maxLength": 65536},
    "verify": {"title": "Verify", "description": "Check the server's certificate (kafka).", "type": "boolean",
      "default": false}},
    "dependencies": {"client_cert": {"required": ["client_key"], "not": {"required": ["client_cert_id"]}},
      "client_key": {"required": ["client_cert"], "not": {"required": ["client_cert_id"]}},
      "client_cert_id": {"not": {"required": ["client_cert", "client_key"]}}}},
  "discovery_type": {"title": "Discovery", "description": "The registry that lists the nodes.", "type": "string"},
  "discovery_args": {"title": "Discovery arguments", "description": "What the registry needs besides the name.",
    "type": "object", "properties": {
    "namespace_id": {"title": "Namespace", "description": "Nacos.", "type": "string"},
    "group_name": {"title": "Group", "description": "Nacos.", "type": "string"}}},
  "service_name": {"title": "Service name", "description": "The name in the registry.", "type": "string",
    "minLength": 1, "maxLength": 256}
},
"oneOf": [{"required": ["nodes"]}, {"required": ["service_name", "discovery_type"]}],
"additionalProperties": false
})";

constexpr char nodes[] = R"({
"title": "Nodes",
"description": "The servers: host:port with a weight each.",
"anyOf": [
  {"type": "object", "patternProperties": {".*": {"title": "Weight", "description": "Share of the requests.",
    "type": "integer", "minimum": 0}}},
  {"type": "array", "items": {"type": "object", "properties": {
    "port": {"title": "Port", "description": "By the scheme when absent: 80 or 443.", "type": "integer",
      "minimum": 1, "maximum": 65535},
    "weight": {"title": "Weight", "description": "Share of the requests; 0 for none.", "type": "integer", "minimum": 0},
    "priority": {"title": "Priority", "description": "Nodes of a lower priority are used when the higher ones fail.",
      "type": "integer", "default": 0},
    "metadata": {"title": "Metadata", "description": "For your own use.", "type": "object"}},
    "required": ["host", "weight"]}}
]})";

QJsonObject nodesPart()
{
    QJsonObject part = parse(nodes);
    QJsonArray forms = part.value(QLatin1String("anyOf")).toArray();
    QJsonObject list = forms.at(1).toObject();
    const QJsonObject item = list.value(QLatin1String("items")).toObject();
    list.insert(QLatin1String("items"),
                withProperty(item, "host", hostPart("Host", "Name or address.")));
    forms.replace(1, list);
    part.insert(QLatin1String("anyOf"), forms);
    return part;
}

} // namespace

QJsonObject upstreamSchema()
{
    QJsonObject schema = withCommonProperties(parse(literal));
    schema = withProperty(schema, "nodes", nodesPart());
    schema = withProperty(schema, "timeout", timeoutPart());
    schema = withProperty(schema, "checks", healthCheckSchema());
    return withProperty(schema, "upstream_host",
                        hostPart("Upstream host", "The Host header to send when it is rewritten."));
}

} // namespace gatehouse::config::schema
