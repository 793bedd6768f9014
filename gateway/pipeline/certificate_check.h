// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/tls/certificate_store.h"
#include "gateway/tls/tls_facts.h"

namespace gatehouse::pipeline {

// Why a request over an encrypted connection may not go on, for the record; empty if it may. The
// host it names may ask for a client certificate that the connection's handshake did not.
QByteArray certificateFault(const Exchange &exchange, const tls::TlsFacts &facts,
                            const tls::CertificateStore &certificates);

} // namespace gatehouse::pipeline
