// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/turns.h"

#include <algorithm>
#include <numeric>

namespace gatehouse::plugins {

Turns::Turns(QList<qint64> weights)
    : m_weights(std::move(weights))
    , m_credits(m_weights.size(), 0)
{
    if (std::ranges::all_of(m_weights, [](qint64 weight) { return weight == 0; }))
        m_weights.fill(1);
    // Twenty entries at most, and far from overflowing with this.
    for (qint64 &weight : m_weights)
        weight = std::min<qint64>(weight, qint64(1) << 53);
    m_sum = std::accumulate(m_weights.cbegin(), m_weights.cend(), qint64(0));
}

qsizetype Turns::next()
{
    const std::lock_guard lock(m_mutex);
    qsizetype best = -1;
    for (qsizetype i = 0; i < m_weights.size(); ++i) {
        m_credits[i] += m_weights[i];
        if (m_weights[i] > 0 && (best < 0 || m_credits[i] > m_credits[best]))
            best = i;
    }
    m_credits[best] -= m_sum;
    return best;
}

} // namespace gatehouse::plugins
