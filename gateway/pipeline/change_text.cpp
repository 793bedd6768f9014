// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/change_text.h"

#include <algorithm>

namespace gatehouse::pipeline {

namespace {

void beginLine(QByteArray &out, char sign, QByteArrayView name)
{
    if (!out.isEmpty())
        out += '\n';
    out += sign;
    out += name;
}

} // namespace

void appendHeaderChanges(QByteArray &out, const http::Headers &before, const http::Headers &after,
                         const traffic::Redactor &redactor)
{
    if (before.isSharedWith(after))
        return;
    // Most fields stay as they are: only what lies between equal beginnings and ends is looked at.
    const auto [from, to] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    auto fromEnd = before.end();
    auto toEnd = after.end();
    while (fromEnd != from && toEnd != to && *(fromEnd - 1) == *(toEnd - 1)) {
        --fromEnd;
        --toEnd;
    }
    for (auto field = from; field != fromEnd; ++field) {
        if (!after.contains(field->name))
            beginLine(out, '-', field->name);
    }
    for (auto field = to; field != toEnd; ++field) {
        const auto old = before.value(field->name);
        const QByteArray value = redactor.header(field->name, field->value);
        if (!old) {
            beginLine(out, '+', field->name);
            out.append(": ").append(value);
        } else if (before.values(field->name) != after.values(field->name)) {
            appendValueChange(out, field->name, redactor.header(field->name, *old), value);
        }
    }
}

void appendValueChange(QByteArray &out, QByteArrayView name, QByteArrayView before,
                       QByteArrayView after)
{
    if (before == after)
        return;
    beginLine(out, '~', name);
    out.append(": ").append(before).append(" -> ").append(after);
}

} // namespace gatehouse::pipeline
