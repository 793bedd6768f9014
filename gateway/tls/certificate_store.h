// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/tls/server_context.h"

#include <QHash>

namespace gatehouse::tls {

// The certificates of a configuration, found by the name a client asks for (apisix.md 1.1): exact,
// else "*.a.com" for one label, the longest first, else "*". Of two for one name the first stays.
class CertificateStore
{
public:
    using Found = std::shared_ptr<const ServerContext>;

    // `fallbackName`: what counts as named by a client that names no server; may be empty.
    explicit CertificateStore(QByteArray fallbackName = {});
    void add(const QByteArray &name, const Found &context);

    Found find(QByteArrayView name) const; // null: the handshake fails, as in APISIX
    bool isEmpty() const { return m_exact.isEmpty() && m_wildcards.isEmpty() && !m_any; }
    const QByteArray &fallbackName() const { return m_fallbackName; }
    SSL_CTX *initialContext() const { return m_initial.get(); }

private:
    const QByteArray m_fallbackName;
    QHash<QByteArray, Found> m_exact, m_wildcards; // the latter by what stands behind "*"
    Found m_any;
    ContextPtr m_initial;
};
using CertificateStorePtr = std::shared_ptr<const CertificateStore>;

} // namespace gatehouse::tls
