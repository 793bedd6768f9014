// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QSslConfiguration>

#include <memory>

namespace gatehouse::upstream {

// What a group shows the nodes it reaches by TLS. The nodes' own certificates are not verified, as
// in APISIX, which has no setting for it (`tls.verify` is for kafka). Each client certificate is an
// object of its own: connections are pooled by its address, so nobody else's are ever used.
using TlsIdentity = std::shared_ptr<const QSslConfiguration>;

TlsIdentity anonymousIdentity(); // always the same
// InvalidInput, in words for the user, without a word of the key.
Result<TlsIdentity> clientIdentity(const QByteArray &certificate, const QByteArray &key);

} // namespace gatehouse::upstream
