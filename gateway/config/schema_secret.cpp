// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

// The id is "<manager>/<name>", and each manager asks for something else; so the common shape is
// open.
constexpr char literal[] = R"({
"title": "Secret manager",
"description": "A place outside that keeps keys.",
"type": "object",
"properties": {
  "id": {"title": "ID", "description": "vault/…, aws/… or gcp/… and a name.", "type": "string", "minLength": 1,
    "maxLength": 128, "pattern": "^[a-zA-Z0-9_\\-]+(/[a-zA-Z0-9_\\-.]+)?$"},
  "uri": {"title": "Address", "description": "Of a Vault server.", "type": "string"},
  "prefix": {"title": "Prefix", "description": "Path below which Vault keeps the secrets.", "type": "string"},
  "token": {"title": "Token", "description": "To enter Vault with.", "type": "string"},
  "namespace": {"title": "Namespace", "description": "Of Vault.", "type": "string"},
  "access_key_id": {"title": "Access key", "description": "AWS.", "type": "string"},
  "secret_access_key": {"title": "Secret key", "description": "AWS.", "type": "string"},
  "session_token": {"title": "Session token", "description": "AWS.", "type": "string"},
  "region": {"title": "Region", "description": "AWS.", "type": "string", "default": "us-east-1"},
  "endpoint_url": {"title": "Endpoint", "description": "AWS.", "type": "string"}
}
})";

} // namespace

QJsonObject secretSchema()
{
    return parse(literal);
}

} // namespace gatehouse::config::schema
