// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/ascii.h"

namespace gatehouse::http {

// Walks the members of a comma-separated field value without blanks around them (RFC 9110 5.6.1);
// an empty member comes as an empty view. No quoted strings: for Connection, Transfer-Encoding and
// their like.
class TokenList
{
public:
    explicit TokenList(QByteArrayView value)
        : m_rest(value)
    {
    }

    bool atEnd() const { return m_atEnd; }
    QByteArrayView next()
    {
        const qsizetype comma = m_rest.indexOf(',');
        const QByteArrayView member = comma < 0 ? m_rest : m_rest.first(comma);
        m_atEnd = comma < 0;
        m_rest = m_atEnd ? QByteArrayView() : m_rest.sliced(comma + 1);
        return ascii::trimmed(member);
    }

private:
    QByteArrayView m_rest;
    bool m_atEnd = false;
};

} // namespace gatehouse::http
