// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/router/router.h"
#include "gateway/transport/upstream_request.h"

#include <QHostAddress>

#include <optional>

namespace gatehouse {

// How a gateway is started.
struct GatewayOptions {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 9080; // 0: any free one
    bool tryNextPorts = false; // a taken port is passed over, at most 100 times
    std::optional<quint16> tlsPort; // HTTPS there, too (APISIX: 9443); 0: any free one
    QHostAddress tlsAddress = QHostAddress(QHostAddress::LocalHost);
    int workers = 0; // 0: cores - 1, at least 1
    transport::Engine engine = transport::Engine::Wire;
    router::Mode router = router::Mode::HostUri;
    bool recording = true;
    qint64 bodyCap = 64 * 1024; // octets of each body that are recorded
    qint64 maxBody = qint64(1) << 40; // larger request bodies: 413
    quint64 firstRecordId = 1;
    QString accessLog; // a JSON line for each exchange goes there; "-": standard output; empty: no
    bool operator==(const GatewayOptions &) const = default;
};

} // namespace gatehouse
