// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/kinds.h"

// One cluster, or a list of clusters with an id each.
namespace gatehouse::discovery::schemas {

const char kubernetes[] = R"json({"anyOf": [
{"type": "object",
 "properties": {
  "service": {"type": "object", "properties": {
      "schema": {"type": "string", "enum": ["http", "https"], "default": "https"},
      "host": {"type": "string", "default": "${KUBERNETES_SERVICE_HOST}", "oneOf": [
        {"pattern": "^\\${[_A-Za-z]([_A-Za-z0-9]*[_A-Za-z])*}$"},
        {"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}]},
      "port": {"type": "string", "default": "${KUBERNETES_SERVICE_PORT}", "oneOf": [
        {"pattern": "^\\${[_A-Za-z]([_A-Za-z0-9]*[_A-Za-z])*}$"},
        {"pattern": "^(([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))$"}]},
      "ssl_verify": {"type": "boolean"}}},
  "client": {"type": "object", "properties": {
      "token": {"type": "string", "oneOf": [
        {"pattern": "\\${[_A-Za-z]([_A-Za-z0-9]*[_A-Za-z])*}$"},
        {"pattern": "^[A-Za-z0-9+\\/._=-]{0,4096}$"}]},
      "token_file": {"type": "string", "pattern": "^[^\\:*?\"<>|]*$", "minLength": 1, "maxLength": 500}}},
  "namespace_selector": {"type": "object", "properties": {
      "equal": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$"},
      "not_equal": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$"},
      "match": {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[\\x21-\\x7e]*$"}},
      "not_match": {"type": "array", "minItems": 1,
        "items": {"type": "string", "pattern": "^[\\x21-\\x7e]*$"}}},
    "maxProperties": 1},
  "label_selector": {"type": "string"},
  "default_weight": {"type": "integer", "minimum": 0, "default": 50},
  "shared_size": {"type": "string", "pattern": "^[1-9][0-9]*m$", "default": "64m"},
  "watch_endpoint_slices": {"type": "boolean", "default": false}
 }},
{"type": "array", "minItems": 1, "items":
{"type": "object",
 "properties": {
  "id": {"type": "string", "pattern": "^[a-z0-9]{1,64}$"},
  "service": {"type": "object", "properties": {
      "schema": {"type": "string", "enum": ["http", "https"], "default": "https"},
      "host": {"type": "string", "oneOf": [
        {"pattern": "^\\${[_A-Za-z]([_A-Za-z0-9]*[_A-Za-z])*}$"},
        {"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}]},
      "port": {"type": "string", "oneOf": [
        {"pattern": "^\\${[_A-Za-z]([_A-Za-z0-9]*[_A-Za-z])*}$"},
        {"pattern": "^(([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))$"}]},
      "ssl_verify": {"type": "boolean"}},
    "required": ["host", "port"]},
  "client": {"type": "object", "properties": {
      "token": {"type": "string", "oneOf": [
        {"pattern": "\\${[_A-Za-z]([_A-Za-z0-9]*[_A-Za-z])*}$"},
        {"pattern": "^[A-Za-z0-9+\\/._=-]{0,4096}$"}]},
      "token_file": {"type": "string", "pattern": "^[^\\:*?\"<>|]*$", "minLength": 1, "maxLength": 500}},
    "oneOf": [{"required": ["token"]}, {"required": ["token_file"]}]},
  "namespace_selector": {"type": "object", "properties": {
      "equal": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$"},
      "not_equal": {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$"},
      "match": {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[\\x21-\\x7e]*$"}},
      "not_match": {"type": "array", "minItems": 1,
        "items": {"type": "string", "pattern": "^[\\x21-\\x7e]*$"}}},
    "maxProperties": 1},
  "label_selector": {"type": "string"},
  "default_weight": {"type": "integer", "minimum": 0, "default": 50},
  "shared_size": {"type": "string", "pattern": "^[1-9][0-9]*m$", "default": "64m"},
  "watch_endpoint_slices": {"type": "boolean", "default": false}
 },
 "required": ["id", "service", "client"]}}
]})json";

} // namespace gatehouse::discovery::schemas
