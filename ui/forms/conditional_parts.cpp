// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/conditional_parts.h"

#include "gateway/config/schema.h"

#include <QJsonArray>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDepth = 16;

using Conditions = QList<std::pair<QJsonObject, bool>>;

QStringList words(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &word : array.toArray())
        list << word.toString();
    return list;
}

void gather(const QJsonObject &schema, const Conditions &conditions, QList<ConditionalPart> &into,
            int depth)
{
    if (depth > MaxDepth)
        return;
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    if (depth > 0 && !properties.isEmpty())
        into.append({conditions, properties, words(schema.value("required"_L1))});
    for (const QJsonValue &each : schema.value("allOf"_L1).toArray())
        gather(each.toObject(), conditions, into, depth + 1);
    const QJsonValue question = schema.value("if"_L1);
    if (!question.isObject())
        return;
    for (const bool holds : {true, false}) {
        Conditions further = conditions;
        further.append({question.toObject(), holds});
        gather(schema.value(holds ? "then"_L1 : "else"_L1).toObject(), further, into, depth + 1);
    }
}

} // namespace

QList<ConditionalPart> conditionalParts(const QJsonObject &schema)
{
    QList<ConditionalPart> parts;
    gather(schema, {}, parts, 0);
    return parts;
}

bool isActive(const ConditionalPart &part, const QJsonObject &schema, const QJsonObject &value)
{
    const QJsonObject whole = config::withDefaults(value, schema);
    return std::all_of(part.conditions.begin(), part.conditions.end(), [&](const auto &condition) {
        const auto compiled = config::Schema::compile(condition.first);
        return compiled && (*compiled)->check(whole).isEmpty() == condition.second;
    });
}

QJsonObject withAllParts(const QJsonObject &schema)
{
    QJsonObject properties = schema.value("properties"_L1).toObject();
    const qsizetype own = properties.size();
    for (const ConditionalPart &part : conditionalParts(schema)) {
        for (auto it = part.properties.begin(); it != part.properties.end(); ++it) {
            if (!properties.contains(it.key()))
                properties.insert(it.key(), it.value());
        }
    }
    QJsonObject all = schema;
    if (properties.size() > own)
        all.insert("properties"_L1, properties);
    return all;
}

} // namespace gatehouse::ui
