// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema_evaluator.h"

#include "gateway/config/pointer.h"
#include "gateway/config/schema_words.h"

#include <QHash>

#include <cmath>

namespace gatehouse::config::schema {

QList<SchemaFault> Evaluator::run(const Node &root, const QJsonValue &value)
{
    check(root, value, Step{});
    return std::move(m_faults);
}

bool Evaluator::fault(const Step &step, const QString &reason)
{
    if (m_silent == 0 && m_faults.size() < maxFaults)
        m_faults.append({pointerOf(step), reason, pathWords(step) + reason});
    return false;
}

bool Evaluator::matches(const Node &node, const QJsonValue &value)
{
    ++m_silent;
    const bool ok = check(node, value, Step{});
    --m_silent;
    return ok;
}

bool Evaluator::check(const Node &node, const QJsonValue &value, const Step &step)
{
    if (++m_steps > maxSteps || m_depth >= maxDepth)
        return fault(step, u"the value is too deep or too large for its schema"_qs);
    if (node.never)
        return fault(step, u"expect false always"_qs);
    ++m_depth;
    const bool ok =
        node.reference ? check(*node.reference, value, step) : checkRules(node, value, step);
    --m_depth;
    return ok;
}

bool Evaluator::checkRules(const Node &node, const QJsonValue &value, const Step &step)
{
    if (node.types != 0 && (node.types & typesOf(value)) == 0)
        return fault(step, u"wrong type: expected " + node.typeWords + u", got " + luaType(value));
    bool ok = true;
    if (node.object.present && isTable(value) && (value.isObject() || value.toArray().isEmpty()))
        ok = checkObject(node.object, value.toObject(), step);
    if (ok && isTable(value) && (value.isArray() || value.toObject().isEmpty()))
        ok = checkArray(node.array, value.toArray(), step);
    if (value.isString())
        ok = checkString(node.string, value.toString(), step);
    else if (value.isDouble())
        ok = checkNumber(node.number, value.toDouble(), step);
    if (ok && node.values && !node.values->contains(value))
        ok = fault(step, u"matches none of the enum values"_qs);
    if (ok)
        ok = checkCombined(node, value, step);
    if (ok && node.constant && *node.constant != value)
        ok = fault(step, u"failed to check const value"_qs);
    return ok;
}

bool Evaluator::checkObject(const ObjectRules &rules, const QJsonObject &value, const Step &step)
{
    bool ok = true;
    bool own = false; // this place has had its fault
    for (const Property &property : rules.properties) {
        ok = checkProperty(property, value, step, own) && ok;
        if (!ok && m_silent > 0)
            return false;
    }
    ok = checkOthers(rules, value, step, own) && ok;
    if (own)
        return false;
    if (rules.minimum && value.size() < *rules.minimum)
        return fault(step, u"expect object to have at least %1 properties"_qs.arg(*rules.minimum));
    if (rules.maximum && value.size() > *rules.maximum)
        return fault(step, u"expect object to have at most %1 properties"_qs.arg(*rules.maximum));
    return ok;
}

bool Evaluator::checkProperty(const Property &property, const QJsonObject &value, const Step &step,
                              bool &own)
{
    const auto refuse = [&](const QString &reason) {
        const bool first = !std::exchange(own, true);
        return first ? fault(step, reason) : false;
    };
    const auto found = value.constFind(property.name);
    if (found == value.constEnd())
        return property.required ? refuse(u"property \"%1\" is required"_qs.arg(property.name))
                                 : true;
    if (property.node
        && !check(*property.node, found.value(),
                  {&step, Step::Kind::Property, property.name, 0, nullptr}))
        return false;
    for (const QString &need : property.needs) {
        if (!value.contains(need))
            return refuse(
                u"property \"%1\" is required when \"%2\" is set"_qs.arg(need, property.name));
    }
    return !property.dependent
        || check(*property.dependent, value,
                 {&step, Step::Kind::Dependent, property.name, 0, nullptr});
}

bool Evaluator::checkOthers(const ObjectRules &rules, const QJsonObject &value, const Step &step,
                            bool &own)
{
    if (rules.patterns.empty() && !rules.closed && !rules.additional)
        return true;
    bool ok = true;
    for (auto it = value.begin(); it != value.end() && (ok || m_silent == 0); ++it) {
        bool matched = rules.known.contains(it.key());
        for (const Pattern &pattern : rules.patterns) {
            if (!pattern.regex.match(it.key()).hasMatch())
                continue;
            matched = true;
            ok = check(*pattern.node, it.value(),
                       {&step, Step::Kind::Pattern, it.key(), 0, &pattern.text})
                && ok;
        }
        if (matched)
            continue;
        if (rules.additional) {
            ok = check(*rules.additional, it.value(),
                       {&step, Step::Kind::Additional, it.key(), 0, nullptr})
                && ok;
        } else if (rules.closed && !std::exchange(own, true)) {
            ok = fault(step, u"additional properties forbidden, found " + it.key());
        }
    }
    return ok && !own;
}

bool Evaluator::checkArray(const ArrayRules &rules, const QJsonArray &value, const Step &step)
{
    if (rules.minimum && value.size() < *rules.minimum)
        return fault(step, u"expect array to have at least %1 items"_qs.arg(*rules.minimum));
    if (rules.maximum && value.size() > *rules.maximum)
        return fault(step, u"expect array to have at most %1 items"_qs.arg(*rules.maximum));
    bool ok = true;
    for (qsizetype i = 0; i < value.size() && (rules.items || !rules.tuple.empty()); ++i) {
        const Node *node = rules.items;
        if (!node)
            node = size_t(i) < rules.tuple.size() ? rules.tuple[size_t(i)] : nullptr;
        if (node)
            ok = check(*node, value.at(i), {&step, Step::Kind::Item, {}, i, nullptr}) && ok;
        if (!ok && m_silent > 0)
            return false;
    }
    return (!ok || !rules.unique) ? ok : checkUnique(value, step);
}

bool Evaluator::checkUnique(const QJsonArray &value, const Step &step)
{
    QHash<QJsonValue, qsizetype> seen;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const auto before = seen.constFind(value.at(i));
        if (before != seen.cend()) {
            return fault(step,
                         u"expected unique items but items %1 and %2 are equal"_qs.arg(*before + 1)
                             .arg(i + 1));
        }
        seen.insert(value.at(i), i);
    }
    return true;
}

bool Evaluator::checkString(const StringRules &rules, const QString &value, const Step &step)
{
    if (rules.minimum || rules.maximum) {
        const qsizetype length = codePoints(value);
        if (rules.minimum && length < *rules.minimum)
            return fault(step,
                         u"string too short, expected at least %1, got %2"_qs.arg(*rules.minimum)
                             .arg(length));
        if (rules.maximum && length > *rules.maximum)
            return fault(
                step,
                u"string too long, expected at most %1, got %2"_qs.arg(*rules.maximum).arg(length));
    }
    if (rules.pattern && !rules.pattern->regex.match(value).hasMatch()) {
        return fault(step,
                     u"failed to match pattern " + luaQuoted(rules.pattern->text) + u" with "
                         + luaQuoted(value));
    }
    if (const QString reason = formatFault(rules.format, value); !reason.isEmpty())
        return fault(step, reason);
    return true;
}

bool Evaluator::checkNumber(const NumberRules &rules, double value, const Step &step)
{
    const auto refuse = [&](QLatin1String words, double limit) {
        return fault(step,
                     u"expected %1 to be %2 %3"_qs.arg(luaNumber(value), words, luaNumber(limit)));
    };
    if (rules.minimum && value < *rules.minimum)
        return refuse(QLatin1String("at least"), *rules.minimum);
    if (rules.above && value <= *rules.above)
        return refuse(QLatin1String("greater than"), *rules.above);
    if (rules.maximum && value > *rules.maximum)
        return refuse(QLatin1String("at most"), *rules.maximum);
    if (rules.below && value >= *rules.below)
        return refuse(QLatin1String("smaller than"), *rules.below);
    if (rules.multipleOf && std::remainder(value, *rules.multipleOf) != 0)
        return refuse(QLatin1String("a multiple of"), *rules.multipleOf);
    return true;
}

bool Evaluator::checkCombined(const Node &node, const QJsonValue &value, const Step &step)
{
    const Combinators &rules = node.combined;
    QJsonValue filled = value;
    if (node.defaultsFrom && value.isObject())
        filled = withDefaults(value.toObject(), *node.defaultsFrom);
    for (size_t i = 0; i < rules.allOf.size(); ++i) {
        if (!check(*rules.allOf[i], filled, {&step, Step::Kind::AllOf, {}, qsizetype(i), nullptr}))
            return false;
    }
    const auto holds = [&](const Node *branch) { return matches(*branch, filled); };
    if (!rules.anyOf.empty() && std::none_of(rules.anyOf.begin(), rules.anyOf.end(), holds))
        return fault(step, u"object matches none of the required" + rules.anyOfWords);
    if (!rules.oneOf.empty() && !checkOneOf(rules.oneOf, filled, step))
        return false;
    if (rules.negated && holds(rules.negated))
        return fault(step, u"value wasn't supposed to match schema"_qs);
    if (rules.condition) {
        const bool condition = holds(rules.condition);
        const Node *branch = condition ? rules.then : rules.otherwise;
        if (branch && !holds(branch))
            return fault(step,
                         condition ? u"then clause did not match"_qs
                                   : u"else clause did not match"_qs);
    }
    return true;
}

bool Evaluator::checkOneOf(const std::vector<const Node *> &branches, const QJsonValue &value,
                           const Step &step)
{
    size_t matched = 0;
    for (size_t i = 0; i < branches.size(); ++i) {
        if (!matches(*branches[i], value))
            continue;
        if (matched != 0) {
            return fault(
                step,
                u"value should match only one schema, but matches both schemas %1 and %2"_qs
                    .arg(matched)
                    .arg(i + 1));
        }
        matched = i + 1;
    }
    return matched != 0 || fault(step, u"value should match only one schema, but matches none"_qs);
}

} // namespace gatehouse::config::schema
