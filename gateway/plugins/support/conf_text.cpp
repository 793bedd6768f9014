// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::plugins {

QJsonObject schemaFrom(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        qFatal("schema literal: %s at %d", qPrintable(error.errorString()), error.offset);
    return document.object();
}

QByteArray textOf(const QJsonValue &value)
{
    return value.isDouble() ? QByteArray::number(value.toDouble(), 'g', 14)
                            : value.toString().toUtf8();
}

QList<QByteArray> textsOf(const QJsonValue &array)
{
    QList<QByteArray> texts;
    for (const QJsonValue &item : array.toArray())
        texts.append(item.toString().toUtf8());
    return texts;
}

QByteArray errorBody(QLatin1String key, const QString &text)
{
    return QJsonDocument(QJsonObject{{key, text}}).toJson(QJsonDocument::Compact) + '\n';
}

QList<FieldTemplate> fieldTemplates(const QJsonObject &fields)
{
    QList<FieldTemplate> templates;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        templates.append({it.key().toUtf8(), Template(textOf(it.value()))});
    return templates;
}

QByteArray asFieldValue(QByteArray text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if ((uchar(text.at(i)) < 0x20 && text.at(i) != '\t') || text.at(i) == 0x7f)
            text[i] = ' ';
    }
    return text;
}

QByteArray renderField(const Template &value, const Exchange &exchange)
{
    return asFieldValue(value.render(exchange));
}

void setOrRemove(http::Headers &headers, const QByteArray &name, const QByteArray &value)
{
    if (value.isEmpty())
        headers.remove(name);
    else
        headers.set(name, value);
}

} // namespace gatehouse::plugins
