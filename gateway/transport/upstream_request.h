// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <QMetaType>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <chrono>
#include <memory>
#include <optional>

namespace gatehouse::transport {

enum class Engine : quint8 {
    Wire, // our own strict HTTP/1.1 client
    Qt // QNetworkAccessManager's stock engine behind a fence: HTTP/2 by ALPN, system proxies,
       // comparison
};

struct Timeouts { // all inactivity timers but `total`; zero means none
    std::chrono::milliseconds connect{5000};
    std::chrono::milliseconds tls{10000};
    std::chrono::milliseconds send{60000}; // between two successful writes
    std::chrono::milliseconds read{60000}; // to the first octet of the answer, and between reads
    std::chrono::milliseconds total{0};
};

struct PoolLimits { // APISIX's keepalive_pool
    int size = 320;
    std::chrono::milliseconds idleTimeout{60000};
    int requests = 1000;
};

// Everything an upstream exchange needs beyond QNetworkRequest. Travels as a request attribute
// (attachUpstreamRequest), so that no QUrl is built per request.
struct UpstreamRequest {
    QByteArray method;
    QByteArray target; // raw, written as it stands
    http::Headers headers; // with Host, without hop-by-hop and framing fields: the engine adds its
                           // own framing
    QByteArray scheme = "http"; // http or https
    QByteArray host; // address or name to connect to, no brackets
    quint16 port = 80;
    QByteArray serverName; // SNI and certificate name; empty: `host`
    std::shared_ptr<const QSslConfiguration>
        tls; // its address is the TLS identity; null: the default
    // Octets the body device will give: 0 none, -1 unknown (goes up chunked).
    qint64 contentLength = 0;
    bool bodyless = true; // no Content-Length is written at all (a GET without body)
    bool upgrade = false; // forward Connection/Upgrade; a 101 becomes a tunnel
    bool http2 = false; // by prior knowledge, or by ALPN over TLS
    Timeouts timeouts;
    PoolLimits pool;
};
using UpstreamRequestPtr = std::shared_ptr<const UpstreamRequest>;

void attachUpstreamRequest(QNetworkRequest &request, UpstreamRequestPtr upstream);
UpstreamRequestPtr upstreamRequestOf(const QNetworkRequest &request); // null if none is attached

} // namespace gatehouse::transport

Q_DECLARE_METATYPE(gatehouse::transport::UpstreamRequestPtr)
