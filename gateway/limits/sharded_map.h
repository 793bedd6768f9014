// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/limits/remembered_key.h"

#include <QHash>

#include <array>
#include <list>
#include <mutex>
#include <unordered_map>

namespace gatehouse::limits {

inline constexpr std::size_t defaultMaxKeys = 100'000; // what a counter remembers at most

// A map from a limit's key to its counter: safe from any thread, bounded. Shards with a mutex each
// keep their keys in the order in which they were begun; a new key first drops expired ones from
// the old end, and when there is no room even so, the oldest.
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
    void with(QByteArrayView wholeKey, Clock::Steady now, const auto &use)
    {
        const RememberedKey key(wholeKey);
        Shard &shard = shardOf(key.view());
        const std::lock_guard lock(shard.mutex);
        auto found = shard.index.find(key.view());
        const bool isFresh = found == shard.index.end() || found->second->expires <= now;
        if (found == shard.index.end()) {
            makeRoom(shard, now);
            const auto entry = shard.entries.insert(shard.entries.end(), {key.copy(), {}, {}});
            found = shard.index.emplace(QByteArrayView(entry->key), entry).first;
        } else if (isFresh) {
            found->second->value = Value{};
            shard.entries.splice(shard.entries.end(), shard.entries, found->second);
        }
        found->second->expires = use(found->second->value, isFresh);
    }

    // As with(), but for a key that is there and has not expired.
    void withKnown(QByteArrayView wholeKey, Clock::Steady now, const auto &use)
    {
        const RememberedKey key(wholeKey);
        Shard &shard = shardOf(key.view());
        const std::lock_guard lock(shard.mutex);
        if (const auto found = shard.index.find(key.view());
            found != shard.index.end() && found->second->expires > now)
            found->second->expires = use(found->second->value);
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
    static constexpr std::size_t shardCount = 16, seed = 0x9e3779b97f4a7c15u;
    struct Entry {
        QByteArray key;
        Value value;
        Clock::Steady expires;
    };
    struct Shard {
        mutable std::mutex mutex;
        std::list<Entry> entries; // oldest first
        std::unordered_map<QByteArrayView, typename std::list<Entry>::iterator> index;
    };

    Shard &shardOf(QByteArrayView key) { return m_shards[qHash(key, seed) % shardCount]; }
    void makeRoom(Shard &shard, Clock::Steady now) const
    {
        std::list<Entry> &entries = shard.entries;
        // Two for one: the map shrinks again after a burst, and no request pays for many.
        for (int i = 0; i < 2 && !entries.empty(); ++i) {
            if (entries.front().expires > now && entries.size() < m_maxPerShard)
                return;
            shard.index.erase(QByteArrayView(entries.front().key));
            entries.pop_front();
        }
    }
    std::size_t m_maxPerShard;
    std::array<Shard, shardCount> m_shards;
};

} // namespace gatehouse::limits
