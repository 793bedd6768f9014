// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/registry.h"

#include <QDateTime>

namespace gatehouse::discovery {

QString Outage::failed(const QString &who, const QString &why)
{
    if (m_failures++ == 0)
        m_since = m_clock.wall();
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(m_since.time_since_epoch()).count();
    return u"%1 cannot be asked since %2 (%3); what it listed last is used"_qs.arg(
        who, QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate), why);
}

std::chrono::milliseconds Outage::delay() const
{
    return m_pace.of(1 << std::clamp(m_failures - 1, 0, 6));
}

} // namespace gatehouse::discovery
