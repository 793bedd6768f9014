// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store_queue.h"

#include <algorithm>
#include <utility>

namespace gatehouse::traffic {

StoreQueue::StoreQueue(qsizetype maxRecords, qint64 maxOctets)
    : m_maxRecords(maxRecords)
    , m_maxOctets(maxOctets)
{
}

void StoreQueue::setEnabled(bool enabled)
{
    const std::lock_guard lock(m_mutex);
    m_enabled = enabled;
}

void StoreQueue::setTroubled(bool troubled)
{
    const std::lock_guard lock(m_mutex);
    m_troubled = troubled;
}

bool StoreQueue::push(const QList<PackedRecord> &records)
{
    const std::lock_guard lock(m_mutex);
    if (!m_enabled)
        return false;
    for (const PackedRecord &record : records) {
        const qint64 octets = record.size();
        if (m_troubled || m_waiting.size() >= m_maxRecords || m_octets + octets > m_maxOctets) {
            ++m_dropped;
            continue;
        }
        m_octets += octets;
        m_waiting.append(record);
    }
    return !m_waiting.isEmpty() && !std::exchange(m_told, true);
}

QList<PackedRecord> StoreQueue::take(qsizetype records, qint64 octets)
{
    const std::lock_guard lock(m_mutex);
    if (m_holds > 0)
        return {};
    m_told = false;
    qsizetype count = 0;
    qint64 sum = 0;
    while (count < std::min(records, m_waiting.size()) && sum < octets)
        sum += m_waiting[count++].size();
    m_octets -= sum;
    if (count == m_waiting.size())
        return std::exchange(m_waiting, {});
    const QList<PackedRecord> result = m_waiting.first(count);
    m_waiting.remove(0, count);
    return result;
}

qsizetype StoreQueue::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_holds > 0 ? 0 : m_waiting.size();
}

void StoreQueue::clearAndHold()
{
    const std::lock_guard lock(m_mutex);
    m_waiting.clear();
    m_octets = 0;
    ++m_holds;
}

void StoreQueue::release()
{
    const std::lock_guard lock(m_mutex);
    m_holds = std::max(m_holds - 1, 0);
}

void StoreQueue::clear()
{
    const std::lock_guard lock(m_mutex);
    m_dropped += quint64(m_waiting.size());
    m_waiting.clear();
    m_octets = 0;
    m_told = false;
}

void StoreQueue::countDropped(quint64 records)
{
    const std::lock_guard lock(m_mutex);
    m_dropped += records;
}

quint64 StoreQueue::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

} // namespace gatehouse::traffic
