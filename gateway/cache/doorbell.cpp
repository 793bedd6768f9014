// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/doorbell.h"

namespace gatehouse::cache {

void Doorbell::Rope::pull(std::function<void()> visit)
{
    const std::lock_guard lock(m_mutex);
    if (m_bell)
        QMetaObject::invokeMethod(m_bell, std::move(visit), Qt::QueuedConnection);
}

Doorbell::Doorbell()
    : m_rope(std::make_shared<Rope>())
{
    m_rope->m_bell = this;
}

Doorbell::~Doorbell()
{
    const std::lock_guard lock(m_rope->m_mutex);
    m_rope->m_bell = nullptr;
}

} // namespace gatehouse::cache
