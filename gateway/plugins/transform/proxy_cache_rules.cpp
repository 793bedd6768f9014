// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/proxy_cache_rules.h"

#include "gateway/http/http_time.h"
#include "gateway/cache/vary.h"
#include "gateway/core/ascii.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

using cache::Seconds;

namespace {

// proxy_cache_valid of APISIX's default configuration.
constexpr Seconds diskLifetime{10};

bool isWithheld(const cache::CacheControl &control)
{
    return control.isPrivate || control.noStore || control.noCache
        || !control.withheldFields.isEmpty();
}

std::optional<Seconds> untilExpires(const http::Headers &response, qint64 now)
{
    const QList<QByteArray> values = response.values("Expires");
    if (values.isEmpty())
        return std::nullopt;
    const auto time = http::parseHttpTime(values.back(), now);
    return Seconds(time ? std::max<qint64>(0, *time - now) : 0);
}

// $remote_user: whom Authorization: Basic names, be it right or not.
QByteArray basicUser(const Exchange &exchange)
{
    const auto field = exchange.received.headers.value("Authorization");
    if (!field
        || !ascii::equalsIgnoreCase(
            QByteArrayView(*field).first(std::min<qsizetype>(6, field->size())), "Basic "))
        return {};
    const QByteArray pair = QByteArray::fromBase64(field->sliced(6).trimmed());
    const qsizetype colon = pair.indexOf(':');
    return colon < 0 ? QByteArray() : pair.first(colon);
}

// X-Accel-Expires: seconds, or "@" and the time itself.
Seconds accelLifetime(QByteArrayView text, qint64 now)
{
    if (text.startsWith('@')) {
        const auto time = cache::deltaSeconds(text.sliced(1));
        return time ? *time - Seconds(now) : Seconds(0);
    }
    return cache::deltaSeconds(text).value_or(Seconds(0));
}

} // namespace

JoinedValue::JoinedValue(const QJsonValue &list)
{
    for (const QByteArray &text : textsOf(list)) {
        const bool isVariable = text.startsWith('$');
        m_parts.append({isVariable ? text.sliced(1) : text, isVariable});
    }
}

QByteArray JoinedValue::of(const Exchange &exchange) const
{
    QByteArray out;
    for (const Part &part : m_parts)
        out += part.isVariable ? variable(exchange, part.text).value_or(QByteArray()) : part.text;
    return out;
}

bool JoinedValue::isTrue(const Exchange &exchange) const
{
    const QByteArray value = of(exchange);
    return !value.isEmpty() && value != "0";
}

bool JoinedValue::names(std::initializer_list<QByteArrayView> variables) const
{
    return std::any_of(m_parts.begin(), m_parts.end(), [&](const Part &part) {
        return part.isVariable
            && std::find(variables.begin(), variables.end(), part.text) != variables.end();
    });
}

ProxyCacheRules::ProxyCacheRules(const QJsonObject &conf)
    : isDisk(conf[u"cache_strategy"].toString() == u"disk")
    , hides(conf[u"hide_cache_headers"].toBool())
    , obeys(conf[u"cache_control"].toBool())
    , isolates(conf[u"consumer_isolation"].toBool())
    , takesCookies(conf[u"cache_set_cookie"].toBool())
    , ttl(conf[u"cache_ttl"].toInteger())
    , maxBody(conf[u"max_resp_body_size"].toInteger())
    , methods(textsOf(conf[u"cache_method"]))
    , key(conf[u"cache_key"])
    , bypass(conf[u"cache_bypass"])
    , refuse(conf[u"no_cache"])
{
    for (const QJsonValue &status : conf[u"cache_http_status"].toArray())
        statuses.append(status.toInt());
    isolates = isolates
        && !key.names({"consumer_name", "consumer_group_id", "remote_user", "http_authorization"});
}

QByteArray ProxyCacheRules::keyOf(const Exchange &exchange) const
{
    const QByteArray value = key.of(exchange);
    if (!isolates)
        return value;
    QByteArray identity = exchange.consumer ? exchange.consumer->username : QByteArray();
    if (identity.isEmpty())
        identity = basicUser(exchange);
    return identity.isEmpty() ? value : identity + '\1' + value;
}

std::optional<Seconds> ProxyCacheRules::lifetimeInMemory(const Exchange &exchange, qint64 now) const
{
    const http::Headers &upstream = exchange.upstreamHeaders;
    const auto control = cache::parseCacheControl(upstream.values("Cache-Control"));
    if (!statuses.contains(exchange.status) || refuse.isTrue(exchange) || isWithheld(control)
        || (!takesCookies && exchange.responseHeaders.contains("Set-Cookie"))
        || !cache::varyNames(upstream))
        return std::nullopt;
    if (!obeys)
        return ttl;
    const auto stated = control.sMaxAge ? control.sMaxAge
        : control.maxAge                ? control.maxAge
                                        : untilExpires(upstream, now);
    return stated && *stated > Seconds(0) ? stated : std::nullopt;
}

std::optional<Seconds> ProxyCacheRules::lifetimeOnDisk(const Exchange &exchange, qint64 now) const
{
    const http::Headers &upstream = exchange.upstreamHeaders;
    if (!takesMethod(exchange.method) || !statuses.contains(exchange.status)
        || refuse.isTrue(exchange) || upstream.contains("Set-Cookie")
        || !cache::varyNames(upstream))
        return std::nullopt;
    Seconds lifetime = diskLifetime;
    const auto control = cache::parseCacheControl(upstream.values("Cache-Control"));
    if (const auto accel = upstream.value("X-Accel-Expires")) {
        lifetime = accelLifetime(*accel, now);
    } else if (isWithheld(control)) {
        return std::nullopt;
    } else if (control.sMaxAge || control.maxAge) {
        lifetime = control.sMaxAge ? *control.sMaxAge : *control.maxAge;
    } else if (const auto expires = untilExpires(upstream, now)) {
        lifetime = *expires;
    }
    return lifetime > Seconds(0) ? std::optional(lifetime) : std::nullopt;
}

} // namespace gatehouse::plugins
