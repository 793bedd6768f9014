// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/core/secret_resolver.h"
#include "gateway/upstream/group.h"

#include <QStringList>

namespace gatehouse::pipeline {

// The certificates that upstreams show their nodes (`tls` of an upstream, apisix.md 2): written
// there, or an ssl resource of type client. Secrets are filled in.
class ClientCertificates
{
public:
    struct Found {
        QByteArray certificate, key; // PEM; empty: anonymous
        std::optional<Error> refusal; // requests are answered so (apisix.md 1.7)

        QByteArray fingerprint() const; // tells another certificate; empty without one
        void applyTo(upstream::GroupParts &parts) const;
    };

    ClientCertificates(const config::Document &document, const SecretResolver &secrets)
        : m_document(document)
        , m_secrets(secrets)
    {
    }

    Found of(const QJsonObject &tls);

    QStringList lockedSecrets; // references the secret store would not give

private:
    Found read(const QJsonObject &holder, QLatin1String certificate, QLatin1String key);

    const config::Document &m_document;
    const SecretResolver &m_secrets;
};

} // namespace gatehouse::pipeline
