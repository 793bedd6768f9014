// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/tls_identity.h"

#include <QSslCertificate>
#include <QSslKey>

namespace gatehouse::upstream {

namespace {

QSslConfiguration unverified()
{
    QSslConfiguration out = QSslConfiguration::defaultConfiguration();
    out.setPeerVerifyMode(QSslSocket::VerifyNone);
    return out;
}

QSslKey readKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

TlsIdentity anonymousIdentity()
{
    static const auto anonymous = std::make_shared<const QSslConfiguration>(unverified());
    return anonymous;
}

Result<TlsIdentity> clientIdentity(const QByteArray &certificate, const QByteArray &key)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificate, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return fail(ErrorKind::InvalidInput,
                    u"the client certificate of the upstream cannot be read; it must be PEM"_qs);
    const QSslKey read = readKey(key);
    if (read.isNull())
        return fail(
            ErrorKind::InvalidInput,
            u"the client key of the upstream cannot be read; it must be PEM without a pass phrase"_qs);
    QSslConfiguration out = unverified();
    out.setLocalCertificateChain(chain);
    out.setPrivateKey(read);
    return TlsIdentity(std::make_shared<const QSslConfiguration>(out));
}

} // namespace gatehouse::upstream
