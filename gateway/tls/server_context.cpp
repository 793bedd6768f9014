// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tls/server_context.h"

#include "gateway/tls/alpn.h"
#include "gateway/tls/pem.h"

#include <QCryptographicHash>

#include <openssl/err.h>

#include <algorithm>

namespace gatehouse::tls {

namespace {

struct Protocol {
    QByteArrayView name;
    int version;
    quint64 without;
};
constexpr std::array kProtocols{Protocol{"TLSv1.1", TLS1_1_VERSION, SSL_OP_NO_TLSv1_1},
                                Protocol{"TLSv1.2", TLS1_2_VERSION, SSL_OP_NO_TLSv1_2},
                                Protocol{"TLSv1.3", TLS1_3_VERSION, SSL_OP_NO_TLSv1_3}};

ContextPtr newContext()
{
    ContextPtr context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX *raw = context.get();
    SSL_CTX_set_options(raw,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION
                            | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF); // tickets do without
    SSL_CTX_set_num_tickets(raw, 1);
    SSL_CTX_set_dh_auto(raw, 1);
    chooseProtocols(raw);
    return context;
}

// The result is kept with the connection; whether a path may go without is known later.
int takeAnyCertificate(int, X509_STORE_CTX *)
{
    return 1;
}

} // namespace

ContextPtr ServerContext::initial()
{
    ContextPtr context = newContext();
    // What the names' own contexts allow narrows this down.
    SSL_CTX_set_min_proto_version(context.get(), TLS1_1_VERSION);
    return context;
}

Result<std::shared_ptr<const ServerContext>> ServerContext::build(const ServerIdentity &identity)
{
    auto out = std::make_shared<ServerContext>();
    out->m_id = identity.id;
    out->m_context = newContext();
    out->setProtocols(identity.protocols);
    for (const CertificatePair &pair : identity.pairs) {
        if (const auto added = out->addPair(pair); !added)
            return fail(added.error());
    }
    if (const auto set = out->setClientAuthority(identity); !set)
        return fail(set.error());
    // A session begun under one resource is not resumed under another, which may ask for more.
    const QByteArray owner = identity.id + '\0' + identity.clientAuthority;
    const QByteArray scope = QCryptographicHash::hash(owner, QCryptographicHash::Sha256);
    SSL_CTX_set_session_id_context(out->m_context.get(),
                                   reinterpret_cast<const uchar *>(scope.constData()),
                                   uint(scope.size()));
    return std::shared_ptr<const ServerContext>(std::move(out));
}

Result<void> ServerContext::addPair(const CertificatePair &pair)
{
    const std::vector<X509Ptr> chain = readCertificates(pair.certificate);
    const KeyPtr key = readKey(pair.key);
    if (chain.empty() || !key)
        return fail(ErrorKind::InvalidInput,
                    u"the certificate or its key cannot be read as PEM"_qs);
    SSL_CTX *context = m_context.get();
    if (X509_check_private_key(chain.front().get(), key.get()) != 1
        || SSL_CTX_use_certificate(context, chain.front().get()) != 1
        || SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
        const char *why = ERR_reason_error_string(ERR_peek_last_error());
        ERR_clear_error();
        return fail(ErrorKind::InvalidInput,
                    u"the key does not belong to the certificate: %1"_qs.arg(
                        QString::fromLatin1(why ? why : "unknown")));
    }
    SSL_CTX_clear_chain_certs(context);
    for (size_t i = 1; i < chain.size(); ++i)
        SSL_CTX_add1_chain_cert(context, chain[i].get());
    return {};
}

Result<void> ServerContext::setClientAuthority(const ServerIdentity &identity)
{
    if (identity.clientAuthority.isEmpty())
        return {};
    const std::vector<X509Ptr> authorities = readCertificates(identity.clientAuthority);
    if (authorities.empty())
        return fail(ErrorKind::InvalidInput, u"client.ca cannot be read as PEM"_qs);
    X509_STORE *store = SSL_CTX_get_cert_store(m_context.get());
    for (const X509Ptr &authority : authorities) {
        X509_STORE_add_cert(store, authority.get());
        SSL_CTX_add_client_CA(m_context.get(), authority.get());
    }
    for (const QByteArray &pattern : identity.openPaths) {
        auto regex = ByteRegex::compile(pattern);
        if (!regex)
            return fail(regex.error());
        m_openPaths.push_back(std::move(*regex));
    }
    m_depth = identity.clientDepth;
    m_asksClients = true;
    m_requiresClients = m_openPaths.empty();
    return {};
}

void ServerContext::setProtocols(const QList<QByteArray> &protocols)
{
    const auto isWanted = [&](const Protocol &protocol) {
        return protocols.isEmpty() ? protocol.version >= TLS1_2_VERSION
                                   : protocols.contains(protocol.name);
    };
    for (const Protocol &protocol : kProtocols) {
        if (!isWanted(protocol))
            m_without |= protocol.without;
    }
    const auto lowest = std::find_if(kProtocols.begin(), kProtocols.end(), isWanted);
    m_lowest = lowest == kProtocols.end() ? TLS1_2_VERSION : lowest->version;
    if (m_lowest < TLS1_2_VERSION) // its hashes are below today's level
        SSL_CTX_set_security_level(m_context.get(), 0);
}

void ServerContext::applyTo(SSL *ssl) const
{
    SSL_set_SSL_CTX(ssl, m_context.get());
    SSL_set_min_proto_version(ssl, m_lowest);
    SSL_set_max_proto_version(ssl, m_highest);
    SSL_set_options(ssl, m_without);
    if (m_lowest < TLS1_2_VERSION)
        SSL_set_security_level(ssl, 0);
    if (!m_asksClients)
        return;
    SSL_set_client_CA_list(ssl, SSL_dup_CA_list(SSL_CTX_get_client_CA_list(m_context.get())));
    SSL_set_verify_depth(ssl, m_depth);
    SSL_set_verify(ssl,
                   m_requiresClients ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
                                     : SSL_VERIFY_PEER,
                   m_requiresClients ? nullptr : takeAnyCertificate);
}

bool ServerContext::isOpenPath(QByteArrayView path) const
{
    return std::any_of(m_openPaths.begin(), m_openPaths.end(),
                       [path](const ByteRegex &regex) { return regex.matches(path); });
}

} // namespace gatehouse::tls
