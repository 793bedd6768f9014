// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/ssl_check.h"

#include "gateway/core/secret_resolver.h"
#include "gateway/tls/pem.h"

#include <QJsonArray>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

// As APISIX's apisix_ssl.validate(); what stands behind "failed to" is what OpenResty's FFI says.
std::optional<QString> pairFault(const QString &certificate, const std::optional<QString> &key)
{
    if (!isSecretReference(certificate) && tls::readCertificates(certificate.toUtf8()).empty())
        return u"failed to parse cert: PEM_read_bio_X509_AUX() failed"_qs;
    if (!key || isSecretReference(*key))
        return std::nullopt;
    if (!key->trimmed().startsWith(u"---"))
        return u"failed to decrypt previous encrypted key"_qs;
    if (!tls::readKey(key->toUtf8()))
        return u"failed to parse key: PEM_read_bio_PrivateKey() failed"_qs;
    return std::nullopt;
}

std::optional<QString> furtherFault(const QJsonArray &certificates, const QJsonArray &keys)
{
    if (certificates.size() != keys.size())
        return u"mismatched number of certs and keys"_qs;
    for (qsizetype i = 0; i < certificates.size(); ++i) {
        if (const auto fault = pairFault(certificates[i].toString(), keys[i].toString()))
            return u"failed to handle cert-key pair[%1]: %2"_qs.arg(i + 1).arg(*fault);
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> sslFault(const QJsonObject &ssl)
{
    if (const auto fault =
            pairFault(ssl.value("cert"_L1).toString(), ssl.value("key"_L1).toString()))
        return fault;
    if (ssl.value("type"_L1) == "client"_L1)
        return std::nullopt;
    if (auto fault = furtherFault(ssl.value("certs"_L1).toArray(), ssl.value("keys"_L1).toArray()))
        return fault;
    const QJsonValue authority = ssl.value("client"_L1).toObject().value("ca"_L1);
    if (authority.isString()) {
        if (const auto fault = pairFault(authority.toString(), std::nullopt))
            return u"failed to validate client_cert: "_qs + *fault;
    }
    return std::nullopt;
}

} // namespace gatehouse::config
