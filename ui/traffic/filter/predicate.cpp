// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/predicate.h"

#include <array>

namespace gatehouse::ui {

namespace {

class Junction final : public Predicate
{
public:
    Junction(std::vector<PredicatePtr> parts, bool all)
        : m_parts(std::move(parts))
        , m_all(all)
    {
        std::stable_sort(m_parts.begin(), m_parts.end(),
                         [](const auto &a, const auto &b) { return a->cost() < b->cost(); });
    }
    bool matches(const RowView &row) const override
    {
        for (const PredicatePtr &part : m_parts) {
            if (part->matches(row) != m_all)
                return !m_all;
        }
        return m_all;
    }
    int cost() const override { return m_parts.empty() ? 0 : m_parts.back()->cost() + 1; }

private:
    std::vector<PredicatePtr> m_parts;
    bool m_all;
};

class Negation final : public Predicate
{
public:
    explicit Negation(PredicatePtr inner)
        : m_inner(std::move(inner))
    {
    }
    bool matches(const RowView &row) const override { return !m_inner->matches(row); }
    int cost() const override { return m_inner->cost(); }

private:
    PredicatePtr m_inner;
};

class FlagTest final : public Predicate
{
public:
    explicit FlagTest(std::function<bool(const TrafficRow &)> test)
        : m_test(std::move(test))
    {
    }
    bool matches(const RowView &row) const override { return m_test(row.row); }
    int cost() const override { return 1; }

private:
    std::function<bool(const TrafficRow &)> m_test;
};

class SharedTextTest final : public Predicate
{
public:
    SharedTextTest(StringPool::Id TrafficRow::*field, TextMatch match)
        : m_field(field)
        , m_match(std::move(match))
    {
    }
    bool matches(const RowView &row) const override
    {
        return m_match.matches(row.pool, row.row.*m_field);
    }
    int cost() const override { return 2; }

private:
    StringPool::Id TrafficRow::*m_field;
    PoolMatch m_match;
};

class TargetTest final : public Predicate
{
public:
    TargetTest(TextMatch match, bool pathOnly)
        : m_match(std::move(match))
        , m_pathOnly(pathOnly)
    {
    }
    bool matches(const RowView &row) const override
    {
        const qsizetype query = m_pathOnly ? row.target.indexOf('?') : -1;
        return m_match.matches(query < 0 ? row.target : row.target.first(query));
    }
    int cost() const override { return 10; }

private:
    TextMatch m_match;
    bool m_pathOnly;
};

class AnywhereTest final : public Predicate
{
public:
    explicit AnywhereTest(QByteArrayView needle)
        : m_match(needle, TextOp::Contains)
        , m_shared(m_match)
    {
    }
    bool matches(const RowView &row) const override
    {
        using Id = StringPool::Id;
        static constexpr std::array<Id TrafficRow::*, 4> fields = {
            &TrafficRow::method, &TrafficRow::route, &TrafficRow::host, &TrafficRow::consumer};
        for (const auto field : fields) {
            if (m_shared.matches(row.pool, row.row.*field))
                return true;
        }
        return m_match.matches(row.target) || matchesStatus(row.row.status);
    }
    int cost() const override { return 11; }

private:
    bool matchesStatus(int status) const
    {
        if (status < 100 || status > 999)
            return false;
        const std::array<char, 3> digits = {char('0' + status / 100), char('0' + status / 10 % 10),
                                            char('0' + status % 10)};
        return m_match.matches(QByteArrayView(digits.data(), 3));
    }

    TextMatch m_match;
    PoolMatch m_shared;
};

} // namespace

PredicatePtr allOf(std::vector<PredicatePtr> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    return std::make_unique<Junction>(std::move(parts), true);
}

PredicatePtr anyOf(std::vector<PredicatePtr> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    return std::make_unique<Junction>(std::move(parts), false);
}

PredicatePtr negated(PredicatePtr inner)
{
    return std::make_unique<Negation>(std::move(inner));
}

PredicatePtr flagTest(std::function<bool(const TrafficRow &)> test)
{
    return std::make_unique<FlagTest>(std::move(test));
}

PredicatePtr sharedTextTest(StringPool::Id TrafficRow::*field, TextMatch match)
{
    return std::make_unique<SharedTextTest>(field, std::move(match));
}

PredicatePtr targetTest(TextMatch match, bool pathOnly)
{
    return std::make_unique<TargetTest>(std::move(match), pathOnly);
}

PredicatePtr anywhereTest(QByteArrayView needle)
{
    return std::make_unique<AnywhereTest>(needle);
}

} // namespace gatehouse::ui
