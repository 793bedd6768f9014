// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/access.h"

#include <QCryptographicHash>
#include <QJsonObject>

namespace gatehouse::admin {
namespace {

struct Offer {
    QByteArray key;
    bool byHeader = false; // no page can set it for another origin without asking first
};

// APISIX looks into the query first, then the header, then the cookie.
std::optional<Offer> offeredKey(const endpoint::Request &request)
{
    if (auto key = http::queryArgument(request.target.rawQuery, "api_key"))
        return Offer{*key, request.head.headers.contains("X-API-KEY")};
    if (auto key = request.head.headers.value("X-API-KEY"))
        return Offer{*key, true};
    if (auto key = http::cookieValue(request.head.headers.joined("Cookie"), "x_api_key"))
        return Offer{*key, false};
    return std::nullopt;
}

Answer tokenRefusal(const QString &description)
{
    return jsonAnswer(401,
                      QJsonDocument(QJsonObject{{u"error_msg"_qs, u"failed to check token"_qs},
                                                {u"description"_qs, description}}));
}

bool changesSomething(const QByteArray &method)
{
    return method != "GET" && method != "HEAD";
}

bool isJson(const http::Headers &headers)
{
    const QByteArray type = headers.value("Content-Type").value_or(QByteArray());
    return type.left(type.indexOf(';')).trimmed().toLower() == "application/json";
}

QByteArray digestOf(QByteArrayView key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

} // namespace

Access::Access(QByteArrayView key)
    : m_digest(digestOf(key))
    , m_hosts{"localhost", "127.0.0.1", "::1"}
{
}

void Access::allowHost(const QByteArray &host)
{
    m_hosts.append(host.toLower());
}

bool Access::isOwnName(QByteArrayView hostPort) const
{
    const Result<http::HostPort> parsed = http::parseHostPort(hostPort);
    return parsed && m_hosts.contains(parsed->host);
}

bool Access::isForeignPage(const endpoint::Request &request) const
{
    const http::Headers &headers = request.head.headers;
    const QByteArray own = "http://" + headers.value("Host").value_or(QByteArray());
    const std::optional<QByteArray> origin = headers.value("Origin");
    if (origin && origin->compare(own, Qt::CaseInsensitive) != 0)
        return true;
    if (const auto site = headers.value("Sec-Fetch-Site"))
        return *site != "same-origin" && *site != "none";
    return !origin && headers.contains("Sec-Fetch-Mode");
}

// In constant time: digests are of one length, and where they differ is not told.
bool Access::isKey(QByteArrayView offered) const
{
    const QByteArray digest = digestOf(offered);
    uchar difference = 0;
    for (qsizetype i = 0; i < m_digest.size(); ++i)
        difference |= uchar(digest[i]) ^ uchar(m_digest[i]);
    return difference == 0;
}

std::optional<Answer> Access::refuse(const endpoint::Request &request) const
{
    const QByteArray authority = request.target.authority;
    if (!isOwnName(request.head.headers.value("Host").value_or(QByteArray()))
        || (!authority.isEmpty() && !isOwnName(authority)))
        return refusal(421,
                       u"the Admin API does not answer to this host name; call it by its "
                       "address"_qs);
    if (isForeignPage(request))
        return refusal(403, u"the Admin API is not for pages of other origins"_qs);
    const std::optional<Offer> offer = offeredKey(request);
    if (!offer)
        return tokenRefusal(u"missing apikey"_qs);
    if (offer->key.isEmpty() || !isKey(offer->key))
        return tokenRefusal(u"wrong apikey"_qs);
    if (changesSomething(request.head.method) && !offer->byHeader && !isJson(request.head.headers))
        return refusal(415,
                       u"changes need the key in X-API-KEY, or Content-Type: "
                       "application/json"_qs);
    return std::nullopt;
}

} // namespace gatehouse::admin
