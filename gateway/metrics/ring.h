// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/metrics/bin.h"

#include <deque>

namespace gatehouse::metrics {

// Bins of one width, kept for a span of time. Stretches in which nothing happened take no memory.
// Times are seconds since the epoch.
class Ring
{
public:
    Ring(int secondsPerBin, int capacity)
        : m_width(secondsPerBin)
        , m_capacity(capacity)
    {
    }

    int width() const { return m_width; }
    int capacity() const { return m_capacity; }
    qint64 span() const { return qint64(m_width) * m_capacity; }
    qint64 octets() const { return m_octets; }
    bool isEmpty() const { return m_bins.empty(); }

    // Start of the bin that holds `second`.
    qint64 startOf(qint64 second) const { return second - second % m_width; }
    void add(qint64 second, const Bin &bin);
    // Drops what is older than the span before `newest`, and everything after it (the clock was set
    // back).
    void keepUpTo(qint64 newest);
    void dropOldest();

    // `count` bins from the one that starts at `first`; gaps are empty.
    std::vector<Bin> bins(qint64 first, int count) const;
    // Merged over the bins that start at `first` or later.
    Bin mergedSince(qint64 first) const;

private:
    using Entry = std::pair<qint64, Bin>;
    std::deque<Entry>::const_iterator find(qint64 start) const;

    int m_width;
    int m_capacity;
    qint64 m_octets = 0;
    std::deque<Entry> m_bins; // by start, ascending
};

} // namespace gatehouse::metrics
