// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/json_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ShortLine = 72;

QString compact(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

QStringList orderedKeys(const QJsonObject &object)
{
    static const QStringList first{u"id"_s,    u"username"_s, u"name"_s,    u"desc"_s,
                                   u"uri"_s,   u"uris"_s,     u"methods"_s, u"host"_s,
                                   u"hosts"_s, u"status"_s,   u"type"_s};
    QStringList keys;
    for (const QString &key : first) {
        if (object.contains(key))
            keys << key;
    }
    for (const QString &key : object.keys()) {
        if (!first.contains(key))
            keys << key;
    }
    return keys;
}

QString written(const QJsonValue &value, int depth);

QString block(const QStringList &items, QChar open, QChar close, int depth)
{
    const QString inner(2 * (depth + 1), u' ');
    return QString(open + u"\n"_s + inner + items.join(QString(u",\n"_s + inner)) + u'\n'
                   + QString(2 * depth, u' ') + close);
}

QString writtenArray(const QJsonArray &array, int depth)
{
    QStringList items;
    qsizetype length = 0;
    bool flat = true;
    for (const QJsonValue &item : array) {
        items << written(item, depth + 1);
        length += items.last().size() + 2;
        flat = flat && !item.isObject() && !items.last().contains(u'\n');
    }
    if (flat && length <= ShortLine)
        return u'[' + items.join(u", "_s) + u']';
    return block(items, u'[', u']', depth);
}

QString written(const QJsonValue &value, int depth)
{
    if (value.isArray())
        return writtenArray(value.toArray(), depth);
    const QJsonObject object = value.toObject();
    if (!value.isObject() || object.isEmpty())
        return compact(value);
    QStringList items;
    for (const QString &key : orderedKeys(object))
        items << QString(compact(key) + u": " + written(object.value(key), depth + 1));
    return block(items, u'{', u'}', depth);
}

} // namespace

QString jsonText(const QJsonValue &value)
{
    return value.isUndefined() ? QString() : written(value, 0);
}

ParsedJson parseJson(const QString &text)
{
    ParsedJson parsed;
    if (text.trimmed().isEmpty())
        return parsed;
    const QByteArray octets = text.toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + octets + ']', &error);
    if (error.error == QJsonParseError::NoError && document.array().size() == 1) {
        parsed.value = document.array().at(0);
        return parsed;
    }
    const qsizetype at = qBound(qsizetype(0), qsizetype(error.offset) - 1, octets.size());
    const QString before = QString::fromUtf8(octets.first(at));
    parsed.offset = std::min(before.size(), text.size());
    parsed.line = int(before.trimmed().count(u'\n')) + 1;
    parsed.reason = error.error == QJsonParseError::NoError
        ? QCoreApplication::translate("gatehouse::ui::Json", "only one value can stand here")
        : error.errorString();
    return parsed;
}

} // namespace gatehouse::ui
