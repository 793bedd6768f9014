// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

constexpr char literal[] = R"({
"title": "Certificate",
"description": "A TLS certificate with its key, and the names it is shown for.",
"type": "object",
"properties": {
  "type": {"title": "Use", "description": "For our listeners (server) or towards upstreams (client).", "type": "string",
    "enum": ["server", "client"], "default": "server"},
  "cert": {"title": "Certificate", "description": "PEM, or a reference to a secret.", "oneOf": [
    {"type": "string", "minLength": 128, "maxLength": 65536}, {"type": "string", "pattern": "^\\$(secret|env)://"}]},
  "key": {"title": "Key", "description": "PEM, or a reference to a secret.", "oneOf": [
    {"type": "string", "minLength": 64, "maxLength": 65536}, {"type": "string", "pattern": "^\\$(secret|env)://"}]},
  "certs": {"title": "Further certificates", "description": "For other kinds of keys.", "type": "array",
    "items": {"type": "string"}},
  "keys": {"title": "Further keys", "description": "One for each further certificate.", "type": "array",
    "items": {"type": "string"}},
  "sni": {"title": "Server name", "description": "May begin with *.", "type": "string",
    "pattern": "^\\*$|^\\*?[0-9a-zA-Z\\-_.]+$"},
  "snis": {"title": "Server names", "description": "Several instead of one.", "type": "array", "minItems": 1,
    "items": {"type": "string", "pattern": "^\\*$|^\\*?[0-9a-zA-Z\\-_.]+$"}},
  "client": {"title": "Client certificates", "description": "Ask clients for theirs.", "type": "object", "properties": {
    "ca": {"title": "CA", "description": "PEM of the authority that signs them.", "type": "string",
      "minLength": 128, "maxLength": 65536},
    "depth": {"title": "Depth", "description": "Of the chain at most.", "type": "integer", "minimum": 0, "default": 1},
    "skip_mtls_uri_regex": {"title": "Open paths", "description": "Paths that need no client certificate.",
      "type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}}},
    "required": ["ca"]},
  "ssl_protocols": {"title": "Protocols", "description": "TLS versions.", "type": "array", "maxItems": 3,
    "uniqueItems": true, "items": {"enum": ["TLSv1.1", "TLSv1.2", "TLSv1.3"]}},
  "status": {"title": "Enabled", "description": "1 for on, 0 for off.", "type": "integer", "enum": [1, 0], "default": 1},
  "validity_start": {"title": "Valid from", "description": "Unix seconds.", "type": "integer"},
  "validity_end": {"title": "Valid until", "description": "Unix seconds.", "type": "integer"}
},
"if": {"properties": {"type": {"enum": ["server"]}}},
"then": {"oneOf": [{"required": ["sni", "key", "cert"]}, {"required": ["snis", "key", "cert"]}]},
"else": {"required": ["key", "cert"]},
"additionalProperties": false
})";

} // namespace

QJsonObject sslSchema()
{
    return withCommonProperties(parse(literal));
}

} // namespace gatehouse::config::schema
