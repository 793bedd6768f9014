// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/client_certificates.h"

#include "gateway/pipeline/secret_filler.h"

#include <QCryptographicHash>

namespace gatehouse::pipeline {

using namespace Qt::Literals::StringLiterals;

namespace {

ClientCertificates::Found refused(ErrorKind kind, const QString &reason)
{
    return {.refusal = Error{kind, ErrorSource::Gateway, false, reason}};
}

} // namespace

QByteArray ClientCertificates::Found::fingerprint() const
{
    if (refusal)
        return refusal->message.toUtf8();
    if (certificate.isEmpty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(certificate);
    hash.addData(key);
    return hash.result();
}

void ClientCertificates::Found::applyTo(upstream::GroupParts &parts) const
{
    parts.refusal = refusal;
    if (certificate.isEmpty() || refusal)
        return;
    auto identity = upstream::clientIdentity(certificate, key);
    if (identity)
        parts.tls = *identity;
    else
        parts.refusal =
            Error{ErrorKind::Unavailable, ErrorSource::Gateway, false, identity.error().message};
}

ClientCertificates::Found ClientCertificates::of(const QJsonObject &tls)
{
    const QJsonValue named = tls.value("client_cert_id"_L1);
    if (named.isUndefined())
        return tls.contains("client_cert"_L1) ? read(tls, "client_cert"_L1, "client_key"_L1)
                                              : Found();
    const QString id = named.toVariant().toString();
    const qsizetype index = m_document.indexOf(config::Kind::Ssl, id);
    if (index < 0)
        return refused(
            ErrorKind::Tls,
            u"the ssl %1, which is to be shown to the nodes, does not exist; add it or change client_cert_id"_qs
                .arg(id));
    const QJsonObject ssl = m_document.resources(config::Kind::Ssl).at(index);
    if (ssl.value("type"_L1) != "client"_L1)
        return refused(
            ErrorKind::Tls,
            u"the ssl %1, which is to be shown to the nodes, is not of type client; set its type"_qs
                .arg(id));
    return read(ssl, "cert"_L1, "key"_L1);
}

ClientCertificates::Found ClientCertificates::read(const QJsonObject &holder,
                                                   QLatin1String certificate, QLatin1String key)
{
    SecretFiller filler(m_secrets);
    const QJsonObject filled = filler.filled(
        QJsonObject{{certificate, holder.value(certificate)}, {key, holder.value(key)}});
    lockedSecrets += filler.locked();
    if (!filler.complete())
        return refused(ErrorKind::Unavailable,
                       u"a secret of the upstream's client certificate is not available"_qs);
    return {filled.value(certificate).toString().toUtf8(), filled.value(key).toString().toUtf8(),
            std::nullopt};
}

} // namespace gatehouse::pipeline
