// SPDX-License-Identifier: GPL-3.0-or-later
// What a JSON Schema means for a form: which control shows a value, what it is called, how text
// becomes a value. A value that no control can show without loss is shown as JSON.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace gatehouse::ui {

enum class FieldKind {
    Text,
    LongText,
    Bool,
    Enum,
    Flags, ///< several of a few words
    Lines, ///< a list of scalars, one each line
    Map,
    Object,
    ObjectList,
    Variant, ///< one of several shapes
    Reference, ///< the id of another resource
    Plugins,
    Json
};

/// name: the property's; value: what is to be shown, Undefined for nothing yet.
[[nodiscard]] FieldKind fieldKindFor(const QString &name, const QJsonObject &schema,
                                     const QJsonValue &value);

/// The value has the shape the schema describes; limits of size and pattern are not looked at.
[[nodiscard]] bool fits(const QJsonObject &schema, const QJsonValue &value);

/// The schemas under oneOf or anyOf when they describe whole values; else empty.
[[nodiscard]] QList<QJsonObject> shapesOf(const QJsonObject &schema);
/// oneOf or anyOf whose branches only say which properties are required, none named twice.
[[nodiscard]] QList<QStringList> requiredAlternatives(const QJsonObject &schema);

/// Of a Map: the schema of its values.
[[nodiscard]] QJsonObject mapValueSchema(const QJsonObject &schema);

/// Title of the schema in the user's language, else the name.
[[nodiscard]] QString titleOf(const QString &name, const QJsonObject &schema);
[[nodiscard]] QString descriptionOf(const QJsonObject &schema);
/// The default as a placeholder says it; empty: there is none.
[[nodiscard]] QString defaultText(const QJsonObject &schema);

[[nodiscard]] bool isScalar(const QJsonValue &value); ///< a text or a number
[[nodiscard]] QString scalarText(const QJsonValue &value);
/// A number where the schema wants one, or where one stood before; else a text. A text that the
/// schema does not admit stays a text, for the check to name it. Empty: Undefined.
[[nodiscard]] QJsonValue scalarFromText(const QString &text, const QJsonObject &schema,
                                        const QJsonValue &before);

} // namespace gatehouse::ui
