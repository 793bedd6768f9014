// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/certificate_check.h"

namespace gatehouse::pipeline {

// As APISIX's verify_https_client(): by the Host of the request, with the server name of the
// connection having to be the same, so that a certificate shown for one name opens no other.
QByteArray certificateFault(const Exchange &exchange, const tls::TlsFacts &facts,
                            const tls::CertificateStore &certificates)
{
    const tls::CertificateStore::Found asked = certificates.find(exchange.host);
    if (!asked || !asked->asksClients() || asked->isOpenPath(exchange.target.path))
        return {};
    if (!facts.clientVerified)
        return "the host asks for a client certificate, and none was shown that stands the check";
    if (facts.serverName != exchange.host)
        return "the client certificate was shown to \"" + facts.serverName
            + "\", the request is for another host";
    return {};
}

} // namespace gatehouse::pipeline
