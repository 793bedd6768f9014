// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/filter.h"

#include "ui/traffic/filter/filter_parser.h"

namespace gatehouse::ui {

FilterResult Filter::compile(const QString &text)
{
    FilterParser parser(text);
    PredicatePtr predicate = parser.parse();
    if (!parser.faults().isEmpty())
        return {nullptr, parser.faults()};
    return {std::make_shared<const Filter>(text.trimmed(), std::move(predicate)), {}};
}

bool Filter::matches(const RowLog &log, RowLog::Number number) const
{
    if (!m_predicate)
        return true;
    const TrafficRow &row = log.row(number);
    return m_predicate->matches({row, log.target(row, number), log.pool()});
}

} // namespace gatehouse::ui
