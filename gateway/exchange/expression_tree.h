// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/expression.h"
#include "gateway/exchange/operators.h"

#include <variant>
#include <vector>

// A compiled `vars` expression as a tree: conditions joined by AND and OR. Inside the room.
namespace gatehouse::expr {

// [variable, operator, value], or with "!" before the operator.
struct Condition {
    QByteArray variable;
    Operator op = Operator::Equal;
    Operand right;
    bool negated = false;

    bool matches(const Exchange &exchange) const;
};

struct Item;

// ["AND" | "OR" | "!AND" | "!OR", item, item, …]; an empty AND is true.
struct Group {
    bool any = false; // OR
    bool negated = false;
    std::vector<Item> items;

    bool matches(const Exchange &exchange) const;
};

struct Item {
    std::variant<Condition, Group> content;
};

Result<Group> compileRules(const QJsonArray &rules);

} // namespace gatehouse::expr

namespace gatehouse {

class Expression::Node
{
public:
    expr::Group root;
};

} // namespace gatehouse
