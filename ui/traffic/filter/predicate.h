// SPDX-License-Identifier: GPL-3.0-or-later
// The compiled filter: a tree of tests over rows, cheap ones first. Used on one thread.
#pragma once

#include "ui/traffic/filter/text_match.h"
#include "ui/traffic/rows/row_log.h"

#include <functional>
#include <memory>
#include <vector>

namespace gatehouse::ui {

/// A row with what it is made of.
struct RowView {
    const TrafficRow &row;
    QByteArrayView target;
    const StringPool &pool;
};

class Predicate
{
public:
    Predicate() = default;
    Predicate(const Predicate &) = delete;
    Predicate &operator=(const Predicate &) = delete;
    virtual ~Predicate() = default;

    [[nodiscard]] virtual bool matches(const RowView &row) const = 0;
    /// Tests with a lower figure are made first.
    [[nodiscard]] virtual int cost() const = 0;
};
using PredicatePtr = std::unique_ptr<Predicate>;

/// True when all are (and) or one is (or); an empty "and" is true. Sorts by cost.
[[nodiscard]] PredicatePtr allOf(std::vector<PredicatePtr> parts);
[[nodiscard]] PredicatePtr anyOf(std::vector<PredicatePtr> parts);
[[nodiscard]] PredicatePtr negated(PredicatePtr inner);
/// A test of plain numbers and flags.
[[nodiscard]] PredicatePtr flagTest(std::function<bool(const TrafficRow &)> test);
/// Of one of the row's shared strings.
[[nodiscard]] PredicatePtr sharedTextTest(StringPool::Id TrafficRow::*field, TextMatch match);
/// Of the target as a whole, or of its path only.
[[nodiscard]] PredicatePtr targetTest(TextMatch match, bool pathOnly);
/// Method, target, host, route, status or consumer contains the text.
[[nodiscard]] PredicatePtr anywhereTest(QByteArrayView needle);

} // namespace gatehouse::ui
