// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http2/session.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <map>

namespace gatehouse::test {

// An upstream that speaks HTTP/2 only, by prior knowledge or over TLS. Its paths:
//   /echo     head at once, each piece of the body back as it comes, trailer grpc-status: 0
//   /status   Trailers-Only: grpc-status 5 in the head, nothing else
//   /head     the request's fields as the body
//   /refuse   the first time REFUSED_STREAM, then as /head
//   /leave    GOAWAY that leaves this stream out the first time, then as /head
//   /break    a reset in the middle of the answer
//   /big      8 MiB
//   /hang     nothing
class Http2Upstream
{
public:
    explicit Http2Upstream(const QSslConfiguration *tls = nullptr);
    ~Http2Upstream();

    quint16 port() const { return m_server->serverPort(); }
    int connections() const { return m_connections; }
    int requests() const { return m_requests; }
    void cutAll(); // closes every connection

private:
    class Peer;
    void accept();

    std::unique_ptr<QTcpServer> m_server;
    std::vector<std::unique_ptr<Peer>> m_peers;
    int m_connections = 0, m_requests = 0;
    bool m_refused = false, m_left = false;
};

} // namespace gatehouse::test
