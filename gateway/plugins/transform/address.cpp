// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/address.h"

#include "gateway/core/ascii.h"

namespace gatehouse::plugins {

namespace {

bool isNameChar(char c)
{
    return ascii::isAlpha(c) || ascii::isDigit(c) || c == '_';
}

} // namespace

Address::Address(QByteArrayView text)
{
    QByteArray literal;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscaped = i > 0 && text[i - 1] == '\\';
        const bool braced = text.sliced(i).startsWith("${");
        const qsizetype begin = i + (braced ? 2 : 1);
        qsizetype end = begin;
        while (end < text.size() && isNameChar(text[end]))
            ++end;
        const bool isClosed = !braced || (end < text.size() && text[end] == '}');
        if (text[i] != '$' || isEscaped || end == begin || !isClosed) {
            literal += text[i];
            continue;
        }
        m_parts.append({literal, text.sliced(begin, end - begin).toByteArray()});
        literal.clear();
        i = braced ? end : end - 1;
    }
    m_parts.append({literal, {}});
}

QByteArray Address::render(const Exchange &exchange) const
{
    QByteArray out;
    for (const Part &part : m_parts) {
        out += part.literal;
        if (!part.variable.isEmpty())
            out += gatehouse::variable(exchange, part.variable).value_or(QByteArray());
    }
    return out;
}

} // namespace gatehouse::plugins
