// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/destination.h"

namespace gatehouse::delivery {

// A server that takes batches from a plain or TLS connection, or from datagrams.
struct SocketTarget {
    QByteArray host;
    quint16 port = 0;
    bool tls = false; // the certificate is not checked, as in APISIX
    QByteArray serverName; // for TLS; empty: the host
    std::chrono::milliseconds timeout{1000}; // the whole of one batch
    Envelope envelope = Envelope::array();
};

// One connection a batch.
DestinationMaker tcpDestination(SocketTarget target);
// One datagram an entry (RFC 5426); nothing tells whether it arrived.
DestinationMaker udpDestination(SocketTarget target);

} // namespace gatehouse::delivery
