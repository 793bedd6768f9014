// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ip_address.h"

#include "gateway/core/ascii.h"

#include <algorithm>
#include <array>

namespace gatehouse {

namespace {

using Groups = std::array<quint16, 8>;

// One octet at `at`, which moves behind it; -1 when there is none.
int readOctet(QByteArrayView text, qsizetype &at)
{
    const qsizetype start = at;
    int value = 0;
    while (at < text.size() && at - start < 4 && ascii::isDigit(text[at]))
        value = value * 10 + (text[at++] - '0');
    const qsizetype digits = at - start;
    const bool leadingZero = digits > 1 && text[start] == '0';
    return digits == 0 || leadingZero || value > 255 ? -1 : value;
}

std::optional<quint32> parseV4(QByteArrayView text)
{
    quint32 result = 0;
    qsizetype at = 0;
    for (int part = 0; part < 4; ++part) {
        if (part > 0 && (at >= text.size() || text[at++] != '.'))
            return std::nullopt;
        const int octet = readOctet(text, at);
        if (octet < 0)
            return std::nullopt;
        result = result << 8 | quint32(octet);
    }
    return at == text.size() ? std::optional(result) : std::nullopt;
}

class V6Reader
{
public:
    explicit V6Reader(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<Groups> read()
    {
        if (m_text.startsWith("::")) {
            m_gap = 0;
            m_at = 2;
        }
        while (m_at < m_text.size()) {
            if (!readGroup())
                return std::nullopt;
        }
        return expanded();
    }

private:
    // A group and the colon or double colon behind it.
    bool readGroup()
    {
        const qsizetype start = m_at;
        uint value = 0;
        while (m_at < m_text.size() && m_at - start < 5 && ascii::hexValue(m_text[m_at]) >= 0)
            value = value << 4 | uint(ascii::hexValue(m_text[m_at++]));
        if (m_at < m_text.size() && m_text[m_at] == '.')
            return readDottedTail(start);
        if (m_at == start || m_at - start > 4 || m_count == 8)
            return false;
        m_groups[m_count++] = quint16(value);
        return m_at == m_text.size() || readColon();
    }

    bool readColon()
    {
        if (m_text[m_at++] != ':' || m_at == m_text.size())
            return false;
        if (m_text[m_at] != ':')
            return true;
        if (m_gap >= 0)
            return false;
        m_gap = int(m_count);
        ++m_at;
        return true;
    }

    bool readDottedTail(qsizetype start)
    {
        const auto v4 = parseV4(m_text.sliced(start));
        if (!v4 || m_count > 6)
            return false;
        m_groups[m_count++] = quint16(*v4 >> 16);
        m_groups[m_count++] = quint16(*v4);
        m_at = m_text.size();
        return true;
    }

    std::optional<Groups> expanded()
    {
        if (m_gap < 0)
            return m_count == 8 ? std::optional(m_groups) : std::nullopt;
        if (m_count == 8)
            return std::nullopt;
        const auto tail = m_groups.begin() + m_gap;
        std::rotate(tail, m_groups.begin() + qsizetype(m_count), m_groups.end());
        return m_groups;
    }

    QByteArrayView m_text;
    Groups m_groups{};
    size_t m_count = 0;
    qsizetype m_at = 0;
    int m_gap = -1; // where "::" stood
};

} // namespace

std::optional<IpAddress> IpAddress::parse(QByteArrayView text)
{
    if (text.indexOf(':') < 0) {
        const auto v4 = parseV4(text);
        return v4 ? std::optional(IpAddress{false, 0, *v4}) : std::nullopt;
    }
    if (const auto zone = text.indexOf('%'); zone >= 0)
        text = text.first(zone);
    const auto groups = V6Reader(text).read();
    if (!groups)
        return std::nullopt;
    IpAddress result{true, 0, 0};
    for (size_t i = 0; i < 4; ++i) {
        result.high = result.high << 16 | (*groups)[i];
        result.low = result.low << 16 | (*groups)[i + 4];
    }
    if (result.high == 0 && result.low >> 32 == 0xffff)
        return IpAddress{false, 0, result.low & 0xffffffff};
    return result;
}

} // namespace gatehouse
