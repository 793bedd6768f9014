// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/change_text.h"

#include "gateway/traffic/redact.h"

namespace gatehouse::pipeline {

namespace {

void appendLine(QByteArray &out, char sign, const http::Field &field)
{
    if (!out.isEmpty())
        out += '\n';
    out += sign;
    out += field.name;
    if (sign == '+')
        out += ": " + field.value;
}

} // namespace

void appendHeaderChanges(QByteArray &out, const http::Headers &before, const http::Headers &after)
{
    if (before.isSharedWith(after))
        return;
    static const traffic::Redactor redactor;
    const http::Headers from = redactor.headers(before);
    const http::Headers to = redactor.headers(after);
    for (const http::Field &field : from) {
        if (!to.contains(field.name))
            appendLine(out, '-', field);
    }
    for (const http::Field &field : to) {
        const auto old = from.value(field.name);
        if (!old)
            appendLine(out, '+', field);
        else if (from.values(field.name) != to.values(field.name))
            appendValueChange(out, field.name, *old, field.value);
    }
}

void appendValueChange(QByteArray &out, QByteArrayView name, QByteArrayView before,
                       QByteArrayView after)
{
    if (before == after)
        return;
    if (!out.isEmpty())
        out += '\n';
    out += '~';
    out.append(name).append(": ").append(before).append(" -> ").append(after);
}

} // namespace gatehouse::pipeline
