// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/recorder.h"

#include "gateway/traffic/record_size.h"

#include <algorithm>
#include <utility>

namespace gatehouse::traffic {

Recorder::Recorder(qsizetype maxRecords, qint64 maxOctets)
    : m_maxRecords(maxRecords)
    , m_maxOctets(maxOctets)
{
}

void Recorder::finished(const Record &record)
{
    PackedRecord packed = m_packer.pack(record);
    const qint64 octets = packed.size();
    const std::lock_guard lock(m_mutex);
    forgetLive(record.id);
    if (!fits(octets)) {
        ++m_batch.dropped;
        return;
    }
    m_octets += octets;
    m_batch.finished.append(std::move(packed));
}

void Recorder::live(RecordPtr record)
{
    const qint64 octets = octetsOf(*record);
    const std::lock_guard lock(m_mutex);
    forgetLive(record->id);
    if (!fits(octets))
        return;
    m_octets += octets;
    const quint64 id = record->id;
    m_live.insert(id, std::move(record));
}

Recorder::Collection Recorder::collect()
{
    Collection batch;
    QHash<quint64, RecordPtr> live;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(batch, m_batch);
        std::swap(live, m_live);
        m_octets = 0;
    }
    batch.live = live.values();
    std::sort(batch.live.begin(), batch.live.end(),
              [](const RecordPtr &a, const RecordPtr &b) { return a->id < b->id; });
    return batch;
}

bool Recorder::fits(qint64 octets) const
{
    return m_batch.finished.size() + m_live.size() < m_maxRecords
        && m_octets + octets <= m_maxOctets;
}

void Recorder::forgetLive(quint64 id)
{
    if (m_live.isEmpty())
        return;
    const auto at = m_live.constFind(id);
    if (at == m_live.constEnd())
        return;
    m_octets -= octetsOf(**at);
    m_live.erase(at);
}

} // namespace gatehouse::traffic
