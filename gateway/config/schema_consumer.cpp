// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

namespace {

constexpr char literal[] = R"({
"title": "Consumer",
"description": "Somebody who calls: an application, a team, a person.",
"type": "object",
"properties": {
  "username": {"title": "Name", "description": "Letters, digits, dash and underscore; unique.", "type": "string",
    "minLength": 1, "maxLength": 256, "pattern": "^[a-zA-Z0-9_\\-]+$"}
},
"required": ["username"],
"additionalProperties": false
})";

constexpr char credential[] = R"({
"title": "Credential",
"description": "One way for a consumer to prove who it is.",
"type": "object",
"properties": {
  "id": {"title": "ID", "description": "<consumer>/credentials/<id>.", "type": "string", "minLength": 15,
    "maxLength": 384, "pattern": "^[a-zA-Z0-9_\\-]+/credentials/[a-zA-Z0-9_\\-.]+$"},
  "plugins": {"title": "Plugins", "description": "Exactly one authentication plugin with its key.", "type": "object",
    "maxProperties": 1}
},
"additionalProperties": false
})";

} // namespace

QJsonObject consumerSchema()
{
    QJsonObject schema = withCommonProperties(parse(literal));
    schema = withProperty(schema, "plugins", pluginsPart());
    return withProperty(schema, "group_id",
                        idPart("Group", "A consumer group whose plugins apply too."));
}

QJsonObject credentialSchema()
{
    const QJsonObject own = parse(credential);
    const QJsonObject id =
        own.value(QLatin1String("properties")).toObject().value(QLatin1String("id")).toObject();
    return withProperty(withCommonProperties(own), "id", id);
}

} // namespace gatehouse::config::schema
