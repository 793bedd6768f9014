// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/tls/openssl_ptr.h"

#include <QByteArray>

#include <vector>

// Certificates and keys as configurations carry them: text between dashes.
namespace gatehouse::tls {

// The certificates in the text, in order; empty if the first cannot be read.
std::vector<X509Ptr> readCertificates(const QByteArray &pem);
// Null if it cannot be read; one that asks for a pass phrase cannot.
KeyPtr readKey(const QByteArray &pem);

} // namespace gatehouse::tls
