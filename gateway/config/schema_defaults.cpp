// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 64;

QJsonObject fillObject(QJsonObject value, const QJsonObject &schema, int depth);

QJsonValue fill(const QJsonValue &value, const QJsonObject &schema, int depth)
{
    if (depth >= maxDepth)
        return value;
    if (value.isObject())
        return fillObject(value.toObject(), schema, depth);
    const QJsonValue items = schema.value("items"_L1);
    if (!value.isArray() || !items.isObject())
        return value;
    QJsonArray filled;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        filled.append(fill(item, items.toObject(), depth + 1));
    return filled;
}

QJsonObject fillObject(QJsonObject value, const QJsonObject &schema, int depth)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject property = it.value().toObject();
        const auto found = value.find(it.key());
        if (found != value.end())
            value.insert(it.key(), fill(*found, property, depth + 1));
        else if (property.contains("default"_L1))
            value.insert(it.key(), property.value("default"_L1));
    }
    const QJsonArray all = schema.value("allOf"_L1).toArray();
    for (const QJsonValue &part : all) {
        if (depth < maxDepth)
            value = fillObject(value, part.toObject(), depth + 1);
    }
    return value;
}

} // namespace

QJsonObject withDefaults(const QJsonObject &value, const QJsonObject &schema)
{
    return fillObject(value, schema, 0);
}

} // namespace gatehouse::config
