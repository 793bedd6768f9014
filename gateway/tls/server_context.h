// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/byte_regex.h"
#include "gateway/tls/openssl_ptr.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <vector>

namespace gatehouse::tls {

struct CertificatePair {
    QByteArray certificate; // PEM, the chain behind the leaf
    QByteArray key;
    bool operator==(const CertificatePair &) const = default;
};

// What one ssl resource says (apisix.md 6.1), secrets filled in.
struct ServerIdentity {
    QByteArray id;
    QList<QByteArray> names; // "a.com", "*.a.com", "*"
    QList<CertificatePair> pairs; // one for each kind of key
    QList<QByteArray> protocols; // "TLSv1.1" to "TLSv1.3"; empty: 1.2 and 1.3
    QByteArray clientAuthority; // PEM; empty: clients are not asked for certificates
    int clientDepth = 1;
    QList<QByteArray> openPaths; // patterns of paths that need no client certificate
};

// A resource ready for handshakes: OpenSSL's context and what must be set on each connection
// besides, since switching the context does not carry it over. Shared by threads, never changed.
class ServerContext
{
public:
    // InvalidInput, in words for the user.
    static Result<std::shared_ptr<const ServerContext>> build(const ServerIdentity &identity);
    // The one a handshake begins with, before the name is known; it has no certificate.
    static ContextPtr initial();

    void applyTo(SSL *ssl) const;
    const QByteArray &id() const { return m_id; }
    bool asksClients() const { return m_asksClients; }
    bool isOpenPath(QByteArrayView path) const;

private:
    Result<void> addPair(const CertificatePair &pair);
    Result<void> setClientAuthority(const ServerIdentity &identity);
    void setProtocols(const QList<QByteArray> &protocols);

    QByteArray m_id;
    ContextPtr m_context;
    int m_lowest = TLS1_2_VERSION, m_highest = TLS1_3_VERSION;
    quint64 m_without = 0; // options that switch off protocols in between
    int m_depth = 1;
    bool m_asksClients = false, m_requiresClients = false;
    std::vector<ByteRegex> m_openPaths;
};

} // namespace gatehouse::tls
