// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace gatehouse::plugins {

// A JSON Web Token in its compact form (RFC 7519, 7515 3.1), taken apart but not believed.
struct JwtToken {
    QJsonObject header, payload;
    QByteArray signedPart; // what the signature is over
    QByteArray signature;

    // std::nullopt for what is no such token, encrypted ones included.
    static std::optional<JwtToken> parse(QByteArrayView text);
    QByteArray algorithm() const;
};

// The claims about time (RFC 7519 4.1.4, 4.1.5). `required` are those that must be there; without
// any, exp and nbf are looked at when they are. std::nullopt when all is well, else what is not.
std::optional<QByteArray> offendedClaim(const QJsonObject &payload,
                                        const QList<QLatin1String> &required, qint64 now,
                                        qint64 grace);

} // namespace gatehouse::plugins
