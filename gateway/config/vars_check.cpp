// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/vars_check.h"

#include <QSet>

namespace gatehouse::config {

namespace {

constexpr int maxDepth = 64;

bool isCombinator(const QString &word)
{
    return word == u"AND" || word == u"OR" || word == u"!AND" || word == u"!OR";
}

std::optional<QString> operatorFault(const QString &word)
{
    static const QSet<QString> known{u"=="_qs, u"~="_qs,  u">"_qs,      u">="_qs,
                                     u"<"_qs,  u"<="_qs,  u"~~"_qs,     u"~*"_qs,
                                     u"in"_qs, u"has"_qs, u"ipmatch"_qs};
    if (known.contains(word))
        return std::nullopt;
    return u"invalid operator '%1'"_qs.arg(word);
}

std::optional<QString> expressionFault(const QJsonArray &expression, int depth)
{
    if (depth > maxDepth)
        return u"rule is nested too deep"_qs;
    const bool combines = isCombinator(expression.at(0).toString());
    if (expression.isEmpty() || combines || expression.at(0).isArray()) {
        for (qsizetype i = combines ? 1 : 0; i < expression.size(); ++i) {
            if (!expression.at(i).isArray())
                return u"rule should be wrapped inside brackets"_qs;
            if (const auto fault = expressionFault(expression.at(i).toArray(), depth + 1))
                return fault;
        }
        return std::nullopt;
    }
    if (expression.size() == 2)
        return std::nullopt; // [variable, value]: equality
    const bool negated = expression.size() >= 4 && expression.at(1).toString() == u"!";
    return operatorFault(expression.at(negated ? 2 : 1).toString());
}

} // namespace

std::optional<QString> varsFault(const QJsonArray &vars)
{
    if (vars.isEmpty())
        return std::nullopt;
    if (!vars.at(0).isArray() && !isCombinator(vars.at(0).toString()))
        return u"rule should be wrapped inside brackets"_qs;
    return expressionFault(vars, 0);
}

} // namespace gatehouse::config
