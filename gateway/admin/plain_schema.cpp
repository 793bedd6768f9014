// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/plain_schema.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

namespace {

// Clients compare it, word by word.
constexpr char metaSchema[] = R"json({
  "type": "object", "additionalProperties": false, "properties": {
    "disable": {"type": "boolean"},
    "error_response": {"oneOf": [{"type": "string"}, {"type": "object"}]},
    "priority": {"type": "integer", "description": "priority of plugins by customized order"},
    "filter": {"type": "array",
      "description": "filter determines whether the plugin needs to be executed at runtime"},
    "pre_function": {"type": "string", "description":
      "function to be executed in each phase before execution of plugins. The pre_function will have access to two arguments: `conf` and `ctx`."}
  }})json";

enum class Place { Schema, Alternative, Names };

QJsonValue plain(const QJsonValue &value, Place place);

bool isOurs(const QString &key, Place place)
{
    return key == "description"_L1 || key == "presets"_L1 || key == "examples"_L1
        || (key == "title"_L1 && place != Place::Alternative);
}

Place placeBelow(const QString &key, Place place)
{
    if (place == Place::Names)
        return Place::Schema;
    if (key == "anyOf"_L1 || key == "oneOf"_L1 || key == "allOf"_L1)
        return Place::Alternative;
    const bool names = key == "properties"_L1 || key == "patternProperties"_L1
        || key == "definitions"_L1 || key == "dependencies"_L1;
    return names ? Place::Names : Place::Schema;
}

QJsonObject plain(const QJsonObject &object, Place place)
{
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool isValue = place != Place::Names
            && (it.key() == "default"_L1 || it.key() == "enum"_L1 || it.key() == "const"_L1);
        if (isValue)
            out.insert(it.key(), it.value());
        else if (place == Place::Names || !isOurs(it.key(), place))
            out.insert(it.key(), plain(it.value(), placeBelow(it.key(), place)));
    }
    return out;
}

QJsonValue plain(const QJsonValue &value, Place place)
{
    if (value.isObject())
        return plain(value.toObject(), place);
    if (!value.isArray())
        return value;
    QJsonArray out;
    for (const QJsonValue &item : value.toArray())
        out.append(plain(item, place));
    return out;
}

} // namespace

QJsonObject plainSchema(const QJsonObject &schema)
{
    return plain(schema, Place::Schema);
}

QJsonObject plainPluginSchema(const QJsonObject &schema)
{
    QJsonObject out = plainSchema(schema);
    QJsonObject properties = out.value("properties"_L1).toObject();
    properties.insert("_meta"_L1, QJsonDocument::fromJson(metaSchema).object());
    out.insert("properties"_L1, properties);
    out.insert("$comment"_L1, u"this is a mark for our injected plugin schema"_qs);
    return out;
}

} // namespace gatehouse::admin
