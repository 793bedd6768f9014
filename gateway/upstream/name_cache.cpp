// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/name_cache.h"

namespace gatehouse::upstream {

namespace {

// As APISIX's resolver: A records before AAAA.
QList<QByteArray> preferred(const QList<QByteArray> &addresses)
{
    QList<QByteArray> v4;
    std::copy_if(addresses.begin(), addresses.end(), std::back_inserter(v4),
                 [](const QByteArray &address) { return !address.contains(':'); });
    return v4.isEmpty() ? addresses : v4;
}

} // namespace

NameCache::NameCache(const Clock &clock, Lookup lookup)
    : m_clock(clock)
    , m_lookup(std::move(lookup))
{
}

NameCache::Found NameCache::find(const QByteArray &name)
{
    Found found;
    bool old = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_entries.size() >= maxNames && !m_entries.contains(name))
            m_entries.clear();
        Entry &entry = m_entries[name];
        old = !entry.asking && m_clock.steady() >= entry.until;
        entry.asking = entry.asking || old;
        if (!entry.addresses.isEmpty())
            found = {Status::Known, entry.addresses[entry.next++ % entry.addresses.size()]};
        else if (!entry.asking)
            found.status = Status::Failed;
    }
    if (old)
        ask(name);
    return found;
}

bool NameCache::isSettled(const QByteArray &name)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_entries.constFind(name);
    return known != m_entries.cend() && (!known->asking || !known->addresses.isEmpty());
}

void NameCache::ask(const QByteArray &name)
{
    m_lookup(name, [weak = weak_from_this(), name](QList<QByteArray> addresses) {
        if (const auto self = weak.lock())
            self->take(name, std::move(addresses));
    });
}

void NameCache::take(const QByteArray &name, QList<QByteArray> addresses)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry &entry = m_entries[name];
        entry.asking = false;
        const bool failed = addresses.isEmpty();
        if (!failed) // else the old ones, if any, are better than none
            entry.addresses = preferred(addresses);
        entry.until = m_clock.steady() + (failed ? failedFor : freshFor);
    }
    emit resolved(name);
}

} // namespace gatehouse::upstream
