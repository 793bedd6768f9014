// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/schema_view.h"

#include "ui/forms/json_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QString translated(const QString &text)
{
    return text.isEmpty() ? text : QCoreApplication::translate("schema", text.toUtf8().constData());
}

} // namespace

QList<QJsonObject> shapesOf(const QJsonObject &schema)
{
    QList<QJsonObject> shapes;
    if (schema.contains("properties"_L1))
        return shapes;
    for (const QLatin1String word : {"oneOf"_L1, "anyOf"_L1}) {
        const QJsonArray branches = schema.value(word).toArray();
        for (const QJsonValue &branch : branches)
            shapes << branch.toObject();
        if (!shapes.isEmpty())
            return shapes;
    }
    return shapes;
}

QList<QStringList> requiredAlternatives(const QJsonObject &schema)
{
    for (const QLatin1String word : {"oneOf"_L1, "anyOf"_L1}) {
        const QJsonArray branches = schema.value(word).toArray();
        QList<QStringList> found;
        QSet<QString> named;
        bool clean = branches.size() > 1;
        for (const QJsonValue &branch : branches) {
            const QJsonObject only = branch.toObject();
            clean = clean && only.size() == 1 && only.contains("required"_L1);
            found.append(QStringList());
            for (const QJsonValue &key : only.value("required"_L1).toArray()) {
                clean = clean && !named.contains(key.toString());
                named.insert(key.toString());
                found.last() << key.toString();
            }
        }
        if (clean)
            return found;
    }
    return {};
}

QJsonObject mapValueSchema(const QJsonObject &schema)
{
    const QJsonObject patterns = schema.value("patternProperties"_L1).toObject();
    if (!patterns.isEmpty())
        return patterns.begin().value().toObject();
    return schema.value("additionalProperties"_L1).toObject();
}

QString titleOf(const QString &name, const QJsonObject &schema)
{
    const QString title = schema.value("title"_L1).toString();
    return title.isEmpty() ? name : translated(title);
}

QString descriptionOf(const QJsonObject &schema)
{
    return translated(schema.value("description"_L1).toString());
}

QString defaultText(const QJsonObject &schema)
{
    const QJsonValue value = schema.value("default"_L1);
    if (isScalar(value))
        return scalarText(value);
    if (!value.isArray())
        return jsonText(value);
    QStringList lines;
    for (const QJsonValue &item : value.toArray())
        lines << (isScalar(item) ? scalarText(item) : jsonText(item));
    return lines.join(u'\n');
}

bool isScalar(const QJsonValue &value)
{
    return value.isString() || value.isDouble();
}

QString scalarText(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    const qint64 whole = value.toInteger(-1);
    if (whole == value.toInteger(0))
        return QString::number(whole);
    return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
}

static QStringList scalarTypes(const QJsonObject &schema)
{
    const QJsonValue type = schema.value("type"_L1);
    QStringList types;
    if (type.isString())
        return {type.toString()};
    for (const QJsonValue &name : type.toArray())
        types << name.toString();
    for (const QJsonObject &shape : shapesOf(schema))
        types << scalarTypes(shape);
    return types;
}

QJsonValue scalarFromText(const QString &text, const QJsonObject &schema, const QJsonValue &before)
{
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    const QStringList types = scalarTypes(schema);
    const auto isNumeric = [](const QString &t) { return t == u"integer" || t == u"number"; };
    const bool admitted = std::any_of(types.begin(), types.end(), isNumeric);
    const bool preferred = !types.isEmpty() && isNumeric(types.first());
    if (!preferred && !(admitted && before.isDouble()))
        return text;
    bool ok = false;
    const qint64 whole = text.toLongLong(&ok);
    if (ok)
        return whole;
    const double number = text.toDouble(&ok);
    return ok && std::isfinite(number) ? QJsonValue(number) : QJsonValue(text);
}

} // namespace gatehouse::ui
