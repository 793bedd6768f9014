// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// JSON Pointer (RFC 6901): "/plugins/limit-count/rules/0".
namespace gatehouse::config {

// `segment` with "~" and "/" escaped, a slash before it: what to append to a pointer.
QString pointerStep(const QString &segment);
inline QString pointerStep(qsizetype index)
{
    return u'/' + QString::number(index);
}
// The unescaped segments; empty for "".
QStringList pointerSegments(const QString &pointer);

} // namespace gatehouse::config
