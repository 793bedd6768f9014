// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QRegularExpression>

#include <optional>

namespace gatehouse::plugins {

// A Perl-compatible regular expression on octets, with the options and the replacement syntax of
// OpenResty's ngx.re (what APISIX's plugins take). Octets are matched one by one, not as UTF-8, as
// there. Thread-safe.
class NgxRegex
{
public:
    // `options` of "ijosmxadDJu": i, s, m, x and a have an effect. InvalidInput with PCRE's reason.
    static Result<NgxRegex> compile(const QString &pattern, const QString &options = {});

    bool matches(QByteArrayView subject) const;
    // The whole match and the groups of the first match; std::nullopt if there is none.
    std::optional<QList<QByteArray>> captures(QByteArrayView subject) const;
    // `replacement` may name groups as $1 or ${1}, the whole as $0, and a dollar as $$. Replaces
    // the first match or all; `count` says how many.
    QByteArray replaced(QByteArrayView subject, QByteArrayView replacement, bool all,
                        int *count = nullptr) const;

private:
    QRegularExpression m_regex;
    QRegularExpression::MatchOptions m_anchoring;
};

} // namespace gatehouse::plugins
