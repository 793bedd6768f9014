// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/proxy_cache_zone.h"

#include "gateway/plugins/transform/cache_core.h"

namespace gatehouse::plugins {

namespace {

constexpr qint64 mebi = 1024 * 1024;
constexpr qsizetype maxOpen = 1000;
constexpr std::chrono::seconds openTime{60};

} // namespace

CacheZone::CacheZone(const QString &name, bool isDisk, const Clock &clock)
    : m_isDisk(isDisk)
    , m_cache(std::make_shared<cache::Cache>(
          cache::Cache::Sizes{50 * mebi, isDisk ? 1024 * mebi : 0},
          isDisk ? cacheFolder(u"zone "_qs + name) : QString(), clock))
{
}

bool CacheZone::isGone(const QByteArray &key, Clock::Steady now)
{
    const std::lock_guard lock(m_mutex);
    const auto file = m_open.find(key);
    if (file == m_open.end() || file->until > now)
        return false;
    const bool isPurged = file->isPurged;
    m_open.erase(file);
    return isPurged;
}

cache::MemoryStore::Found CacheZone::find(const QByteArray &key, const http::Headers &request,
                                          QByteArrayView scope, Clock::Steady now)
{
    if (m_isDisk && isGone(key, now)) {
        m_cache->remove(key);
        return {};
    }
    return m_cache->find(key, request, scope);
}

void CacheZone::put(const QByteArray &key, const cache::StoredPtr &answer)
{
    {
        const std::lock_guard lock(m_mutex);
        m_open.remove(key);
    }
    m_cache->put(key, answer);
}

bool CacheZone::purge(const QByteArray &key, Clock::Steady now)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto file = m_open.find(key);
        if (file != m_open.end() && file->until > now) {
            const bool isThere = !std::exchange(file->isPurged, true);
            return isThere;
        }
    }
    return m_cache->remove(key);
}

void CacheZone::opened(const QByteArray &key, Clock::Steady now)
{
    if (!m_isDisk)
        return;
    const std::lock_guard lock(m_mutex);
    if (m_open.contains(key))
        return;
    if (m_open.size() >= maxOpen)
        m_open.removeIf([now](const auto &file) { return file.value().until <= now; });
    if (m_open.size() < maxOpen)
        m_open.insert(key, {now + openTime, false});
}

std::shared_ptr<CacheZone> cacheZone(const QString &name, bool isDisk,
                                     const plugin::Services &services)
{
    return services.states.get<CacheZone>({u"proxy-cache"_qs, u"zone "_qs + name, {}}, [&] {
        return std::make_shared<CacheZone>(name, isDisk, services.clock);
    });
}

std::optional<QString> zoneFault(const QString &name, const QString &strategy)
{
    const bool isDisk = name == u"disk_cache_one";
    if (!isDisk && name != u"memory_cache")
        return QString(u"cache_zone "_qs + name + u" not found"_qs);
    if ((strategy == u"disk") != isDisk)
        return QString(u"invalid or empty cache_zone for cache_strategy: "_qs + strategy);
    return std::nullopt;
}

} // namespace gatehouse::plugins
