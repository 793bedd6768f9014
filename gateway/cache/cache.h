// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/disk_store.h"
#include "gateway/cache/flights.h"
#include "gateway/cache/memory_store.h"

#include <atomic>

namespace gatehouse::cache {

// Where answers are kept, shared by all workers: memory, and beside it a disk if there is one. What
// memory had to let go comes back from disk when somebody asks for it.
class Cache
{
public:
    struct Sizes {
        qint64 memory = 64 * 1024 * 1024;
        qint64 disk = 0; // none
    };
    Cache(Sizes sizes, const QString &folder, const Clock &clock);

    MemoryStore::Found find(QByteArrayView key, const http::Headers &request, QByteArrayView scope)
    {
        return memory.find(key, request, scope);
    }
    // Whether it is worth to ask the disk for a key that memory does not have.
    bool isOnDisk(const QByteArray &key) const { return m_disk && m_disk->mayHave(key); }
    // Brings the key's answers into memory. `done` is called on any thread, with all of them: those
    // that are too large for memory are nowhere else.
    void fetch(const QByteArray &key, std::function<void(QList<StoredPtr>)> done);

    void put(const QByteArray &key, const StoredPtr &answer);
    // Whether there was anything.
    bool remove(const QByteArray &key);
    void remove(const QByteArray &key, const StoredPtr &answer);

    quint64 newTraveller() { return m_travellers.fetch_add(1, std::memory_order_relaxed) + 1; }

    MemoryStore memory;
    Flights flights;

private:
    std::atomic<quint64> m_travellers = 0;
    std::unique_ptr<DiskStore> m_disk;
};

} // namespace gatehouse::cache
