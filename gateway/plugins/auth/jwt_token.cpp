// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/jwt_token.h"

#include "gateway/plugins/support/base64.h"

#include <QJsonDocument>

namespace gatehouse::plugins {

namespace {

constexpr qsizetype longestToken = 64 * 1024;

// APISIX takes both alphabets for these two parts.
std::optional<QJsonObject> objectIn(QByteArray part)
{
    const std::optional<QByteArray> text = decodedBase64(part.replace('-', '+').replace('_', '/'));
    const QJsonDocument document = text ? QJsonDocument::fromJson(*text) : QJsonDocument();
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

std::optional<JwtToken> JwtToken::parse(QByteArrayView text)
{
    if (text.size() > longestToken)
        return std::nullopt;
    const QList<QByteArray> parts = text.toByteArray().split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = objectIn(parts[0]);
    const auto payload = objectIn(parts[1]);
    const auto signature = decodedBase64Url(parts[2]);
    if (!header || !payload || parts[2].isEmpty())
        return std::nullopt;
    return JwtToken{*header, *payload, parts[0] + '.' + parts[1], signature.value_or(QByteArray())};
}

QByteArray JwtToken::algorithm() const
{
    return header[u"alg"].toString().toUtf8();
}

std::optional<QByteArray> offendedClaim(const QJsonObject &payload,
                                        const QList<QLatin1String> &required, qint64 now,
                                        qint64 grace)
{
    const QList<QLatin1String> claims = required.isEmpty()
        ? QList<QLatin1String>{QLatin1String("nbf"), QLatin1String("exp")}
        : required;
    for (const QLatin1String claim : claims) {
        const QByteArray name(claim.data(), claim.size());
        if (!payload.contains(claim)) {
            if (required.isEmpty())
                continue;
            return "claim " + name + " is missing";
        }
        const QJsonValue value = payload[claim];
        if (!value.isDouble())
            return "claim " + name + " is not a number";
        if (claim == QLatin1String("nbf") && value.toDouble() >= double(now + grace))
            return "the token is not valid yet"_qba;
        if (claim == QLatin1String("exp") && value.toDouble() <= double(now - grace))
            return "the token has expired"_qba;
    }
    return std::nullopt;
}

} // namespace gatehouse::plugins
