// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/deadline_sweep.h"

namespace gatehouse::transport {

void DeadlineSweep::add(Sweepable *item)
{
    if (item->m_sweepIndex >= 0)
        return;
    item->m_sweepIndex = qsizetype(m_items.size());
    m_items.push_back(item);
    if (!m_timer.isActive())
        m_timer.start(intervalMs, Qt::CoarseTimer, this);
}

void DeadlineSweep::remove(Sweepable *item)
{
    const qsizetype at = std::exchange(item->m_sweepIndex, -1);
    if (at < 0)
        return;
    m_items[size_t(at)] = m_items.back();
    m_items.pop_back();
    if (size_t(at) < m_items.size())
        m_items[size_t(at)]->m_sweepIndex = at;
}

void DeadlineSweep::timerEvent(QTimerEvent *)
{
    if (m_items.empty()) {
        m_timer.stop();
        return;
    }
    const Clock::Steady now = std::chrono::steady_clock::now();
    // From the back: whoever leaves is replaced by one that was looked at already.
    for (size_t i = m_items.size(); i-- > 0;) {
        if (i < m_items.size())
            m_items[i]->sweep(now);
    }
}

} // namespace gatehouse::transport
