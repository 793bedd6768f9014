// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of the table, compiled from text once. Space or "and" joins, "or" and parentheses
// work, "-" or "not" excludes; "status>=400 route:orders -method:OPTIONS timeout". Text in quotes
// is taken as it is.
#pragma once

#include "ui/traffic/filter/predicate.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace gatehouse::ui {

/// A part of the text that makes no sense, and why.
struct FilterFault {
    qsizetype at = 0;
    qsizetype length = 0;
    QString reason;

    bool operator==(const FilterFault &) const = default;
};

class Filter;

struct FilterResult {
    std::shared_ptr<const Filter> filter; ///< null: there are faults
    QList<FilterFault> faults;
};

class Filter
{
public:
    Filter(QString text, PredicatePtr predicate)
        : m_text(std::move(text))
        , m_predicate(std::move(predicate))
    {
    }

    /// Empty text gives a filter that lets everything pass.
    [[nodiscard]] static FilterResult compile(const QString &text);

    [[nodiscard]] bool isEmpty() const { return !m_predicate; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool matches(const RowLog &log, RowLog::Number number) const;

    /// The fields of the language, for completion and help.
    [[nodiscard]] static QStringList fields();

private:
    QString m_text;
    PredicatePtr m_predicate;
};

} // namespace gatehouse::ui
