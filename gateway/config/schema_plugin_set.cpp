// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_parts.h"

namespace gatehouse::config::schema {

QJsonObject pluginSetSchema(const char *title, const char *description)
{
    QJsonObject schema =
        parse(R"({"type": "object", "required": ["plugins"], "additionalProperties": false})");
    schema.insert(QLatin1String("title"), QString::fromUtf8(title));
    schema.insert(QLatin1String("description"), QString::fromUtf8(description));
    return withProperty(withCommonProperties(schema), "plugins", pluginsPart());
}

QJsonObject pluginMetadataSchema()
{
    return parse(
        R"({"title": "Plugin metadata", "description": "What holds for every use of one plugin.",
        "type": "object", "properties": {"id": {"title": "Plugin", "description": "The plugin's name.",
        "type": "string", "minLength": 1}}, "required": ["id"]})");
}

} // namespace gatehouse::config::schema
