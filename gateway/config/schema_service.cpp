// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

constexpr char literal[] = R"({
"title": "Service",
"description": "What several routes have in common: their upstream and plugins.",
"type": "object",
"properties": {
  "hosts": {"title": "Hosts", "description": "For the routes that name none.", "type": "array",
    "items": {"type": "string", "pattern": "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$"}, "minItems": 1, "uniqueItems": true},
  "script": {"title": "Script", "description": "Lua; cannot run here.", "type": "string",
    "minLength": 10, "maxLength": 102400},
  "enable_websocket": {"title": "WebSocket", "description": "Let Upgrade requests through.", "type": "boolean"}
},
"additionalProperties": false
})";

} // namespace

QJsonObject serviceSchema()
{
    QJsonObject schema = withCommonProperties(parse(literal));
    schema = withProperty(schema, "plugins", pluginsPart());
    schema = withProperty(schema, "upstream", upstreamSchema());
    return withProperty(schema, "upstream_id",
                        idPart("Upstream", "An upstream that is shared between services."));
}

} // namespace gatehouse::config::schema
