// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

namespace gatehouse::tls {

// What a request may be judged by that came over an encrypted connection.
struct TlsFacts {
    QByteArray serverName; // that the client asked for
    bool clientVerified = false; // its certificate stood the check
    QHash<QByteArray, QByteArray> variables; // NGINX's ssl_*
};

} // namespace gatehouse::tls
