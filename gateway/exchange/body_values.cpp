// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/body_values.h"

#include "gateway/exchange/graphql_document.h"
#include "gateway/exchange/json_path.h"
#include "gateway/exchange/multipart.h"
#include "gateway/exchange/variables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse {

namespace {

using Value = std::optional<QByteArray>;

bool hasType(const Exchange &exchange, QByteArrayView type)
{
    const QByteArray value = exchange.headers.value("Content-Type").value_or(QByteArray());
    return value.left(type.size()).compare(type, Qt::CaseInsensitive) == 0;
}

QJsonValue jsonBody(const Exchange &exchange)
{
    const QJsonDocument document = QJsonDocument::fromJson(*exchange.requestBody);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

// A scalar as Lua would print it; of lists and maps the JSON text.
Value textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().toUtf8();
    case QJsonValue::Bool:
        return QByteArray(value.toBool() ? "true" : "false");
    case QJsonValue::Double:
        return QByteArray::number(value.toDouble(), 'g', 14);
    case QJsonValue::Array:
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    case QJsonValue::Object:
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return std::nullopt;
}

Value graphqlText(const Exchange &exchange)
{
    if (exchange.method == "GET")
        return http::queryArgument(exchange.target.rawQuery, "query");
    if (!exchange.requestBody)
        return std::nullopt;
    if (hasType(exchange, "application/graphql"))
        return *exchange.requestBody;
    if (!hasType(exchange, "application/json"))
        return std::nullopt;
    const QJsonValue query = jsonBody(exchange).toObject().value(QLatin1String("query"));
    return query.isString() ? Value(query.toString().toUtf8()) : std::nullopt;
}

} // namespace

Value formArgument(const Exchange &exchange, QByteArrayView name)
{
    if (!exchange.requestBody || !hasType(exchange, "application/x-www-form-urlencoded"))
        return std::nullopt;
    return http::queryArgument(*exchange.requestBody, name);
}

Value bodyValue(const Exchange &exchange, QByteArrayView path)
{
    if (!exchange.requestBody)
        return std::nullopt;
    if (hasType(exchange, "application/json")) {
        const auto found = firstAt(jsonBody(exchange), path);
        return found ? textOf(*found) : std::nullopt;
    }
    if (hasType(exchange, "multipart/form-data"))
        return multipartField(*exchange.requestBody, *exchange.headers.value("Content-Type"), path);
    return formArgument(exchange, path);
}

Value graphqlValue(const Exchange &exchange, QByteArrayView part)
{
    const Value text = graphqlText(exchange);
    if (!text)
        return std::nullopt;
    const auto document = parseGraphql(*text);
    if (!document || document->definitions == 0)
        return std::nullopt;
    const GraphqlOperation *operation = &document->first;
    if (part == QByteArrayView("operation"))
        return operation->type;
    if (part == QByteArrayView("name"))
        return operation->name;
    if (part == QByteArrayView("root_fields"))
        return listVariable(operation->rootFields);
    return std::nullopt;
}

} // namespace gatehouse
