// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

// STATUSES, COUNT and COUNT0 stand for the start of a property up to its default.
constexpr char literal[] = R"({
"title": "Health checks",
"description": "Find out which nodes are able to serve.",
"type": "object",
"properties": {
  "active": {"title": "Active", "description": "Ask every node at intervals.", "type": "object", "properties": {
    "type": {"title": "Type", "description": "What is asked.", "type": "string", "enum": ["http", "https", "tcp"],
      "default": "http"},
    "timeout": {"title": "Timeout", "description": "Seconds to wait for the answer.", "type": "number", "default": 1},
    "concurrency": {"title": "Concurrency", "description": "Nodes asked at once.", "type": "integer", "default": 10},
    "host": {"title": "Host", "description": "Host header of the question.", "type": "string",
      "pattern": "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$"},
    "port": {"title": "Port", "description": "The node's when absent.", "type": "integer", "minimum": 1, "maximum": 65535},
    "http_method": {"title": "Method", "description": "Of the question.", "type": "string", "default": "GET",
      "enum": ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE", "PURGE"]},
    "http_path": {"title": "Path", "description": "Of the question.", "type": "string", "default": "/"},
    "http_req_body": {"title": "Body", "description": "Of the question.", "type": "string", "default": ""},
    "https_verify_certificate": {"title": "Verify certificate", "description": "With type https.", "type": "boolean",
      "default": true},
    "req_headers": {"title": "Headers", "description": "Further headers, each Name: value.", "type": "array",
      "minItems": 1, "items": {"type": "string"}},
    "healthy": {"title": "Healthy", "description": "When a node counts as healthy again.", "type": "object", "properties": {
      "interval": {"title": "Interval", "description": "Seconds between questions to healthy nodes.", "type": "integer",
        "minimum": 1, "default": 1},
      "http_statuses": STATUSES [200, 302]},
      "successes": COUNT 2}}},
    "unhealthy": {"title": "Unhealthy", "description": "When a node counts as unhealthy.", "type": "object", "properties": {
      "interval": {"title": "Interval", "description": "Seconds between questions to unhealthy nodes.", "type": "integer",
        "minimum": 1, "default": 1},
      "http_statuses": STATUSES [429, 404, 500, 501, 502, 503, 504, 505]},
      "http_failures": COUNT 5},
      "tcp_failures": COUNT 2},
      "timeouts": COUNT 3}}}}},
  "passive": {"title": "Passive", "description": "Learn from the answers to real requests.", "type": "object", "properties": {
    "type": {"title": "Type", "description": "What is looked at.", "type": "string", "enum": ["http", "https", "tcp"],
      "default": "http"},
    "healthy": {"title": "Healthy", "description": "When a node counts as healthy again.", "type": "object", "properties": {
      "http_statuses": STATUSES [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305,
        306, 307, 308]},
      "successes": COUNT0 5}}},
    "unhealthy": {"title": "Unhealthy", "description": "When a node counts as unhealthy.", "type": "object", "properties": {
      "http_statuses": STATUSES [429, 500, 503]},
      "tcp_failures": COUNT0 2},
      "timeouts": COUNT0 7},
      "http_failures": COUNT0 5}}}}}
},
"additionalProperties": false,
"anyOf": [{"required": ["active"]}, {"required": ["active", "passive"]}]
})";

} // namespace

QJsonObject healthCheckSchema()
{
    QByteArray text = literal;
    text.replace(
        "STATUSES",
        R"({"title": "Statuses", "description": "HTTP statuses that count.", "type": "array",
        "minItems": 1, "uniqueItems": true, "items": {"type": "integer", "minimum": 200, "maximum": 599}, "default":)");
    text.replace("COUNT0",
                 R"({"title": "Count", "description": "How many in a row; 0: not looked at.",
        "type": "integer", "minimum": 0, "maximum": 254, "default":)");
    text.replace("COUNT",
                 R"({"title": "Count", "description": "How many in a row.", "type": "integer",
        "minimum": 1, "maximum": 254, "default":)");
    return parse(text.constData());
}

} // namespace gatehouse::config::schema
