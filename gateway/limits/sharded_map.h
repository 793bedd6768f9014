// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

#include <QByteArrayView>
#include <QHash>

#include <array>
#include <list>
#include <mutex>
#include <unordered_map>

namespace gatehouse::limits {

// How many keys a counter remembers before it forgets the oldest.
inline constexpr std::size_t defaultMaxKeys = 100'000;

// A map from a limit's key to its counter: safe from any thread, and bounded. Keys are spread over
// shards with a mutex each. Each shard keeps its keys in the order in which they were begun; a new
// key first drops expired ones from the old end, and when there is no room even so, the oldest.
template <typename Value>
class ShardedMap
{
public:
    explicit ShardedMap(std::size_t maxKeys)
        : m_maxPerShard(std::max<std::size_t>(1, maxKeys / shardCount))
    {
    }

    // Calls `use(value, fresh)` under the lock of the key's shard. `fresh`: the key is new or had
    // expired at `now`, and `value` is Value{}; `use` answers when the value expires.
    template <typename Use>
    void with(QByteArrayView key, Clock::Steady now, const Use &use)
    {
        Shard &shard = m_shards[qHash(key, seed) % shardCount];
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.index.find(key);
        if (found != shard.index.end()) {
            const auto entry = found->second;
            const bool isExpired = entry->expires <= now;
            if (isExpired) {
                entry->value = Value{};
                shard.entries.splice(shard.entries.end(), shard.entries, entry);
            }
            entry->expires = use(entry->value, isExpired);
            return;
        }
        makeRoom(shard, now);
        const auto entry =
            shard.entries.insert(shard.entries.end(), Entry{key.toByteArray(), {}, {}});
        shard.index.emplace(QByteArrayView(entry->key), entry);
        entry->expires = use(entry->value, true);
    }

    std::size_t size() const
    {
        std::size_t sum = 0;
        for (const Shard &shard : m_shards) {
            const std::lock_guard lock(shard.mutex);
            sum += shard.entries.size();
        }
        return sum;
    }

private:
    static constexpr std::size_t shardCount = 16;
    static constexpr std::size_t seed = 0x9e3779b97f4a7c15u;
    struct Entry {
        QByteArray key;
        Value value;
        Clock::Steady expires;
    };
    struct Hash {
        std::size_t operator()(QByteArrayView key) const { return qHash(key); }
    };
    struct Shard {
        mutable std::mutex mutex;
        std::list<Entry> entries; // oldest first
        std::unordered_map<QByteArrayView, typename std::list<Entry>::iterator, Hash> index;
    };

    void makeRoom(Shard &shard, Clock::Steady now) const
    {
        const auto dropOldest = [&shard] {
            shard.index.erase(QByteArrayView(shard.entries.front().key));
            shard.entries.pop_front();
        };
        // Two for one: the map shrinks again after a burst, and no request pays for many.
        for (int i = 2; i > 0 && !shard.entries.empty() && shard.entries.front().expires <= now; --i)
            dropOldest();
        if (shard.entries.size() >= m_maxPerShard)
            dropOldest();
    }

    std::size_t m_maxPerShard;
    std::array<Shard, shardCount> m_shards;
};

} // namespace gatehouse::limits
