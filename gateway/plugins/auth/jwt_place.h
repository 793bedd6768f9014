// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

#include <QJsonObject>

namespace gatehouse::plugins {

// Where jwt-auth finds a request's token: a header, else a query argument, else a cookie.
class JwtPlace
{
public:
    // Reads header, query, cookie and hide_credentials.
    explicit JwtPlace(const QJsonObject &conf);

    // Takes the token out of what goes to the upstream if it is to be hidden. std::nullopt: there
    // is none.
    std::optional<QByteArray> take(Exchange &exchange) const;

private:
    std::optional<QByteArray> takeFromHeader(Exchange &exchange) const;
    std::optional<QByteArray> takeFromQuery(Exchange &exchange) const;
    std::optional<QByteArray> takeFromCookie(Exchange &exchange) const;

    QByteArray m_header, m_query, m_cookie;
    bool m_hide;
};

} // namespace gatehouse::plugins
