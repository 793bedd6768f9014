// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/origins.h"

#include <QJsonArray>

namespace gatehouse::plugins {

Origins::Origins(const QJsonValue &list, const QJsonValue &patterns)
    : m_byPattern(patterns.isArray())
    , m_list(list.toString().toUtf8())
{
    for (const QJsonValue &pattern : patterns.toArray()) {
        if (auto regex = NgxRegex::compile(pattern.toString()))
            m_patterns.append(*std::move(regex));
    }
}

Origin Origins::answerTo(const Origin &origin) const
{
    if (m_byPattern) {
        const auto fits = [&origin](const NgxRegex &regex) { return regex.matches(*origin); };
        return origin && std::ranges::any_of(m_patterns, fits) ? origin : std::nullopt;
    }
    if (m_list == "**")
        return origin ? origin : Origin(QByteArray("*"));
    if (m_list == "*")
        return m_list;
    return origin && !origin->isEmpty() && m_list.split(',').contains(*origin) ? origin
                                                                               : std::nullopt;
}

} // namespace gatehouse::plugins
