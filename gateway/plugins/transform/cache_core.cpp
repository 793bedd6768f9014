// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_core.h"

#include "gateway/core/ascii.h"

#include <QCryptographicHash>
#include <QStandardPaths>

namespace gatehouse::plugins {

namespace {

constexpr qint64 mebi = 1024 * 1024;

cache::Seconds secondsAt(const QJsonObject &conf, QStringView name)
{
    return cache::Seconds(conf[name].toInteger());
}

CacheSettings settingsOf(const QJsonObject &conf)
{
    CacheSettings out;
    out.freshness.heuristic = conf[u"heuristic"].toBool();
    out.freshness.fallback = secondsAt(conf, u"default_ttl");
    out.stale.whileRevalidate = secondsAt(conf, u"stale_while_revalidate");
    out.stale.ifUnreachable = secondsAt(conf, u"stale_if_unreachable");
    out.sharing.setCookie = conf[u"cache_set_cookie"].toBool();
    out.sharing.cookies = conf[u"cache_cookie_requests"].toBool();
    out.maxObject = conf[u"max_object_size"].toInteger();
    if (conf[u"collapse"].toBool())
        out.patience = std::chrono::milliseconds(conf[u"collapse_timeout"].toInteger());
    out.isolatesConsumers = conf[u"consumer_isolation"].toBool();
    out.obeysClient = conf[u"obey_client"].toBool();
    out.tells = conf[u"cache_status"].toBool();
    out.purgeFromAnywhere = conf[u"purge_from_anywhere"].toBool();
    return out;
}

} // namespace

QString cacheFolder(const QString &owner)
{
    const QByteArray name = QCryptographicHash::hash(owner.toUtf8(), QCryptographicHash::Sha1);
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
        + QLatin1String("/http-cache/") + QString::fromLatin1(name.toHex().first(20));
}

CoreHandle cacheCore(const QJsonObject &conf, const plugin::BuildContext &context)
{
    const cache::Cache::Sizes sizes{conf[u"memory_size"].toInteger() * mebi,
                                    conf[u"disk_size"].toInteger() * mebi};
    const QByteArray shape =
        QByteArray::number(sizes.memory) + '/' + QByteArray::number(sizes.disk);
    const Clock &clock = context.services.clock;
    auto kept = context.services.states.get<cache::Cache>(
        {u"gatehouse-cache"_qs, context.ownerId, shape},
        [&] { return std::make_shared<cache::Cache>(sizes, cacheFolder(context.ownerId), clock); });
    return std::make_shared<const CacheCore>(CacheCore{settingsOf(conf), std::move(kept), clock});
}

CachedExchange::~CachedExchange()
{
    if (flight != 0)
        core->cache->flights.leave(flightKey, flight);
}

void CachedExchange::land(bool isStored)
{
    if (flight != 0)
        core->cache->flights.land(flightKey, std::exchange(flight, 0), isStored,
                                  core->clock.steady());
}

cache::ArrivedHead headAt(const CacheCore &core, int status, const http::Headers &request,
                          const http::Headers &response, Clock::Steady askedAt,
                          const QByteArray &scope)
{
    const Clock::Steady now = core.clock.steady();
    return {status,
            request,
            response,
            now,
            core.clock.wall(),
            std::chrono::duration_cast<cache::Seconds>(now - askedAt),
            scope,
            core.settings.freshness};
}

cache::ArrivedHead headOf(const Exchange &exchange, const CachedExchange &state)
{
    return headAt(*state.core, exchange.status, exchange.received.headers, exchange.upstreamHeaders,
                  state.askedAt, state.scope);
}

QByteArray cacheKey(const Exchange &exchange, QByteArrayView authority, QByteArrayView target)
{
    QByteArray out;
    out.reserve(exchange.scheme.size() + authority.size() + target.size() + 2);
    out += exchange.scheme;
    out += '\n';
    for (const char c : authority)
        out += ascii::lower(c);
    out += '\n';
    out += target;
    return out;
}

} // namespace gatehouse::plugins
