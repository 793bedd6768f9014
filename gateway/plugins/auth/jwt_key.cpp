// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/jwt_key.h"

#include "gateway/plugins/support/base64.h"
#include "gateway/plugins/support/same_secret.h"

#include <QMessageAuthenticationCode>

#include <openssl/bio.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace gatehouse::plugins {

namespace {

template <auto release>
struct Release {
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using BioPtr = std::unique_ptr<BIO, Release<BIO_free>>;
using ContextPtr = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using DecoderPtr = std::unique_ptr<OSSL_DECODER_CTX, Release<OSSL_DECODER_CTX_free>>;
using CertificatePtr = std::unique_ptr<X509, Release<X509_free>>;
using SignaturePtr = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;

// A public key or a certificate, PEM or DER.
KeyPtr parsed(const QByteArray &text)
{
    EVP_PKEY *key = nullptr;
    const BioPtr keyText(BIO_new_mem_buf(text.constData(), int(text.size())));
    const DecoderPtr decoder(OSSL_DECODER_CTX_new_for_pkey(&key, nullptr, nullptr, nullptr,
                                                           EVP_PKEY_PUBLIC_KEY, nullptr, nullptr));
    if (OSSL_DECODER_from_bio(decoder.get(), keyText.get()) == 1)
        return KeyPtr(key);
    const BioPtr again(BIO_new_mem_buf(text.constData(), int(text.size())));
    const CertificatePtr certificate(PEM_read_bio_X509(again.get(), nullptr, nullptr, nullptr));
    KeyPtr inside(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
    ERR_clear_error();
    return inside;
}

// HS256 -> 256; 0 for EdDSA.
int bitsOf(const QByteArray &algorithm)
{
    return algorithm.right(3).toInt();
}

bool fits(const QByteArray &algorithm, const EVP_PKEY *key)
{
    const int type = EVP_PKEY_get_base_id(key);
    if (algorithm.startsWith("ES")) {
        const int bits = bitsOf(algorithm) == 512 ? 521 : bitsOf(algorithm);
        return type == EVP_PKEY_EC && EVP_PKEY_get_bits(key) == bits;
    }
    if (algorithm == "EdDSA")
        return type == EVP_PKEY_ED25519 || type == EVP_PKEY_ED448;
    return type == EVP_PKEY_RSA || (type == EVP_PKEY_RSA_PSS && algorithm.startsWith("PS"));
}

const EVP_MD *digestOf(const QByteArray &algorithm)
{
    switch (bitsOf(algorithm)) {
    case 256:
        return EVP_sha256();
    case 384:
        return EVP_sha384();
    case 512:
        return EVP_sha512();
    }
    return nullptr;
}

const uchar *octets(QByteArrayView text)
{
    return reinterpret_cast<const uchar *>(text.data());
}

// The two numbers of an ECDSA signature stand one behind the other (RFC 7518 3.4); OpenSSL wants
// DER. Empty if they have another length than the curve's.
QByteArray derSignature(QByteArrayView signature, int keyBits)
{
    const qsizetype half = (keyBits + 7) / 8;
    if (signature.size() != 2 * half)
        return {};
    const SignaturePtr numbers(ECDSA_SIG_new());
    ECDSA_SIG_set0(numbers.get(), BN_bin2bn(octets(signature), int(half), nullptr),
                   BN_bin2bn(octets(signature) + half, int(half), nullptr));
    uchar *der = nullptr;
    const int size = i2d_ECDSA_SIG(numbers.get(), &der);
    const QByteArray out(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return out;
}

QCryptographicHash::Algorithm hashOf(const QByteArray &algorithm)
{
    const int bits = bitsOf(algorithm);
    return bits == 256 ? QCryptographicHash::Sha256
        : bits == 384  ? QCryptographicHash::Sha384
                       : QCryptographicHash::Sha512;
}

} // namespace

struct JwtKey::PublicKey {
    KeyPtr key;
};

JwtKey::JwtKey(const QJsonObject &conf)
    : m_algorithm(conf[u"algorithm"].toString(u"HS256"_qs).toUtf8())
    , m_grace(conf[u"lifetime_grace_period"].toInteger())
{
    if (m_algorithm.startsWith("HS")) {
        const QByteArray secret = conf[u"secret"].toString().toUtf8();
        m_secret = conf[u"base64_secret"].toBool() ? decodedBase64(secret) : secret;
        return;
    }
    KeyPtr key = parsed(conf[u"public_key"].toString().toUtf8());
    if (key && fits(m_algorithm, key.get()))
        m_public = std::make_unique<const PublicKey>(PublicKey{std::move(key)});
}

JwtKey::~JwtKey() = default;

bool JwtKey::isUsable() const
{
    return m_secret ? !m_secret->isEmpty() : bool(m_public);
}

bool JwtKey::verifies(QByteArrayView signedPart, QByteArrayView signature) const
{
    if (!isUsable())
        return false;
    if (m_secret)
        return sameSecret(signature,
                          QMessageAuthenticationCode::hash(signedPart.toByteArray(), *m_secret,
                                                           hashOf(m_algorithm)));

    EVP_PKEY *key = m_public->key.get();
    const QByteArray der = m_algorithm.startsWith("ES")
        ? derSignature(signature, EVP_PKEY_get_bits(key))
        : signature.toByteArray();
    const ContextPtr context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *options = nullptr;
    bool good =
        EVP_DigestVerifyInit(context.get(), &options, digestOf(m_algorithm), nullptr, key) == 1;
    if (good && m_algorithm.startsWith("PS"))
        good = EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1;
    good = good
        && EVP_DigestVerify(context.get(), octets(der), size_t(der.size()), octets(signedPart),
                            size_t(signedPart.size()))
            == 1;
    ERR_clear_error();
    return good;
}

} // namespace gatehouse::plugins
