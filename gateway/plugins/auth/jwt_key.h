// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/services.h"

#include <QJsonObject>

#include <memory>

namespace gatehouse::plugins {

// What a consumer's tokens are verified with: one algorithm (RFC 7518 3.1, RFC 8037) and the secret
// or public key that belongs to it, parsed once. Another algorithm than the consumer's is never
// used, whatever a token says of itself. Safe from any thread.
class JwtKey final : public plugin::PreparedCredential
{
public:
    // Reads algorithm, secret, base64_secret, public_key and lifetime_grace_period of a consumer's
    // configuration.
    explicit JwtKey(const QJsonObject &conf);
    ~JwtKey() override;
    Q_DISABLE_COPY_MOVE(JwtKey)

    const QByteArray &algorithm() const { return m_algorithm; }
    qint64 grace() const { return m_grace; } // seconds that clocks may differ
    // False: no signature can be verified, the secret or the key is none for this algorithm.
    bool isUsable() const;
    bool verifies(QByteArrayView signedPart, QByteArrayView signature) const;

private:
    struct PublicKey;

    QByteArray m_algorithm;
    qint64 m_grace;
    std::optional<QByteArray> m_secret;
    std::unique_ptr<const PublicKey> m_public;
};

} // namespace gatehouse::plugins
