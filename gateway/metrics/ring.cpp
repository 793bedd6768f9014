// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/ring.h"

#include <algorithm>

namespace gatehouse::metrics {

std::deque<Ring::Entry>::const_iterator Ring::find(qint64 start) const
{
    return std::lower_bound(m_bins.begin(), m_bins.end(), start,
                            [](const Entry &e, qint64 wanted) { return e.first < wanted; });
}

void Ring::add(qint64 second, const Bin &bin)
{
    const qint64 start = startOf(second);
    auto at = m_bins.begin() + (find(start) - m_bins.cbegin());
    if (at == m_bins.end() || at->first != start) {
        at = m_bins.insert(at, {start, bin});
        m_octets += at->second.octets();
        return;
    }
    m_octets -= at->second.octets();
    at->second.merge(bin);
    m_octets += at->second.octets();
}

void Ring::keepUpTo(qint64 newest)
{
    const qint64 oldest = startOf(newest) - span() + m_width;
    while (!m_bins.empty() && m_bins.front().first < oldest)
        dropOldest();
    while (!m_bins.empty() && m_bins.back().first > newest) {
        m_octets -= m_bins.back().second.octets();
        m_bins.pop_back();
    }
}

void Ring::dropOldest()
{
    if (m_bins.empty())
        return;
    m_octets -= m_bins.front().second.octets();
    m_bins.pop_front();
}

std::vector<Bin> Ring::bins(qint64 first, int count) const
{
    std::vector<Bin> result(std::size_t(std::max(count, 0)));
    const qint64 end = first + qint64(count) * m_width;
    for (auto at = find(first); at != m_bins.end() && at->first < end; ++at)
        result[std::size_t((at->first - first) / m_width)] = at->second;
    return result;
}

Bin Ring::mergedSince(qint64 first) const
{
    Bin result;
    for (auto at = find(first); at != m_bins.end(); ++at)
        result.merge(at->second);
    return result;
}

} // namespace gatehouse::metrics
