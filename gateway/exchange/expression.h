// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/exchange/exchange.h"

#include <QJsonArray>

namespace gatehouse {

// A `vars` expression (lua-resty-expr as APISIX uses it, apisix.md 1.5): routes, _meta.filter, fault-injection,
// response-rewrite. Compiled once, const, evaluated without allocation where possible.
class Expression
{
public:
    // InvalidInput with lua-resty-expr's words ("invalid operator '<>'", …).
    static Result<Expression> compile(const QJsonArray &vars);

    Expression(Expression &&) noexcept;
    Expression &operator=(Expression &&) noexcept;
    ~Expression();
    bool matches(const Exchange &exchange) const;

private:
    class Node;
    explicit Expression(std::unique_ptr<Node> root);
    std::unique_ptr<Node> m_root;
};

} // namespace gatehouse
