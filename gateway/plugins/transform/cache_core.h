// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/cache.h"
#include "gateway/cache/reuse.h"
#include "gateway/cache/storability.h"
#include "gateway/plugin/spec.h"

// gatehouse-cache: what its configuration says, and what it knows about one exchange.
namespace gatehouse::plugins {

struct CacheSettings {
    cache::FreshnessRules freshness;
    cache::StaleRules stale;
    cache::SharingRules sharing;
    qint64 maxObject = 0;
    std::chrono::milliseconds patience{0}; // zero: requests are not collapsed
    bool isolatesConsumers = true;
    bool obeysClient = true;
    bool tells = true; // Cache-Status
    bool purgeFromAnywhere = false;
};

// Lives as long as somebody needs it: a background request outlives its configuration.
struct CacheCore {
    CacheSettings settings;
    std::shared_ptr<cache::Cache> cache;
    const Clock &clock;
};
using CoreHandle = std::shared_ptr<const CacheCore>;

CoreHandle cacheCore(const QJsonObject &conf, const plugin::BuildContext &context);

// Where the answers of such an owner are kept on disk.
QString cacheFolder(const QString &owner);

// One exchange, from the access hook to the last octet of its answer.
struct CachedExchange {
    explicit CachedExchange(CoreHandle handle)
        : core(std::move(handle))
    {
    }
    ~CachedExchange();
    Q_DISABLE_COPY_MOVE(CachedExchange)

    // The flight this exchange leads is over.
    void land(bool isStored);

    CoreHandle core;
    QByteArray target; // path and query, as asked
    QByteArray authority;
    QByteArray key, scope;
    QByteArray flightKey; // requests of that are collapsed: consumers do not wait for each other
    cache::CacheControl asked;
    Clock::Steady askedAt;
    cache::StoredPtr stale; // is revalidated, or stands in for an upstream that fails
    bool isOurCondition = false; // the upstream was asked with the validators of `stale`
    QByteArrayView forward = "uri-miss"; // why the request goes on, in the words of RFC 9211
    bool isHit = false; // the gateway answers itself: nothing of the answer is looked at
    bool isCollapsed = false; // another request brought it
    quint64 flight = 0; // not 0: this exchange leads

    std::shared_ptr<cache::StoredResponse> capture; // is stored once its body is whole
    std::optional<QByteArray> replacement; // the body to send instead of the upstream's
};

// An answer's head as it arrives now, asked for at that time.
cache::ArrivedHead headAt(const CacheCore &core, int status, const http::Headers &request,
                          const http::Headers &response, Clock::Steady askedAt,
                          const QByteArray &scope);
cache::ArrivedHead headOf(const Exchange &exchange, const CachedExchange &state);

QByteArray cacheKey(const Exchange &exchange, QByteArrayView authority, QByteArrayView target);

} // namespace gatehouse::plugins
