// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/connection_count.h"

namespace gatehouse::limits {

std::optional<qint64> ConnectionCount::enter(const QByteArray &key, const Crowd &crowd)
{
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.counts.find(key);
    const qint64 count = found == shard.counts.end() ? 1 : *found + 1;
    if (count - crowd.burst > crowd.most)
        return std::nullopt;
    if (found == shard.counts.end())
        shard.counts.insert(key, 1);
    else
        *found = count;
    return count;
}

void ConnectionCount::leave(const QByteArray &key)
{
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.counts.find(key);
    if (found != shard.counts.end() && --*found <= 0)
        shard.counts.erase(found);
}

qint64 ConnectionCount::count(const QByteArray &key) const
{
    const Shard &shard = m_shards[qHash(key) % m_shards.size()];
    const std::lock_guard lock(shard.mutex);
    return shard.counts.value(key);
}

std::size_t ConnectionCount::size() const
{
    std::size_t sum = 0;
    for (const Shard &shard : m_shards) {
        const std::lock_guard lock(shard.mutex);
        sum += std::size_t(shard.counts.size());
    }
    return sum;
}

} // namespace gatehouse::limits
