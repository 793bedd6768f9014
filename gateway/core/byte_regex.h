// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArrayView>
#include <QRegularExpression>

namespace gatehouse {

// A Perl regular expression over octets, as NGINX matches: each octet is one character, whatever
// its encoding. Compiled once; the work of one match is bounded, a pattern that explodes simply
// does not match.
class ByteRegex
{
public:
    enum class Case { Sensitive, Insensitive };

    ByteRegex() = default; // matches everything
    // InvalidInput: "invalid regex '<pattern>': <reason> at <octet>".
    static Result<ByteRegex> compile(QByteArrayView pattern, Case sensitivity = Case::Sensitive);

    // Whether the pattern occurs anywhere in the text.
    bool matches(QByteArrayView text) const;

private:
    QRegularExpression m_regex;
};

} // namespace gatehouse
