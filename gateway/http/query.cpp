// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/target.h"

// Query arguments (WHATWG URL 5.1, as forms and nginx read them).
namespace gatehouse::http {
namespace {

QByteArray formDecoded(QByteArrayView text)
{
    if (!text.contains('+'))
        return percentDecoded(text);
    QByteArray blanks = text.toByteArray();
    return percentDecoded(blanks.replace('+', ' '));
}

bool isNamed(QByteArrayView rawName, QByteArrayView name)
{
    if (rawName == name)
        return true;
    const bool encoded = rawName.contains('%') || rawName.contains('+');
    return encoded && formDecoded(rawName) == name;
}

QByteArrayView takePart(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('&');
    const QByteArrayView part = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    return part;
}

QByteArrayView nameOf(QByteArrayView part)
{
    const qsizetype equals = part.indexOf('=');
    return equals < 0 ? part : part.first(equals);
}

} // namespace

std::optional<QByteArray> queryArgument(QByteArrayView rawQuery, QByteArrayView name)
{
    for (QByteArrayView rest = rawQuery; !rest.isEmpty();) {
        const QByteArrayView part = takePart(rest);
        const QByteArrayView rawName = nameOf(part);
        if (part.isEmpty() || !isNamed(rawName, name))
            continue;
        const bool hasValue = rawName.size() < part.size();
        return hasValue ? formDecoded(part.sliced(rawName.size() + 1)) : QByteArray("");
    }
    return std::nullopt;
}

QByteArray withoutQueryArgument(QByteArrayView rawQuery, QByteArrayView name)
{
    QByteArray out;
    out.reserve(rawQuery.size());
    for (QByteArrayView rest = rawQuery; !rest.isEmpty();) {
        const QByteArrayView part = takePart(rest);
        if (part.isEmpty() || isNamed(nameOf(part), name))
            continue;
        if (!out.isEmpty())
            out.append('&');
        out.append(part);
    }
    return out;
}

} // namespace gatehouse::http
