// SPDX-License-Identifier: GPL-3.0-or-later
// The newest records whole, so that the inspector opens without the disk; bounded by the memory
// they take.
#pragma once

#include "gateway/traffic/record.h"

#include <QHash>

#include <deque>

namespace gatehouse::ui {

class RecordRing
{
public:
    explicit RecordRing(qint64 octets = qint64(64) << 20)
        : m_cap(octets)
    {
    }

    /// Adds the record, or replaces the one of the same id.
    void put(const traffic::RecordPtr &record);
    [[nodiscard]] traffic::RecordPtr find(quint64 id) const; ///< null: not or no longer here
    void clear();
    [[nodiscard]] qint64 octets() const { return m_octets; }
    [[nodiscard]] qsizetype size() const { return m_records.size(); }

private:
    struct Entry {
        traffic::RecordPtr record;
        qint64 octets = 0;
    };
    void forgetOldest();

    qint64 m_cap;
    qint64 m_octets = 0;
    QHash<quint64, Entry> m_records;
    std::deque<quint64> m_order; // oldest first
};

} // namespace gatehouse::ui
