// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/schema_evaluator.h"

// How APISIX's schema check, which is written in Lua, speaks of values and places.
namespace gatehouse::config::schema {

QString pointerOf(const Step &step);
// `property "a" validation failed: failed to validate item 1: `
QString pathWords(const Step &step);

// Every Type the value passes for: an empty array passes for an object, a whole number for an
// integer.
quint8 typesOf(const QJsonValue &value);
bool isTable(const QJsonValue &value);
QLatin1String luaType(const QJsonValue &value);
QString luaNumber(double value);
QString luaQuoted(const QString &text);
qsizetype codePoints(const QString &text);
// Empty if `value` has the format.
QString formatFault(Format format, const QString &value);

} // namespace gatehouse::config::schema
