// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/redis/client.h"

#include <QJsonObject>

// What the limit plugins have in common where their counters live in Redis (`policy` redis,
// redis-cluster, redis-sentinel).
namespace gatehouse::plugins {

enum class RedisPolicies { Plain, WithSentinel, WithLifetime };

// Adds to a plugin's schema what each policy needs, as if/then/else, as APISIX has it.
QJsonObject withRedisPolicies(QJsonObject schema, RedisPolicies policies);

// The Redis of a configuration; std::nullopt for the policy local.
std::optional<redis::Settings> redisSettings(const QJsonObject &conf);

// The Redis of a plugin object.
class RedisPolicy
{
public:
    explicit RedisPolicy(const QJsonObject &conf)
        : m_settings(redisSettings(conf))
        , m_identity(m_settings ? m_settings->identity() : std::string())
    {
    }
    bool isRemote() const { return m_settings.has_value(); }
    // The worker's client; null where nothing may be sent.
    redis::Client *client(const Exchange &exchange) const
    {
        return exchange.locals && m_settings
            ? &redis::clientOf(*exchange.locals, *m_settings, m_identity)
            : nullptr;
    }

private:
    std::optional<redis::Settings> m_settings;
    std::string m_identity;
};

} // namespace gatehouse::plugins
