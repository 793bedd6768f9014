// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/support/ngx_regex.h"

#include <QJsonValue>

// Lists of regular expressions in a plugin's configuration, any of which may match.
namespace gatehouse::plugins {

// What is wrong with a list in PCRE's words; std::nullopt if nothing is, or there is no list.
std::optional<QString> patternFault(const QJsonValue &list);

// A list that patternFault() passed.
class PatternList
{
public:
    explicit PatternList(const QJsonValue &list, const QString &options = {});
    bool matches(QByteArrayView subject) const;

private:
    QList<NgxRegex> m_patterns;
};

} // namespace gatehouse::plugins
