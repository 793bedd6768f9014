// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/memory_store.h"

namespace gatehouse::cache {

qint64 MemoryStore::costOf(const Slot &slot)
{
    qint64 sum = qint64(sizeof(Slot)) + slot.key.size() + 96;
    for (const StoredPtr &answer : slot.variants)
        sum += answer->cost();
    return sum;
}

MemoryStore::Found MemoryStore::find(QByteArrayView key, const http::Headers &request,
                                     QByteArrayView scope)
{
    Shard &shard = m_shards[shardOf(key)];
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.index.find(key);
    if (found == shard.index.end())
        return {};
    shard.entries.splice(shard.entries.end(), shard.entries, found->second);
    for (const StoredPtr &answer : found->second->variants) {
        if (answer->answers(request, scope))
            return {answer, true};
    }
    return {nullptr, true};
}

bool MemoryStore::contains(QByteArrayView key) const
{
    const Shard &shard = m_shards[shardOf(key)];
    const std::lock_guard lock(shard.mutex);
    return shard.index.find(key) != shard.index.end();
}

void MemoryStore::put(const QByteArray &key, StoredPtr answer)
{
    if (answer->cost() > m_max / 2)
        return;
    const std::size_t first = shardOf(key);
    {
        Shard &shard = m_shards[first];
        const std::lock_guard lock(shard.mutex);
        auto found = shard.index.find(key);
        if (found == shard.index.end()) {
            const auto slot = shard.entries.insert(shard.entries.end(), Slot{key, {}});
            found = shard.index.emplace(QByteArrayView(slot->key), slot).first;
        } else {
            m_bytes -= costOf(*found->second);
            shard.entries.splice(shard.entries.end(), shard.entries, found->second);
        }
        std::vector<StoredPtr> &variants = found->second->variants;
        std::erase_if(variants, [&](const StoredPtr &other) { return answer->replaces(*other); });
        if (variants.size() >= maxVariants)
            variants.pop_back();
        variants.insert(variants.begin(), std::move(answer));
        m_bytes += costOf(*found->second);
    }
    // One from each shard in turn, so that no shard pays for the others.
    for (std::size_t i = 1, idle = 0; bytes() > m_max && idle < shardCount; ++i)
        idle = evictFrom(m_shards[(first + i) % shardCount]) ? 0 : idle + 1;
}

qsizetype MemoryStore::remove(QByteArrayView key)
{
    Shard &shard = m_shards[shardOf(key)];
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.index.find(key);
    if (found == shard.index.end())
        return 0;
    const auto count = qsizetype(found->second->variants.size());
    forget(shard, found->second);
    return count;
}

void MemoryStore::remove(QByteArrayView key, const StoredPtr &answer)
{
    Shard &shard = m_shards[shardOf(key)];
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.index.find(key);
    if (found == shard.index.end())
        return;
    Slot &slot = *found->second;
    m_bytes -= costOf(slot);
    std::erase(slot.variants, answer);
    m_bytes += costOf(slot);
    if (slot.variants.empty())
        forget(shard, found->second);
}

void MemoryStore::forget(Shard &shard, Slots::iterator slot)
{
    m_bytes -= costOf(*slot);
    shard.index.erase(QByteArrayView(slot->key));
    shard.entries.erase(slot);
}

bool MemoryStore::evictFrom(Shard &shard)
{
    const std::lock_guard lock(shard.mutex);
    if (shard.entries.empty())
        return false;
    forget(shard, shard.entries.begin());
    return true;
}

} // namespace gatehouse::cache
