// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/http/headers.h"

#include <QJsonValue>

// What request-validation compares with its schemas.
namespace gatehouse::plugins {

// A form (application/x-www-form-urlencoded): names with their texts; true for a name without "=",
// an array for one that comes more than once.
QJsonObject formValue(QByteArrayView body);

// InvalidInput in the words of APISIX's parser.
Result<QJsonValue> jsonValue(QByteArrayView body);

// A value as JSON text.
QByteArray jsonText(const QJsonValue &value);

// The names that a schema asks for: of `properties`, `required` and `dependencies`, also within
// its combinations.
QStringList namesIn(const QJsonObject &schema);

// The fields of a request under their lower-case names, and again under those of `names` that mean
// one of them; an array for a field that comes more than once.
QJsonObject headerValue(const http::Headers &headers, const QStringList &names);

} // namespace gatehouse::plugins
