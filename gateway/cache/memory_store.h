// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/stored_response.h"

#include <array>
#include <atomic>
#include <list>
#include <mutex>
#include <unordered_map>

namespace gatehouse::cache {

// Stored answers by key, in memory: safe from any thread, bounded in octets; what was not asked for
// longest goes first. Keys are spread over shards with a mutex each. A key has an answer for each
// variant, at most 64.
class MemoryStore
{
public:
    explicit MemoryStore(qint64 maxBytes)
        : m_max(maxBytes)
    {
    }

    struct Found {
        StoredPtr answer; // the newest that answers such a request; null: none
        bool isKnown = false; // the key has answers at all
    };
    Found find(QByteArrayView key, const http::Headers &request, QByteArrayView scope);
    bool contains(QByteArrayView key) const;

    // Replaces the answer to the same variant. Too large a one is not kept.
    void put(const QByteArray &key, StoredPtr answer);
    // Returns how many answers there were.
    qsizetype remove(QByteArrayView key);
    // Only that one, if it is still there.
    void remove(QByteArrayView key, const StoredPtr &answer);

    qint64 bytes() const { return m_bytes.load(std::memory_order_relaxed); }

private:
    static constexpr std::size_t shardCount = 16;
    static constexpr std::size_t maxVariants = 64;
    struct Slot {
        QByteArray key;
        std::vector<StoredPtr> variants; // newest first
    };
    // With the seed of this process: nobody outside can choose keys that collide.
    struct Hash {
        std::size_t operator()(QByteArrayView key) const
        {
            return qHash(key, QHashSeed::globalSeed());
        }
    };
    using Slots = std::list<Slot>; // least recently used first
    struct Shard {
        mutable std::mutex mutex;
        Slots entries;
        std::unordered_map<QByteArrayView, Slots::iterator, Hash> index;
    };

    static std::size_t shardOf(QByteArrayView key) { return (Hash()(key) >> 7) % shardCount; }
    static qint64 costOf(const Slot &slot);
    void forget(Shard &shard, Slots::iterator slot);
    bool evictFrom(Shard &shard);

    qint64 m_max;
    std::atomic<qint64> m_bytes = 0;
    std::array<Shard, shardCount> m_shards;
};

} // namespace gatehouse::cache
