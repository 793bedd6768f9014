// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/jwt_place.h"

#include "gateway/core/ascii.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/uri_text.h"

namespace gatehouse::plugins {

namespace {

QByteArray withoutCookie(const QByteArray &field, QByteArrayView name)
{
    QByteArrayList kept;
    for (const QByteArray &pair : field.split(';')) {
        const QByteArrayView trimmed = ascii::trimmed(pair);
        const qsizetype equals = trimmed.indexOf('=');
        const bool isIt = equals >= 0 && ascii::trimmed(trimmed.first(equals)) == name;
        if (!isIt && !trimmed.isEmpty())
            kept.append(trimmed.toByteArray());
    }
    return kept.join("; ");
}

} // namespace

JwtPlace::JwtPlace(const QJsonObject &conf)
    : m_header(conf[u"header"].toString().toUtf8())
    , m_query(conf[u"query"].toString().toUtf8())
    , m_cookie(conf[u"cookie"].toString().toUtf8())
    , m_hide(conf[u"hide_credentials"].toBool())
{
}

std::optional<QByteArray> JwtPlace::take(Exchange &exchange) const
{
    if (auto token = takeFromHeader(exchange))
        return token;
    if (auto token = takeFromQuery(exchange))
        return token;
    return takeFromCookie(exchange);
}

std::optional<QByteArray> JwtPlace::takeFromHeader(Exchange &exchange) const
{
    std::optional<QByteArray> token = exchange.headers.value(m_header);
    if (!token)
        return std::nullopt;
    if (m_hide)
        exchange.headers.remove(m_header);
    if (token->startsWith("Bearer ") || token->startsWith("bearer "))
        token->remove(0, 7);
    return token;
}

std::optional<QByteArray> JwtPlace::takeFromQuery(Exchange &exchange) const
{
    std::optional<QByteArray> token = http::queryArgument(upstreamQuery(exchange), m_query);
    if (token && m_hide)
        removeUpstreamArgument(exchange, m_query);
    return token;
}

std::optional<QByteArray> JwtPlace::takeFromCookie(Exchange &exchange) const
{
    const QByteArray field = exchange.headers.values("Cookie").join("; ");
    std::optional<QByteArray> token = http::cookieValue(field, m_cookie);
    if (token && m_hide)
        setOrRemove(exchange.headers, "Cookie"_qba, withoutCookie(field, m_cookie));
    return token;
}

} // namespace gatehouse::plugins
