// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/tls/openssl_ptr.h"

namespace gatehouse::tls {

// h2 before http/1.1, whatever the client prefers; a client that offers only others is refused
// (RFC 7301 3.2).
void chooseProtocols(SSL_CTX *context);

} // namespace gatehouse::tls
