// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/variables.h"

#include <QJsonObject>

// From a plugin's configuration to octets: schemas, texts, header fields, error bodies.
namespace gatehouse::plugins {

// Parses a schema literal; a fault in it is a defect of ours and ends the program.
QJsonObject schemaFrom(const char *json);

// A string or number of a configuration as text; a number as Lua prints it ("1", "0.5").
QByteArray textOf(const QJsonValue &value);
// The strings of an array.
QList<QByteArray> textsOf(const QJsonValue &array);

// {"<key>":"<text>"} and a line feed: APISIX's error bodies.
QByteArray errorBody(QLatin1String key, const QString &text);

// A header field whose value may hold variables.
struct FieldTemplate {
    QByteArray name;
    Template value;
};
QList<FieldTemplate> fieldTemplates(const QJsonObject &fields);

// `text` fit for a header: controls become blanks.
QByteArray asFieldValue(QByteArray text);
QByteArray renderField(const Template &value, const Exchange &exchange);
// Sets the field, or removes it when the value is empty, as NGINX does.
void setOrRemove(http::Headers &headers, const QByteArray &name, const QByteArray &value);

} // namespace gatehouse::plugins
