// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/expression_tree.h"

#include <QJsonArray>

namespace gatehouse::expr {

namespace {

constexpr int deepest = 64;

Unexpected<Error> refuse(const QString &reason)
{
    return fail(ErrorKind::InvalidInput, reason);
}

struct Logic {
    bool any = false;
    bool negated = false;
};

std::optional<Logic> logicFromName(const QString &name)
{
    const auto upper = name.toUpper();
    const bool negated = upper.startsWith(u'!');
    const auto word = QStringView(upper).sliced(negated ? 1 : 0);
    if (word == u"AND")
        return Logic{false, negated};
    if (word == u"OR")
        return Logic{true, negated};
    return std::nullopt;
}

Result<Condition> makeCondition(const QString &variable, Operator op, const QJsonValue &value)
{
    auto operand = prepareOperand(op, value);
    if (!operand)
        return fail(operand.error());
    return Condition{variable.toUtf8(), op, std::move(*operand), false};
}

// [variable, operator, value]; [variable, value] is the older spelling of equality.
Result<Condition> compileCondition(const QJsonArray &rule)
{
    const bool negated = rule.size() == 4;
    if (negated && rule.at(1).toString() != u"!")
        return refuse(u"bad 'not' expression"_qs);
    const auto opText = rule.at(negated ? 2 : 1);
    const auto value = rule.at(negated ? 3 : 2);
    if (!rule.at(0).isString() || opText.isUndefined() || opText.isNull())
        return refuse(u"invalid expression"_qs);

    const auto op = operatorFromName(opText.toString());
    if (!op && value.isUndefined())
        return makeCondition(rule.at(0).toString(), Operator::Equal, opText);
    if (!op)
        return refuse(u"invalid operator '%1'"_qs.arg(opText.toVariant().toString().toLower()));
    auto condition = makeCondition(rule.at(0).toString(), *op, value);
    if (condition)
        condition->negated = negated;
    return condition;
}

Result<Item> compileItem(const QJsonValue &value, int depth);

Result<Group> compileGroup(const QJsonArray &rules, Logic logic, qsizetype first, int depth)
{
    Group group;
    group.any = logic.any;
    group.negated = logic.negated;
    group.items.reserve(size_t(rules.size()));
    for (qsizetype i = first; i < rules.size(); ++i) {
        auto item = compileItem(rules.at(i), depth + 1);
        if (!item)
            return fail(item.error());
        group.items.push_back(std::move(*item));
    }
    return group;
}

Result<Item> itemOf(Result<Group> group)
{
    if (!group)
        return fail(group.error());
    return Item{std::move(*group)};
}

Result<Item> compileItem(const QJsonValue &value, int depth)
{
    const auto rules = value.toArray();
    if (!value.isArray())
        return refuse(u"invalid expression"_qs);
    if (rules.isEmpty())
        return refuse(u"rule too short"_qs);
    if (depth > deepest)
        return refuse(u"rule nested deeper than %1 levels"_qs.arg(deepest));
    if (rules.first().isArray())
        return itemOf(compileGroup(rules, {}, 0, depth));
    if (const auto logic = logicFromName(rules.first().toString())) {
        if (rules.size() <= 2)
            return refuse(u"rule too short"_qs);
        return itemOf(compileGroup(rules, *logic, 1, depth));
    }
    auto condition = compileCondition(rules);
    if (!condition)
        return fail(condition.error());
    return Item{std::move(*condition)};
}

} // namespace

Result<Group> compileRules(const QJsonArray &rules)
{
    if (rules.isEmpty())
        return Group{};
    if (!rules.first().isArray() && !logicFromName(rules.first().toString()))
        return refuse(u"rule should be wrapped inside brackets"_qs);
    auto item = compileItem(rules, 0);
    if (!item)
        return fail(item.error());
    return std::get<Group>(std::move(item->content));
}

} // namespace gatehouse::expr
