// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/cache.h"
#include "gateway/plugin/services.h"

#include <QHash>

#include <mutex>
#include <optional>

// The zones of proxy-cache, as APISIX's default config.yaml names them: memory_cache, and
// disk_cache_one of NGINX's own cache.
namespace gatehouse::plugins {

class CacheZone
{
public:
    CacheZone(const QString &name, bool isDisk, const Clock &clock);

    // Null, or what is stored for the key, be it fresh or not.
    cache::MemoryStore::Found find(const QByteArray &key, const http::Headers &request,
                                   QByteArrayView scope, Clock::Steady now);
    void put(const QByteArray &key, const cache::StoredPtr &answer);
    // False: there was nothing.
    bool purge(const QByteArray &key, Clock::Steady now);
    // Of a hit on disk: NGINX keeps the file open for a minute (APISIX's open_file_cache), so that
    // a purge takes hold when that is over.
    void opened(const QByteArray &key, Clock::Steady now);

    const std::shared_ptr<cache::Cache> &cache() const { return m_cache; }

private:
    struct OpenFile {
        Clock::Steady until;
        bool isPurged = false;
    };
    bool isGone(const QByteArray &key, Clock::Steady now);

    bool m_isDisk;
    std::shared_ptr<cache::Cache> m_cache;
    std::mutex m_mutex;
    QHash<QByteArray, OpenFile> m_open;
};

// The zone of that name; `isDisk` as the strategy says.
std::shared_ptr<CacheZone> cacheZone(const QString &name, bool isDisk,
                                     const plugin::Services &services);
// Why a configuration may not name that zone, in APISIX's words.
std::optional<QString> zoneFault(const QString &name, const QString &strategy);

} // namespace gatehouse::plugins
