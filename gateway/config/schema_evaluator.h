// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/schema.h"
#include "gateway/config/schema_node.h"

namespace gatehouse::config::schema {

// Where the evaluator stands: a chain on the stack, turned into words only when there is a fault to
// report.
struct Step {
    enum class Kind { Root, Property, Pattern, Additional, Item, AllOf, Dependent };
    const Step *up = nullptr;
    Kind kind = Kind::Root;
    QString name; // of the property
    qsizetype index = 0; // of the item or of the branch, from 0
    const QString *pattern = nullptr; // that the property matched
};

// One walk over one value. Faults of children do not hide each other; a place reports its first
// fault only, and the combinators of a place are asked only when nothing else is wrong with it.
// Order and words follow APISIX.
class Evaluator
{
public:
    QList<SchemaFault> run(const Node &root, const QJsonValue &value);

private:
    static constexpr int maxFaults = 100;
    static constexpr int maxDepth = 256;
    static constexpr int maxSteps = 1'000'000;

    bool check(const Node &node, const QJsonValue &value, const Step &step);
    bool matches(const Node &node, const QJsonValue &value); // silently
    bool checkRules(const Node &node, const QJsonValue &value, const Step &step);
    bool checkObject(const ObjectRules &rules, const QJsonObject &value, const Step &step);
    bool checkProperty(const Property &property, const QJsonObject &value, const Step &step,
                       bool &own);
    bool checkOthers(const ObjectRules &rules, const QJsonObject &value, const Step &step,
                     bool &own);
    bool checkArray(const ArrayRules &rules, const QJsonArray &value, const Step &step);
    bool checkUnique(const QJsonArray &value, const Step &step);
    bool checkString(const StringRules &rules, const QString &value, const Step &step);
    bool checkNumber(const NumberRules &rules, double value, const Step &step);
    bool checkCombined(const Node &node, const QJsonValue &value, const Step &step);
    bool checkOneOf(const std::vector<const Node *> &branches, const QJsonValue &value,
                    const Step &step);
    // Always false, so that a check can return it.
    bool fault(const Step &step, const QString &reason);

    QList<SchemaFault> m_faults;
    int m_silent = 0; // inside anyOf, oneOf, not, if: only the verdict counts
    int m_depth = 0;
    int m_steps = 0;
};

} // namespace gatehouse::config::schema
