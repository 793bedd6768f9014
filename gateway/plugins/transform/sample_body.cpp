// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/sample_body.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <cmath>

namespace gatehouse::plugins {

namespace {

// Deeper than any example, shallower than the stack.
constexpr int deepest = 32;

int random(int lowest, int highest)
{
    return QRandomGenerator::global()->bounded(lowest, highest + 1);
}

QString randomWord()
{
    QString word;
    for (int left = random(1, 10); left > 0; --left)
        word += QChar(random('a', 'z'));
    return word;
}

QJsonValue sample(const QJsonObject &schema, int depth);

QJsonObject sampleObject(const QJsonObject &schema, int depth)
{
    QJsonObject out;
    const QJsonObject properties = schema[u"properties"].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it)
        out.insert(it.key(), sample(it->toObject(), depth + 1));
    return out;
}

QJsonValue sampleArray(const QJsonObject &schema, int depth)
{
    if (!schema[u"items"].isObject())
        return QJsonValue::Undefined;
    QJsonArray out;
    for (int left = random(1, 3); left > 0; --left)
        out.append(sample(schema[u"items"].toObject(), depth + 1));
    return out;
}

QJsonValue sample(const QJsonObject &schema, int depth)
{
    const QString type = schema[u"type"].toString().toLower();
    const QJsonValue example = schema[u"example"];
    if (depth > deepest)
        return QJsonValue::Undefined;
    if (type == u"array")
        return sampleArray(schema, depth);
    if (type == u"object")
        return sampleObject(schema, depth);
    if (type == u"string")
        return example.isString() ? example : randomWord();
    if (type == u"number")
        return example.isDouble() ? example : QRandomGenerator::global()->generateDouble() * 10000;
    if (type == u"integer")
        return example.isDouble() ? QJsonValue(std::floor(example.toDouble())) : random(1, 10000);
    if (type == u"boolean")
        return example.isBool() ? example : QJsonValue(random(0, 1) == 1);
    return QJsonValue::Undefined;
}

QByteArray escapedXml(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (value.isDouble())
        return QByteArray::number(value.toDouble(), 'g', 14);
    return value.toString().toHtmlEscaped().toUtf8();
}

void appendXml(QByteArray &out, const QString &name, const QJsonValue &value, int depth)
{
    const QByteArray indent(depth * 2, ' ');
    const QByteArray tag = name.toHtmlEscaped().toUtf8();
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            appendXml(out, name, item, depth);
    } else if (value.isObject()) {
        out += indent + '<' + tag + ">\n";
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            appendXml(out, it.key(), *it, depth + 1);
        out += indent + "</" + tag + ">\n";
    } else {
        out += indent + '<' + tag + '>' + escapedXml(value) + "</" + tag + ">\n";
    }
}

} // namespace

QJsonObject sampleOf(const QJsonObject &schema)
{
    return sampleObject(schema, 0);
}

QByteArray sampleAsXml(const QJsonObject &sample)
{
    QByteArray out;
    appendXml(out, u"data"_qs, sample, 0);
    return out;
}

} // namespace gatehouse::plugins
