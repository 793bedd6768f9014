// SPDX-License-Identifier: GPL-3.0-or-later
// expr := and ('or' and)* ; and := not ('and'? not)* ; not := ('-'|'not')? term ;
// term := '(' expr ')' | field op value | word
#pragma once

#include "ui/traffic/filter/filter.h"
#include "ui/traffic/filter/filter_lexer.h"

namespace gatehouse::ui {

class FilterParser
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::FilterParser)
public:
    explicit FilterParser(const QString &text);

    /// Null when the text is empty or there are faults.
    [[nodiscard]] PredicatePtr parse();
    [[nodiscard]] const QList<FilterFault> &faults() const { return m_faults; }

private:
    static constexpr int MaxDepth = 32;

    [[nodiscard]] const FilterToken *peek() const;
    bool take(FilterToken::Kind kind);
    PredicatePtr expression();
    PredicatePtr conjunction();
    PredicatePtr exclusion();
    PredicatePtr term();
    PredicatePtr group(const FilterToken &open);
    PredicatePtr fault(const FilterToken &token, const QString &reason);

    QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    QList<FilterFault> m_faults;
};

} // namespace gatehouse::ui
