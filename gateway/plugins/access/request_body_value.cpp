// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/request_body_value.h"

#include "gateway/config/cjson_words.h"
#include "gateway/core/ascii.h"
#include "gateway/http/target.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::plugins {

namespace {

void add(QJsonObject &object, const QString &name, const QJsonValue &value)
{
    const auto known = object.find(name);
    if (known == object.end()) {
        object.insert(name, value);
        return;
    }
    QJsonArray all = known->isArray() ? known->toArray() : QJsonArray{*known};
    all.append(value);
    object.insert(name, all);
}

QString decoded(QByteArrayView text)
{
    return QString::fromUtf8(http::percentDecoded(text.toByteArray().replace('+', ' ')));
}

// How OpenResty looks a header up: without case, "_" for "-".
QString headerName(const QString &name)
{
    return name.toLower().replace(u'_', u'-');
}

} // namespace

QJsonObject formValue(QByteArrayView body)
{
    QJsonObject form;
    for (const QByteArray &pair : body.toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QString name =
            decoded(equals < 0 ? QByteArrayView(pair) : QByteArrayView(pair).first(equals));
        if (!name.isEmpty())
            add(form, name,
                equals < 0 ? QJsonValue(true)
                           : QJsonValue(decoded(QByteArrayView(pair).sliced(equals + 1))));
    }
    return form;
}

Result<QJsonValue> jsonValue(QByteArrayView body)
{
    if (const QString fault = config::cjsonFault(body); !fault.isEmpty())
        return fail(ErrorKind::InvalidInput, fault);
    // Within an array, because QJsonDocument takes no lone texts and numbers.
    const QJsonArray wrapped = QJsonDocument::fromJson('[' + body.toByteArray() + ']').array();
    if (wrapped.size() != 1)
        return fail(ErrorKind::InvalidInput, u"the body is no JSON in UTF-8"_qs);
    return QJsonValue(wrapped.first());
}

QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2);
}

QStringList namesIn(const QJsonObject &schema)
{
    QStringList names = schema[u"properties"].toObject().keys();
    names += schema[u"dependencies"].toObject().keys();
    for (const QJsonValue &name : schema[u"required"].toArray())
        names += name.toString();
    for (const char *combination : {"allOf", "anyOf", "oneOf"}) {
        for (const QJsonValue &part : schema[QLatin1String(combination)].toArray())
            names += namesIn(part.toObject());
    }
    for (const char *condition : {"not", "if", "then", "else"})
        names += schema.contains(QLatin1String(condition))
            ? namesIn(schema[QLatin1String(condition)].toObject())
            : QStringList();
    names.removeDuplicates();
    return names;
}

QJsonObject headerValue(const http::Headers &headers, const QStringList &names)
{
    QJsonObject object;
    for (const http::Field &field : headers)
        add(object, QString::fromLatin1(ascii::toLower(field.name)),
            QString::fromUtf8(field.value));
    for (const QString &name : names) {
        if (const auto field = object.constFind(headerName(name)); field != object.constEnd())
            object.insert(name, QJsonValue(*field));
    }
    return object;
}

} // namespace gatehouse::plugins
