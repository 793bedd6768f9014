// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tls/certificate_store.h"

#include "gateway/core/ascii.h"
#include "gateway/tls/session.h"

namespace gatehouse::tls {

CertificateStore::CertificateStore(QByteArray fallbackName)
    : m_fallbackName(ascii::toLower(fallbackName))
    , m_initial(ServerContext::initial())
{
    SSL_CTX_set_client_hello_cb(m_initial.get(), Session::onClientHello, nullptr);
}

void CertificateStore::add(const QByteArray &name, const Found &context)
{
    const QByteArray lower = ascii::toLower(name);
    if (lower == "*") {
        if (!m_any)
            m_any = context;
        return;
    }
    const bool isWildcard = lower.startsWith('*');
    auto &table = isWildcard ? m_wildcards : m_exact;
    const QByteArray key = isWildcard ? lower.mid(1) : lower;
    if (!table.contains(key))
        table.insert(key, context);
}

CertificateStore::Found CertificateStore::find(QByteArrayView name) const
{
    const QByteArray lower = ascii::toLower(name.toByteArray());
    if (const Found found = m_exact.value(lower))
        return found;
    const qsizetype label = lower.indexOf('.');
    for (qsizetype i = 0; i <= label && !m_wildcards.isEmpty(); ++i) {
        if (const Found found = m_wildcards.value(lower.mid(i)))
            return found;
    }
    return m_any;
}

} // namespace gatehouse::tls
