// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace gatehouse::metrics {

namespace {
// Each power of two is cut into 32 buckets, so a bucket is at most 1/32 of its lower end wide and
// its middle at most 1/64 (1.6 %) away from any value in it. Below 64 us every value has a bucket
// of its own.
constexpr int cutBits = 5;
constexpr int cuts = 1 << cutBits;
constexpr int exactBuckets = 2 * cuts;
constexpr qint64 longest = qint64(600) * 1'000'000;

quint32 saturatingSum(quint32 a, quint32 b)
{
    const quint64 sum = quint64(a) + b;
    return quint32(std::min<quint64>(sum, std::numeric_limits<quint32>::max()));
}
} // namespace

int Histogram::bucketOf(qint64 microseconds)
{
    const auto value = quint64(std::clamp<qint64>(microseconds, 0, longest));
    if (value < quint64(exactBuckets))
        return int(value);
    const int shift = int(std::bit_width(value)) - (cutBits + 1);
    return exactBuckets + (shift - 1) * cuts + int(value >> shift) - cuts;
}

qint64 Histogram::middleOf(int bucket)
{
    if (bucket < exactBuckets)
        return std::max(bucket, 0);
    const int shift = (bucket - exactBuckets) / cuts + 1;
    const qint64 low = qint64(cuts + (bucket - exactBuckets) % cuts) << shift;
    return low + (qint64(1) << (shift - 1));
}

void Histogram::record(qint64 microseconds, quint32 times)
{
    if (times == 0)
        return;
    const int bucket = bucketOf(microseconds);
    cover(bucket, bucket + 1);
    quint32 &count = m_counts[std::size_t(bucket - m_first)];
    count = saturatingSum(count, times);
    const qint64 value = std::max<qint64>(microseconds, 0);
    m_count += times;
    m_sum += quint64(value) * times;
    m_max = std::max(m_max, value);
}

void Histogram::merge(const Histogram &other)
{
    if (other.m_count == 0)
        return;
    cover(other.m_first, other.m_first + int(other.m_counts.size()));
    auto at = m_counts.begin() + (other.m_first - m_first);
    for (const quint32 count : other.m_counts) {
        *at = saturatingSum(*at, count);
        ++at;
    }
    m_count += other.m_count;
    m_sum += other.m_sum;
    m_max = std::max(m_max, other.m_max);
}

void Histogram::clear()
{
    *this = Histogram();
}

qint64 Histogram::percentile(double q) const
{
    if (m_count == 0)
        return -1;
    const double exact = std::ceil(std::clamp(q, 0.0, 1.0) * double(m_count));
    const quint64 rank = std::clamp<quint64>(quint64(exact), 1, m_count);
    quint64 seen = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (seen >= rank)
            return std::min(middleOf(m_first + int(i)), m_max);
    }
    return m_max;
}

quint64 Histogram::countAtMost(qint64 microseconds) const
{
    if (microseconds >= m_max)
        return m_count;
    quint64 seen = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (middleOf(m_first + int(i)) > microseconds)
            break;
        seen += m_counts[i];
    }
    return seen;
}

// Makes room for the buckets [first, end).
void Histogram::cover(int first, int end)
{
    if (m_counts.empty())
        m_first = first;
    if (first < m_first) {
        m_counts.insert(m_counts.begin(), std::size_t(m_first - first), 0);
        m_first = first;
    }
    if (end > m_first + int(m_counts.size()))
        m_counts.resize(std::size_t(end - m_first), 0);
}

} // namespace gatehouse::metrics
