// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/kinds.h"

// The schemas of discovery's configuration in config.yaml.
namespace gatehouse::discovery::schemas {

const char dns[] = R"json({
"type": "object",
"properties": {
  "servers": {"type": "array", "minItems": 1, "items": {"type": "string"}},
  "resolv_conf": {"type": "string"},
  "order": {"type": "array", "minItems": 1, "maxItems": 5, "uniqueItems": true,
    "items": {"enum": ["last", "SRV", "A", "AAAA", "CNAME"]}}
},
"oneOf": [{"required": ["servers"]}, {"required": ["resolv_conf"]}]
})json";

const char consul[] = R"json({
"type": "object",
"properties": {
  "servers": {"type": "array", "minItems": 1, "items": {"type": "string"}},
  "shared_size": {"type": "string", "pattern": "^[1-9][0-9]*m$", "default": "64m"},
  "token": {"type": "string", "default": ""},
  "fetch_interval": {"type": "integer", "minimum": 1, "default": 3},
  "keepalive": {"type": "boolean", "default": true},
  "weight": {"type": "integer", "minimum": 1, "default": 1},
  "timeout": {"type": "object", "properties": {
      "connect": {"type": "integer", "minimum": 1, "default": 2000},
      "read": {"type": "integer", "minimum": 1, "default": 2000},
      "wait": {"type": "integer", "minimum": 1, "default": 60}},
    "default": {"connect": 2000, "read": 2000, "wait": 60}},
  "sort_type": {"type": "string", "enum": ["origin", "host_sort", "port_sort", "combine_sort"],
    "default": "origin"},
  "skip_services": {"type": "array", "minItems": 1, "items": {"type": "string"}},
  "dump": {"type": "object", "required": ["path"], "properties": {
      "path": {"type": "string", "minLength": 1},
      "load_on_init": {"type": "boolean", "default": true},
      "expire": {"type": "integer", "default": 0}}},
  "default_service": {"type": "object", "properties": {
      "host": {"type": "string"},
      "port": {"type": "integer"},
      "metadata": {"type": "object", "properties": {
          "fail_timeout": {"type": "integer", "default": 1},
          "weight": {"type": "integer", "default": 1},
          "max_fails": {"type": "integer", "default": 1}},
        "default": {"fail_timeout": 1, "weight": 1, "max_fails": 1}}}}
},
"required": ["servers"]
})json";

const char consulKv[] = R"json({
"type": "object",
"properties": {
  "servers": {"type": "array", "minItems": 1, "items": {"type": "string"}},
  "token": {"type": "string", "default": ""},
  "fetch_interval": {"type": "integer", "minimum": 1, "default": 3},
  "keepalive": {"type": "boolean", "default": true},
  "prefix": {"type": "string", "default": "upstreams"},
  "weight": {"type": "integer", "minimum": 1, "default": 1},
  "timeout": {"type": "object", "properties": {
      "connect": {"type": "integer", "minimum": 1, "default": 2000},
      "read": {"type": "integer", "minimum": 1, "default": 2000},
      "wait": {"type": "integer", "minimum": 1, "default": 60}},
    "default": {"connect": 2000, "read": 2000, "wait": 60}},
  "skip_keys": {"type": "array", "minItems": 1, "items": {"type": "string"}},
  "dump": {"type": "object", "required": ["path"], "properties": {
      "path": {"type": "string", "minLength": 1},
      "load_on_init": {"type": "boolean", "default": true},
      "expire": {"type": "integer", "default": 0}}},
  "default_service": {"type": "object", "properties": {
      "host": {"type": "string"},
      "port": {"type": "integer"},
      "metadata": {"type": "object", "properties": {
          "fail_timeout": {"type": "integer", "default": 1},
          "weight": {"type": "integer", "default": 1},
          "max_fails": {"type": "integer", "default": 1}},
        "default": {"fail_timeout": 1, "weight": 1, "max_fails": 1}}}}
},
"required": ["servers"]
})json";

const char nacos[] = R"json({
"type": "object",
"properties": {
  "host": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 2,
    "maxLength": 100,
    "pattern": "^http(s)?:\\/\\/([a-zA-Z0-9-_.]+:.+\\@)?[a-zA-Z0-9-_.:]+$"}},
  "fetch_interval": {"type": "integer", "minimum": 1, "default": 30},
  "prefix": {"type": "string", "pattern": "^[\\/a-zA-Z0-9-_.]+$", "maxLength": 100,
    "default": "/nacos/v1/"},
  "weight": {"type": "integer", "minimum": 1, "default": 100},
  "timeout": {"type": "object", "properties": {
      "connect": {"type": "integer", "minimum": 1, "default": 2000},
      "send": {"type": "integer", "minimum": 1, "default": 2000},
      "read": {"type": "integer", "minimum": 1, "default": 5000}},
    "default": {"connect": 2000, "send": 2000, "read": 5000}},
  "access_key": {"type": "string", "default": ""},
  "secret_key": {"type": "string", "default": ""}
},
"required": ["host"]
})json";

const char eureka[] = R"json({
"type": "object",
"properties": {
  "host": {"type": "array", "minItems": 1, "items": {"type": "string"}},
  "fetch_interval": {"type": "integer", "minimum": 1, "default": 30},
  "prefix": {"type": "string"},
  "weight": {"type": "integer", "minimum": 0},
  "timeout": {"type": "object", "properties": {
      "connect": {"type": "integer", "minimum": 1, "default": 2000},
      "send": {"type": "integer", "minimum": 1, "default": 2000},
      "read": {"type": "integer", "minimum": 1, "default": 5000}}}
},
"required": ["host"]
})json";

const char file[] = R"json({
"type": "object",
"properties": {
  "path": {"type": "string", "minLength": 1},
  "interval": {"type": "integer", "minimum": 1, "default": 5}
},
"required": ["path"],
"additionalProperties": false
})json";

const char local[] = R"json({
"type": "object",
"properties": {
  "interval": {"type": "integer", "minimum": 1, "default": 2},
  "weight": {"type": "integer", "minimum": 0, "default": 1},
  "proc": {"type": "string", "minLength": 1, "default": "/proc"}
},
"additionalProperties": false
})json";

} // namespace gatehouse::discovery::schemas
