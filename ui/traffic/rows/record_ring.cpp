// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/rows/record_ring.h"

#include "gateway/traffic/record_size.h"

namespace gatehouse::ui {

void RecordRing::put(const traffic::RecordPtr &record)
{
    const qint64 octets = traffic::octetsOf(*record);
    const auto known = m_records.find(record->id);
    if (known == m_records.end()) {
        m_order.push_back(record->id);
        m_records.insert(record->id, {record, octets});
        m_octets += octets;
    } else {
        m_octets += octets - known->octets;
        *known = {record, octets};
    }
    while (m_octets > m_cap && m_order.size() > 1)
        forgetOldest();
}

void RecordRing::forgetOldest()
{
    const Entry oldest = m_records.take(m_order.front());
    m_octets -= oldest.octets;
    m_order.pop_front();
}

traffic::RecordPtr RecordRing::find(quint64 id) const
{
    return m_records.value(id).record;
}

void RecordRing::clear()
{
    m_records.clear();
    m_order.clear();
    m_octets = 0;
}

} // namespace gatehouse::ui
