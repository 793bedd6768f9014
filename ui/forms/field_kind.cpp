// SPDX-License-Identifier: GPL-3.0-or-later
// Which control shows a value: decided by the schema, refused when the value does not fit it.
#include "ui/forms/schema_view.h"

#include <QJsonArray>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDepth = 32;

QString typeOf(const QJsonObject &schema)
{
    const QJsonValue type = schema.value("type"_L1);
    if (type.isString())
        return type.toString();
    if (schema.contains("properties"_L1) || schema.contains("patternProperties"_L1))
        return u"object"_s;
    return schema.contains("items"_L1) ? u"array"_s : QString();
}

bool isScalarType(const QString &type)
{
    return type == u"string" || type == u"integer" || type == u"number";
}

bool isScalarSchema(const QJsonObject &schema)
{
    const QList<QJsonObject> shapes = shapesOf(schema);
    if (isScalarType(typeOf(schema)) || (shapes.isEmpty() && schema.contains("enum"_L1)))
        return true;
    return !shapes.isEmpty()
        && std::all_of(shapes.begin(), shapes.end(),
                       [](const QJsonObject &shape) { return isScalarSchema(shape); });
}

bool isLine(const QJsonValue &value)
{
    return value.isDouble()
        || (value.isString() && !value.toString().isEmpty() && !value.toString().contains(u'\n'));
}

template <typename Test>
bool allOf(const QJsonValue &array, Test test)
{
    const QJsonArray items = array.toArray();
    return std::all_of(items.begin(), items.end(), test);
}

FieldKind arrayKind(const QJsonObject &schema, const QJsonValue &value)
{
    if (!value.isUndefined() && !value.isArray())
        return FieldKind::Json;
    const QJsonObject items = schema.value("items"_L1).toObject();
    const QJsonArray words = items.value("enum"_L1).toArray();
    if (!words.isEmpty()
        && allOf(value, [&words](const QJsonValue &v) { return words.contains(v); }))
        return FieldKind::Flags;
    if (isScalarSchema(items))
        return allOf(value, isLine) ? FieldKind::Lines : FieldKind::Json;
    if (items.contains("properties"_L1)
        && allOf(value, [](const QJsonValue &v) { return v.isObject(); }))
        return FieldKind::ObjectList;
    return FieldKind::Json;
}

bool isMapValue(const QJsonValue &value)
{
    return isScalar(value) || (value.isArray() && allOf(value, isLine));
}

FieldKind objectKind(const QJsonObject &schema, const QJsonValue &value)
{
    if (!value.isUndefined() && !value.isObject())
        return FieldKind::Json;
    if (!schema.value("properties"_L1).toObject().isEmpty())
        return FieldKind::Object;
    const QJsonObject object = value.toObject();
    if (!mapValueSchema(schema).isEmpty() && std::all_of(object.begin(), object.end(), isMapValue)
        && !object.contains(QString()))
        return FieldKind::Map;
    return FieldKind::Json;
}

FieldKind textKind(const QString &name, const QJsonValue &value)
{
    static const QStringList longOnes{u"body"_s,    u"response_example"_s, u"cert"_s,
                                      u"key_pem"_s, u"script"_s,           u"filter_func"_s,
                                      u"content"_s, u"client_cert"_s,      u"client_key"_s};
    if (!value.isUndefined() && !isScalar(value))
        return FieldKind::Json;
    if (value.isDouble() && name != u"body")
        return FieldKind::Text;
    return longOnes.contains(name) || value.toString().contains(u'\n') ? FieldKind::LongText
                                                                       : FieldKind::Text;
}

bool fitsObject(const QJsonObject &schema, const QJsonObject &object, int depth);

bool fitsAt(const QJsonObject &schema, const QJsonValue &value, int depth)
{
    if (depth > MaxDepth)
        return true;
    const QList<QJsonObject> shapes = shapesOf(schema);
    const bool open = shapes.isEmpty()
        || std::any_of(shapes.begin(), shapes.end(),
                       [&](const QJsonObject &shape) { return fitsAt(shape, value, depth + 1); });
    const QString type = typeOf(schema);
    if (!open || type.isEmpty())
        return open;
    if (type == u"object")
        return value.isObject() && fitsObject(schema, value.toObject(), depth);
    if (type == u"array") {
        const QJsonObject items = schema.value("items"_L1).toObject();
        return value.isArray()
            && allOf(value, [&](const QJsonValue &v) { return fitsAt(items, v, depth + 1); });
    }
    if (type == u"string")
        return value.isString();
    return type == u"boolean" ? value.isBool() : value.isDouble();
}

bool fitsObject(const QJsonObject &schema, const QJsonObject &object, int depth)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonObject others = mapValueSchema(schema);
    bool known = properties.isEmpty() || object.isEmpty();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto property = properties.constFind(it.key());
        if (property != properties.constEnd()) {
            known = true;
            if (!fitsAt(property.value().toObject(), it.value(), depth + 1))
                return false;
        } else if (!others.isEmpty() && !fitsAt(others, it.value(), depth + 1)) {
            return false;
        }
    }
    return known;
}

} // namespace

bool fits(const QJsonObject &schema, const QJsonValue &value)
{
    return fitsAt(schema, value, 0);
}

FieldKind fieldKindFor(const QString &name, const QJsonObject &schema, const QJsonValue &value)
{
    static const QStringList references{u"service_id"_s, u"upstream_id"_s, u"plugin_config_id"_s,
                                        u"group_id"_s, u"client_cert_id"_s};
    const bool plain = value.isUndefined() || isScalar(value);
    if (references.contains(name) && plain)
        return FieldKind::Reference;
    if (name == u"plugins" && typeOf(schema) == u"object")
        return value.isUndefined() || value.isObject() ? FieldKind::Plugins : FieldKind::Json;
    if (schema.contains("enum"_L1) || schema.contains("presets"_L1))
        return plain ? FieldKind::Enum : FieldKind::Json;
    if (isScalarSchema(schema))
        return textKind(name, value);
    if (!shapesOf(schema).isEmpty())
        return FieldKind::Variant;
    const QString type = typeOf(schema);
    if (type == u"boolean")
        return value.isUndefined() || value.isBool() ? FieldKind::Bool : FieldKind::Json;
    if (type == u"array")
        return arrayKind(schema, value);
    return type == u"object" ? objectKind(schema, value) : FieldKind::Json;
}

} // namespace gatehouse::ui
