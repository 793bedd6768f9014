// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/text_match.h"

#include "ui/traffic/rows/string_pool.h"

#include <cstring>

namespace gatehouse::ui {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

} // namespace

TextMatch::TextMatch(QByteArrayView needle, TextOp op)
    : m_needle(needle.toByteArray())
    , m_op(op)
{
    std::transform(m_needle.begin(), m_needle.end(), m_needle.begin(), lower);
}

bool TextMatch::sameAt(const char *at) const
{
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if (lower(at[i]) != m_needle.at(i))
            return false;
    }
    return true;
}

bool TextMatch::contains(QByteArrayView text) const
{
    if (m_needle.isEmpty())
        return true;
    const char small = m_needle.front();
    const char big = small >= 'a' && small <= 'z' ? char(small & ~0x20) : small;
    const char *last = text.data() + text.size() - m_needle.size();
    for (const char *at = text.data(); at <= last; ++at) {
        if ((*at == small || *at == big) && sameAt(at))
            return true;
    }
    return false;
}

bool TextMatch::matches(QByteArrayView text) const
{
    const bool fits = text.size() >= m_needle.size();
    switch (m_op) {
    case TextOp::Contains:
        return fits && contains(text);
    case TextOp::Equals:
        return text.size() == m_needle.size() && sameAt(text.data());
    case TextOp::NotEquals:
        return text.size() != m_needle.size() || !sameAt(text.data());
    case TextOp::StartsWith:
        return fits && sameAt(text.data());
    case TextOp::EndsWith:
        return fits && sameAt(text.data() + text.size() - m_needle.size());
    }
    return false;
}

bool PoolMatch::matches(const StringPool &pool, quint32 id) const
{
    if (id >= m_known.size())
        m_known.resize(std::size_t(pool.size()), -1);
    qint8 &known = m_known[id];
    if (known < 0)
        known = m_match.matches(pool.text(id)) ? 1 : 0;
    return known == 1;
}

} // namespace gatehouse::ui
