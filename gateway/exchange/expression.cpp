// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/expression.h"

#include "gateway/exchange/expression_tree.h"
#include "gateway/exchange/variables.h"

#include <algorithm>

namespace gatehouse {

namespace expr {

namespace {

// Only what a plugin set, or the parser of GraphQL found, can be a list: no client can write one.
std::optional<QByteArray> listOf(const Exchange &exchange, const QByteArray &name)
{
    if (name == "graphql_root_fields")
        return gatehouse::variable(exchange, name);
    const auto found = exchange.contextVariables.constFind(name);
    return found == exchange.contextVariables.cend() ? std::nullopt : std::optional(*found);
}

bool itemMatches(const Item &item, const Exchange &exchange)
{
    return std::visit([&exchange](const auto &content) { return content.matches(exchange); },
                      item.content);
}

} // namespace

bool Condition::matches(const Exchange &exchange) const
{
    const auto left = op == Operator::Has ? listOf(exchange, variable)
                                          : gatehouse::variable(exchange, variable);
    return compare(left ? &*left : nullptr, op, right) != negated;
}

bool Group::matches(const Exchange &exchange) const
{
    const auto test = [&exchange](const Item &item) { return itemMatches(item, exchange); };
    const bool result = any ? std::any_of(items.begin(), items.end(), test)
                            : std::all_of(items.begin(), items.end(), test);
    return result != negated;
}

} // namespace expr

Expression::Expression(std::unique_ptr<Node> root)
    : m_root(std::move(root))
{
}

Expression::Expression(Expression &&) noexcept = default;
Expression &Expression::operator=(Expression &&) noexcept = default;
Expression::~Expression() = default;

Result<Expression> Expression::compile(const QJsonArray &vars)
{
    auto root = expr::compileRules(vars);
    if (!root)
        return fail(root.error());
    return Expression(std::make_unique<Node>(Node{std::move(*root)}));
}

bool Expression::matches(const Exchange &exchange) const
{
    return m_root->root.matches(exchange);
}

} // namespace gatehouse
