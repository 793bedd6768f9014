// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/cache.h"

namespace gatehouse::cache {

Cache::Cache(Sizes sizes, const QString &folder, const Clock &clock)
    : memory(sizes.memory)
{
    if (sizes.disk > 0)
        m_disk = std::make_unique<DiskStore>(folder, sizes.disk, clock);
}

void Cache::fetch(const QByteArray &key, std::function<void(QList<StoredPtr>)> done)
{
    if (!m_disk) {
        done({});
        return;
    }
    // The disk's thread ends before this object does.
    m_disk->load(key, [this, key, done = std::move(done)](const QList<StoredPtr> &answers) {
        if (!memory.contains(key)) {
            for (const StoredPtr &answer : answers)
                memory.put(key, answer);
        }
        done(answers);
    });
}

void Cache::put(const QByteArray &key, const StoredPtr &answer)
{
    memory.put(key, answer);
    if (m_disk)
        m_disk->put(key, answer);
}

bool Cache::remove(const QByteArray &key)
{
    const bool wasOnDisk = isOnDisk(key);
    if (m_disk)
        m_disk->remove(key);
    return memory.remove(key) > 0 || wasOnDisk;
}

void Cache::remove(const QByteArray &key, const StoredPtr &answer)
{
    memory.remove(key, answer);
    if (m_disk)
        m_disk->remove(key);
}

} // namespace gatehouse::cache
