// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/deputy_guard.h"

#include "gateway/core/ascii.h"
#include "gateway/core/ip_address.h"

#include <algorithm>

namespace gatehouse::pipeline {

namespace {

bool isLocalName(const Exchange &exchange)
{
    const QByteArray &host = exchange.host;
    return host.isEmpty() || host == "localhost" || host.endsWith(".localhost")
        || host == exchange.server.address || IpAddress::parse(host).has_value();
}

bool isOneOf(const QByteArray &host, const QList<QByteArray> &names)
{
    return std::any_of(names.begin(), names.end(), [&](const QByteArray &name) {
        return name.startsWith('*') ? host.endsWith(QByteArrayView(name).sliced(1)) : host == name;
    });
}

// "https://a.test:8443" and a Host of "a.test:8443".
bool isSameOrigin(QByteArrayView origin, const Exchange &exchange)
{
    const qsizetype at = origin.indexOf("://");
    const auto host = exchange.received.headers.value("Host");
    return at > 0 && host && ascii::equalsIgnoreCase(origin.sliced(at + 3), *host);
}

} // namespace

DeputyGuard::Offence DeputyGuard::offence(const Exchange &exchange) const
{
    if (!isLocalName(exchange) && !isOneOf(exchange.host, hosts))
        return {421,
                "this route adds a secret to requests, so it answers only under a name of this "
                "machine or one of its own hosts"};
    const auto origin = exchange.received.headers.value("Origin");
    const auto site = exchange.received.headers.value("Sec-Fetch-Site");
    const bool isForeign = origin ? !isSameOrigin(*origin, exchange)
                                  : site && (*site == "cross-site" || *site == "same-site");
    if (!isForeign)
        return {};
    const bool isLetIn =
        origin && std::any_of(origins.begin(), origins.end(), [&](const auto &one) {
            return one == "*" || one == "**" || one == *origin;
        });
    if (isLetIn)
        return {};
    return {403,
            "this route adds a secret to requests, so pages of other origins may not use it; "
            "its plugin cors can name those that may"};
}

} // namespace gatehouse::pipeline
