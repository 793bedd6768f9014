// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ip_matcher.h"

#include "gateway/core/ascii.h"

#include <algorithm>

namespace gatehouse {

namespace {

// The prefix length behind the slash; -1 unless one to three digits.
int readPrefixLength(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 3)
        return -1;
    int value = 0;
    for (const char c : text) {
        if (!ascii::isDigit(c))
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

// The lowest `bits` bits set.
quint64 lowBits(int bits)
{
    return bits <= 0 ? 0 : bits >= 64 ? ~quint64(0) : (quint64(1) << bits) - 1;
}

} // namespace

std::optional<IpMatcher::Range> IpMatcher::parseEntry(QByteArrayView entry)
{
    const auto slash = entry.indexOf('/');
    const auto text = slash < 0 ? entry : entry.first(slash);
    const auto address = IpAddress::parse(text);
    if (!address || text.indexOf('%') >= 0)
        return std::nullopt;
    if (slash < 0)
        return Range{*address, *address};

    int length = readPrefixLength(entry.sliced(slash + 1));
    const bool mapped = !address->v6 && text.indexOf(':') >= 0;
    if (length >= 0 && mapped)
        length -= 96;
    const int width = address->v6 ? 128 : 32;
    if (length < 0 || length > width)
        return std::nullopt;
    const int hostBits = width - length;
    const quint64 low = lowBits(hostBits);
    const quint64 high = lowBits(hostBits - 64);
    return Range{{address->v6, address->high & ~high, address->low & ~low},
                 {address->v6, address->high | high, address->low | low}};
}

Result<IpMatcher> IpMatcher::compile(const QList<QByteArray> &entries)
{
    IpMatcher matcher;
    matcher.m_ranges.reserve(size_t(entries.size()));
    for (const auto &entry : entries) {
        const auto range = parseEntry(entry);
        if (!range)
            return fail(ErrorKind::InvalidInput,
                        u"invalid ip address: " + QString::fromUtf8(entry));
        matcher.m_ranges.push_back(*range);
    }
    matcher.merge();
    return matcher;
}

void IpMatcher::merge()
{
    std::sort(m_ranges.begin(), m_ranges.end());
    std::vector<Range> merged;
    for (const auto &range : m_ranges) {
        if (!merged.empty() && range.first <= merged.back().last)
            merged.back().last = std::max(merged.back().last, range.last);
        else
            merged.push_back(range);
    }
    m_ranges = std::move(merged);
}

bool IpMatcher::contains(const IpAddress &address) const
{
    const auto after = std::upper_bound(
        m_ranges.begin(), m_ranges.end(), address,
        [](const IpAddress &wanted, const Range &range) { return wanted < range.first; });
    return after != m_ranges.begin() && address <= std::prev(after)->last;
}

bool IpMatcher::contains(QByteArrayView address) const
{
    const auto parsed = IpAddress::parse(address);
    return parsed && contains(*parsed);
}

} // namespace gatehouse
