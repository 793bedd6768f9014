// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificate.h"

#include <QSslSocket>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace gatehouse::test
{

namespace
{

template <typename Write>
QByteArray pem(Write write)
{
    BIO *out = BIO_new(BIO_s_mem());
    write(out);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    const QByteArray text(data, size);
    BIO_free(out);
    return text;
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    if (X509_EXTENSION *extension =
            X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData())) {
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
}

} // namespace

TestCertificate TestCertificate::forName(const QByteArray &name)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                  EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    X509 *x = made.get();
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 24 * 3600);
    X509_set_pubkey(x, key.get());
    X509_NAME *subject = X509_get_subject_name(x);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const uchar *>(name.constData()), -1, -1, 0);
    X509_set_issuer_name(x, subject);
    addExtension(x, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(x, NID_subject_alt_name, "DNS:" + name + ",IP:127.0.0.1");
    X509_sign(x, key.get(), EVP_sha256());

    TestCertificate result;
    result.certificate = QSslCertificate(pem([x](BIO *out) { PEM_write_bio_X509(out, x); }));
    result.key =
        QSslKey(pem([&key](BIO *out) {
                    PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
                }),
                QSsl::Ec);
    return result;
}

QSslConfiguration TestCertificate::server() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QSslConfiguration TestCertificate::trusting() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({certificate});
    return configuration;
}

} // namespace gatehouse::test
