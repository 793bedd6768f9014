// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/exchange/variables.h"

namespace gatehouse {

namespace {

bool isNameCharacter(char c)
{
    return ascii::isAlpha(c) || ascii::isDigit(c) || c == '_' || c == '.';
}

struct Reference {
    QByteArray name;
    QByteArray fallback;
    qsizetype end = 0; // behind the reference
};

// Inside of the braces: "name" or "name ?? fallback".
Reference parseBraced(QByteArrayView inside, qsizetype end)
{
    const auto mark = inside.indexOf("??");
    if (mark < 0)
        return {ascii::trimmed(inside).toByteArray(), {}, end};
    auto fallback = inside.sliced(mark + 2);
    if (const auto next = fallback.indexOf("??"); next >= 0)
        fallback = fallback.first(next);
    return {ascii::trimmed(inside.first(mark)).toByteArray(),
            ascii::trimmed(fallback).toByteArray(), end};
}

// The reference whose "$" stands at `dollar`; std::nullopt when the dollar is only a dollar.
std::optional<Reference> parseReference(QByteArrayView text, qsizetype dollar)
{
    if (dollar > 0 && text[dollar - 1] == '\\')
        return std::nullopt;
    const qsizetype start = dollar + 1;
    if (start < text.size() && text[start] == '{') {
        const auto close = text.indexOf('}', start);
        if (close <= start + 1)
            return std::nullopt;
        return parseBraced(text.sliced(start + 1, close - start - 1), close + 1);
    }
    qsizetype end = start;
    while (end < text.size() && isNameCharacter(text[end]))
        ++end;
    if (end == start)
        return std::nullopt;
    return Reference{text.sliced(start, end - start).toByteArray(), {}, end};
}

} // namespace

Template::Template(QByteArrayView text)
{
    qsizetype literalStart = 0;
    const auto closeLiteral = [&](qsizetype end) {
        if (end > literalStart)
            m_parts.append(
                {text.sliced(literalStart, end - literalStart).toByteArray(), {}, false});
    };
    for (auto at = text.indexOf('$'); at >= 0;) {
        const auto reference = parseReference(text, at);
        if (reference) {
            closeLiteral(at);
            m_parts.append({reference->name, reference->fallback, true});
            literalStart = reference->end;
        }
        const auto next = reference ? reference->end : at + 1;
        at = next < text.size() ? text.indexOf('$', next) : -1;
    }
    closeLiteral(text.size());
}

bool Template::isConstant() const
{
    return m_parts.isEmpty() || (m_parts.size() == 1 && !m_parts.first().isVariable);
}

QByteArray Template::render(const Exchange &exchange) const
{
    int resolved = 0;
    return render(exchange, resolved);
}

QByteArray Template::render(const Exchange &exchange, int &resolved) const
{
    resolved = 0;
    if (isConstant())
        return m_parts.isEmpty() ? QByteArray() : m_parts.first().text;
    QByteArray result;
    for (const auto &part : m_parts) {
        if (!part.isVariable) {
            result += part.text;
            continue;
        }
        const auto value = variable(exchange, part.text);
        if (value || !part.fallback.isEmpty())
            ++resolved;
        result += value ? *value : part.fallback;
    }
    return result;
}

} // namespace gatehouse
