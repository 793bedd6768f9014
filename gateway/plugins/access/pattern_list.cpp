// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/pattern_list.h"

#include <QJsonArray>

namespace gatehouse::plugins {

std::optional<QString> patternFault(const QJsonValue &list)
{
    for (const QJsonValue &pattern : list.toArray()) {
        if (const auto regex = NgxRegex::compile(pattern.toString()); !regex)
            return regex.error().message;
    }
    return std::nullopt;
}

PatternList::PatternList(const QJsonValue &list, const QString &options)
{
    for (const QJsonValue &pattern : list.toArray()) {
        if (auto regex = NgxRegex::compile(pattern.toString(), options))
            m_patterns.append(*std::move(regex));
    }
}

bool PatternList::matches(QByteArrayView subject) const
{
    return std::ranges::any_of(m_patterns,
                               [subject](const NgxRegex &regex) { return regex.matches(subject); });
}

} // namespace gatehouse::plugins
