// SPDX-License-Identifier: GPL-3.0-or-later
// Which properties of a schema stand first in its form.
#include "ui/forms/object_field.h"
#include "ui/forms/schema_view.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int FewEnough = 6; // all are shown at once
constexpr int AtLeast = 4;

void append(QStringList &list, const QString &key)
{
    if (!list.contains(key))
        list << key;
}

// What others depend on, and below it what depends on it.
void appendParts(ObjectField::Plan &plan, const QJsonObject &schema)
{
    const QList<ConditionalPart> parts = conditionalParts(schema);
    for (const ConditionalPart &part : parts) {
        for (const auto &[question, holds] : part.conditions) {
            for (const QString &key : question.value("properties"_L1).toObject().keys())
                append(plan.first, key);
        }
    }
    for (const ConditionalPart &part : parts) {
        for (const QString &key : part.required)
            append(plan.first, key);
        for (const QString &key : part.properties.keys())
            append(plan.first, key);
    }
    plan.more.removeIf([&plan](const QString &key) { return plan.first.contains(key); });
}

} // namespace

ObjectField::Plan ObjectField::planFor(const QJsonObject &schema, const QJsonObject &value)
{
    Plan plan;
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    plan.alternatives = requiredAlternatives(schema);
    for (const QStringList &keys : plan.alternatives) {
        for (const QString &key : keys)
            append(plan.first, key);
    }
    for (const QJsonValue &key : schema.value("required"_L1).toArray()) {
        if (properties.contains(key.toString()))
            append(plan.first, key.toString());
    }
    for (const QString &key : properties.keys()) {
        if (value.contains(key))
            append(plan.first, key);
    }
    const qsizetype wanted = properties.size() <= FewEnough ? FewEnough : AtLeast;
    for (const QString &key : properties.keys()) {
        if (plan.first.size() < wanted)
            append(plan.first, key);
        else if (!plan.first.contains(key))
            plan.more << key;
    }
    appendParts(plan, schema);
    return plan;
}

} // namespace gatehouse::ui
