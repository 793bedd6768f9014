// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace gatehouse::metrics {

// A log-bucketed histogram of durations in microseconds, 1 us to 10 min, after HDR: percentiles are
// off by at most 2 %. Sparse: memory follows what was recorded. Merging is exact. A bucket's count
// stays at 2^32 - 1 once there.
class Histogram
{
public:
    // Less than 0 counts as 0, more than 10 min falls into the last bucket.
    void record(qint64 microseconds, quint32 times = 1);
    void merge(const Histogram &other);
    void clear();

    quint64 count() const { return m_count; }
    quint64 sum() const { return m_sum; } // microseconds
    qint64 max() const { return m_max; }
    // 0 < q <= 1. The middle of the bucket that holds the q-th value; -1 when empty.
    qint64 percentile(double q) const;
    // How many were at most that long; the border is off by at most 2 %.
    quint64 countAtMost(qint64 microseconds) const;
    // What it holds on the heap.
    qint64 octets() const { return qint64(m_counts.capacity() * sizeof(quint32)); }

    static int bucketOf(qint64 microseconds);
    static qint64 middleOf(int bucket);
    bool operator==(const Histogram &) const = default;

private:
    void cover(int first, int end);

    std::vector<quint32> m_counts; // dense from m_first on
    int m_first = 0;
    quint64 m_count = 0, m_sum = 0;
    qint64 m_max = 0;
};

} // namespace gatehouse::metrics
