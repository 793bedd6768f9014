// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/redact.h"

#include "gateway/core/ascii.h"

#include <algorithm>

namespace gatehouse::traffic {

namespace {
constexpr char hidden[] = "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2";

// "Basic abc" -> "Basic •••". Only schemes that are known may stay: the first word of anything else
// may be the secret.
QByteArray withoutCredentials(const QByteArray &value)
{
    static constexpr QByteArrayView schemes[] = {"basic",
                                                 "bearer",
                                                 "digest",
                                                 "dpop",
                                                 "negotiate",
                                                 "ntlm",
                                                 "hmac",
                                                 "hoba",
                                                 "mutual",
                                                 "privatetoken",
                                                 "token",
                                                 "vapid",
                                                 "aws4-hmac-sha256",
                                                 "signature",
                                                 "apikey"};
    const qsizetype blank = value.indexOf(' ');
    const QByteArrayView first = QByteArrayView(value).first(std::max<qsizetype>(blank, 0));
    const bool known =
        std::any_of(std::begin(schemes), std::end(schemes),
                    [first](QByteArrayView s) { return ascii::equalsIgnoreCase(s, first); });
    return known ? QByteArray(first.toByteArray() + ' ' + hidden) : QByteArray(hidden);
}

QByteArray hiddenPair(QByteArrayView pair)
{
    const qsizetype equals = pair.indexOf('=');
    return equals < 0 ? QByteArray(hidden)
                      : QByteArray(pair.first(equals).toByteArray() + '=' + hidden);
}

// "a=1; b=2" -> "a=•••; b=•••"
QByteArray withoutCookies(const QByteArray &value)
{
    QByteArray result;
    for (const QByteArray &pair : value.split(';')) {
        if (!result.isEmpty())
            result += "; ";
        result += hiddenPair(ascii::trimmed(pair));
    }
    return result;
}

// "a=1; Path=/" -> "a=•••; Path=/" (RFC 6265 4.1)
QByteArray withoutSetCookie(const QByteArray &value)
{
    const qsizetype end = value.indexOf(';');
    const QByteArrayView pair = end < 0 ? QByteArrayView(value) : QByteArrayView(value).first(end);
    QByteArray result = hiddenPair(pair);
    if (end >= 0)
        result += QByteArrayView(value).sliced(end);
    return result;
}
} // namespace

Redactor::Redactor(const QList<QByteArray> &moreHeaders, const QList<QByteArray> &moreArguments)
{
    for (const char *name :
         {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key",
          "apikey", "x-auth-token", "x-goog-api-key", "x-amz-security-token"})
        m_headers.add(name);
    for (const char *name : {"location", "content-location", "referer", "refresh", "link",
                             "x-original-url", "x-rewrite-url", "x-forwarded-uri"})
        m_urlHeaders.add(name);
    for (const char *name : {"key",
                             "token",
                             "access_token",
                             "refresh_token",
                             "id_token",
                             "sig",
                             "signature",
                             "apikey",
                             "api_key",
                             "api-key",
                             "x-api-key",
                             "password",
                             "passwd",
                             "pwd",
                             "secret",
                             "client_secret",
                             "jwt",
                             "auth",
                             "authorization",
                             "x-amz-signature",
                             "x-amz-security-token",
                             "x-goog-signature"})
        m_arguments.add(name);
    for (const QByteArray &name : moreHeaders)
        m_headers.add(name);
    for (const QByteArray &name : moreArguments)
        m_arguments.add(name);
}

http::Headers Redactor::headers(const http::Headers &headers) const
{
    const auto stays = [this](const http::Field &f) {
        return header(f.name, f.value).constData() == f.value.constData();
    };
    if (std::all_of(headers.begin(), headers.end(), stays))
        return headers;
    http::Headers result;
    result.reserve(headers.size());
    for (const http::Field &field : headers)
        result.append(field.name, header(field.name, field.value));
    return result;
}

QByteArray Redactor::header(QByteArrayView name, const QByteArray &value) const
{
    if (value.isEmpty())
        return value;
    if (m_headers.contains(name)) {
        if (ascii::equalsIgnoreCase(name, "cookie"))
            return withoutCookies(value);
        if (ascii::equalsIgnoreCase(name, "set-cookie"))
            return withoutSetCookie(value);
        const bool scheme = ascii::equalsIgnoreCase(name, "authorization")
            || ascii::equalsIgnoreCase(name, "proxy-authorization");
        return scheme ? withoutCredentials(value) : QByteArray(hidden);
    }
    return m_urlHeaders.contains(name) ? target(value) : value;
}

} // namespace gatehouse::traffic
