// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/filter_parser.h"

#include "ui/traffic/filter/field_terms.h"

namespace gatehouse::ui {

using Kind = FilterToken::Kind;

FilterParser::FilterParser(const QString &text)
    : m_tokens(lexFilter(text))
{
}

const FilterToken *FilterParser::peek() const
{
    return m_at < m_tokens.size() ? &m_tokens.at(m_at) : nullptr;
}

bool FilterParser::take(Kind kind)
{
    if (!peek() || peek()->kind != kind)
        return false;
    ++m_at;
    return true;
}

PredicatePtr FilterParser::fault(const FilterToken &token, const QString &reason)
{
    m_faults.append({token.at, token.length, reason});
    return nullptr;
}

PredicatePtr FilterParser::parse()
{
    if (m_tokens.isEmpty())
        return nullptr;
    PredicatePtr predicate = expression();
    while (const FilterToken *rest = peek()) { // only a closing parenthesis ends an expression
        fault(*rest, tr("This parenthesis was never opened."));
        ++m_at;
        expression();
    }
    return m_faults.isEmpty() ? std::move(predicate) : nullptr;
}

PredicatePtr FilterParser::expression()
{
    std::vector<PredicatePtr> parts;
    do {
        if (PredicatePtr part = conjunction())
            parts.push_back(std::move(part));
        else if (const FilterToken *token = m_at > 0 ? &m_tokens.at(m_at - 1) : peek();
                 m_faults.isEmpty() && token)
            fault(*token, tr("Something to look for is missing here."));
    } while (take(Kind::Or));
    return anyOf(std::move(parts));
}

PredicatePtr FilterParser::conjunction()
{
    std::vector<PredicatePtr> parts;
    while (peek() && peek()->kind != Kind::Or && peek()->kind != Kind::Close) {
        if (take(Kind::And))
            continue;
        if (PredicatePtr part = exclusion())
            parts.push_back(std::move(part));
    }
    return parts.empty() ? nullptr : allOf(std::move(parts));
}

PredicatePtr FilterParser::exclusion()
{
    const qsizetype at = m_at;
    if (!take(Kind::Not))
        return term();
    if (!peek() || peek()->kind != Kind::Word) {
        if (!peek() || (peek()->kind != Kind::Field && peek()->kind != Kind::Open))
            return fault(m_tokens.at(at), tr("What to exclude is missing."));
    }
    PredicatePtr inner = term();
    return inner ? negated(std::move(inner)) : nullptr;
}

PredicatePtr FilterParser::term()
{
    const FilterToken token = m_tokens.at(m_at++);
    if (token.openQuote)
        return fault(token, tr("The closing quote is missing."));
    switch (token.kind) {
    case Kind::Open:
        return group(token);
    case Kind::Field: {
        FieldTerm field = fieldTerm(token);
        return field.predicate ? std::move(field.predicate) : fault(token, field.reason);
    }
    default:
        return anywhereTest(token.value.toUtf8());
    }
}

PredicatePtr FilterParser::group(const FilterToken &open)
{
    if (++m_depth > MaxDepth) {
        m_at = m_tokens.size();
        return fault(open, tr("Too many parentheses inside each other."));
    }
    PredicatePtr inner = expression();
    --m_depth;
    if (!take(Kind::Close))
        return fault(open, tr("The closing parenthesis is missing."));
    return inner;
}

} // namespace gatehouse::ui
