// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

// What a plain (unquoted) YAML scalar means: YAML 1.2 core schema. Reader and writer share it, so
// that the writer quotes exactly what the reader would take for something else.
namespace gatehouse::config {

// null, a boolean or a number where the text reads as one; otherwise the text itself. Integers
// within qint64 stay exact; `.inf` and `.nan`, which JSON lacks, stay text.
QJsonValue resolvePlain(const QString &text);

// May `text` stand unquoted and come back as itself? Also false for the words that YAML 1.1 readers
// take for booleans.
bool isPlainSafe(const QString &text);

// One "${{NAME}}" or "${{NAME:=default}}" and nothing else.
bool isEnvironmentMark(const QString &text);

} // namespace gatehouse::config
