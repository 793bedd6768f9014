// SPDX-License-Identifier: GPL-3.0-or-later
// Properties that a schema has only for some values of others: what stands under if, then, else and
// allOf.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace gatehouse::ui {

struct ConditionalPart {
    /// All must come out so; a condition is a schema.
    QList<std::pair<QJsonObject, bool>> conditions;
    QJsonObject properties;
    QStringList required;
};

[[nodiscard]] QList<ConditionalPart> conditionalParts(const QJsonObject &schema);

/// The part counts for that value; a property that is absent has the schema's default.
[[nodiscard]] bool isActive(const ConditionalPart &part, const QJsonObject &schema,
                            const QJsonObject &value);

/// The schema with all its conditional properties among the others; of those that several parts
/// know, the first.
[[nodiscard]] QJsonObject withAllParts(const QJsonObject &schema);

} // namespace gatehouse::ui
