// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection tells of itself once its handshake is done.
#include "gateway/tls/session.h"

#include <openssl/bn.h>

namespace gatehouse::tls {

namespace {

QByteArray text(const X509_NAME *name)
{
    const BioPtr out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return QByteArray(data, size);
}

QByteArray serial(X509 *certificate)
{
    BIGNUM *number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr);
    char *hex = BN_bn2hex(number);
    const QByteArray out(hex);
    OPENSSL_free(hex);
    BN_free(number);
    return out;
}

QByteArray fingerprint(X509 *certificate)
{
    std::array<uchar, EVP_MAX_MD_SIZE> digest{};
    uint size = 0;
    X509_digest(certificate, EVP_sha1(), digest.data(), &size);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size)).toHex();
}

} // namespace

QByteArray Session::protocol() const
{
    const uchar *data = nullptr;
    uint size = 0;
    SSL_get0_alpn_selected(m_ssl.get(), &data, &size);
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

bool Session::isClientVerified() const
{
    return SSL_get0_peer_certificate(m_ssl.get()) != nullptr
        && SSL_get_verify_result(m_ssl.get()) == X509_V_OK;
}

QHash<QByteArray, QByteArray> Session::variables() const
{
    QHash<QByteArray, QByteArray> out{
        {QByteArrayLiteral("ssl_protocol"), SSL_get_version(m_ssl.get())},
        {QByteArrayLiteral("ssl_cipher"), SSL_get_cipher_name(m_ssl.get())},
        {QByteArrayLiteral("ssl_server_name"), m_serverName},
        {QByteArrayLiteral("ssl_session_reused"), SSL_session_reused(m_ssl.get()) ? "r" : "."}};
    addClientVariables(out);
    return out;
}

void Session::addClientVariables(QHash<QByteArray, QByteArray> &out) const
{
    const QByteArray verify = QByteArrayLiteral("ssl_client_verify");
    X509 *certificate = SSL_get0_peer_certificate(m_ssl.get());
    if (!certificate) {
        out.insert(verify, "NONE");
        return;
    }
    const long result = SSL_get_verify_result(m_ssl.get());
    out.insert(verify,
               result == X509_V_OK
                   ? QByteArray("SUCCESS")
                   : QByteArray("FAILED:") + QByteArray(X509_verify_cert_error_string(result)));
    out.insert(QByteArrayLiteral("ssl_client_s_dn"), text(X509_get_subject_name(certificate)));
    out.insert(QByteArrayLiteral("ssl_client_i_dn"), text(X509_get_issuer_name(certificate)));
    out.insert(QByteArrayLiteral("ssl_client_serial"), serial(certificate));
    out.insert(QByteArrayLiteral("ssl_client_fingerprint"), fingerprint(certificate));
}

} // namespace gatehouse::tls
