// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http2_upstream.h"

#include <QSslServer>
#include <QSslSocket>

namespace gatehouse::test {

class Http2Upstream::Peer final : private http2::Handler
{
public:
    Peer(Http2Upstream &upstream, QTcpSocket *socket)
        : m_upstream(upstream)
        , m_socket(socket)
        , m_session(http2::Role::Server, {}, *this)
    {
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this] { read(); });
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [this] { pump(); });
        read();
    }

    void cut() { m_socket->abort(); }

private:
    void read()
    {
        m_session.feed(m_socket->readAll(), std::chrono::steady_clock::now());
        pump();
    }
    void pump()
    {
        while (m_socket->bytesToWrite() < 64 * 1024) {
            const QByteArray octets = m_session.takeOutput(16 * 1024);
            if (octets.isEmpty())
                return;
            m_socket->write(octets);
        }
    }

    void headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends) override
    {
        http2::Refusal refusal;
        const http::RequestHead head = block.takeRequest(ends, refusal);
        ++m_upstream.m_requests;
        const QByteArray path = head.target;
        m_paths[id] = path;
        if (path == "/refuse" && !std::exchange(m_upstream.m_refused, true))
            m_session.reset(id, http2::RefusedStream);
        else if (path == "/leave" && !std::exchange(m_upstream.m_left, true))
            m_session.goAwayBefore(id);
        else if (path == "/status")
            m_session.sendHead(id, 200,
                               {{"content-type", "application/grpc"}, {"grpc-status", "5"}}, true);
        else if (path == "/echo")
            m_session.sendHead(id, 200, {{"content-type", "application/grpc"}}, false);
        else if (path == "/break")
            begin(id, QByteArray(1000, 'b'));
        else if (path == "/big")
            whole(id, QByteArray(8 << 20, 'x'));
        else if (path != "/hang")
            whole(id, text(head));
    }
    static QByteArray text(const http::RequestHead &head)
    {
        QByteArray out = head.method + ' ' + head.target + '\n';
        for (const http::Field &field : head.headers)
            out += field.name + ": " + field.value + '\n';
        return out;
    }
    void begin(http2::StreamId id, const QByteArray &body)
    {
        m_session.sendHead(id, 200, {{"x-from", "h2"}}, false);
        m_session.sendBody(id, body);
    }
    void whole(http2::StreamId id, const QByteArray &body)
    {
        begin(id, body);
        m_session.sendEnd(id, {});
    }
    void dataArrived(http2::StreamId id, QByteArrayView octets) override
    {
        m_session.consumed(id, octets.size());
        if (m_paths[id] == "/echo")
            m_session.sendBody(id, octets.toByteArray());
    }
    void endArrived(http2::StreamId id, http::Headers trailers) override
    {
        if (m_paths[id] != "/echo")
            return;
        trailers.append("grpc-status", "0");
        trailers.append("grpc-message", "fine");
        m_session.sendEnd(id, std::move(trailers));
    }
    void streamDrained(http2::StreamId id) override
    {
        if (m_paths[id] == "/break")
            m_session.reset(id, http2::InternalError);
    }
    void streamClosed(http2::StreamId id, quint32) override { m_paths.erase(id); }
    void goingAway(http2::StreamId, quint32) override { }

    Http2Upstream &m_upstream;
    std::unique_ptr<QTcpSocket> m_socket;
    http2::Session m_session;
    std::map<http2::StreamId, QByteArray> m_paths;
};

Http2Upstream::Http2Upstream(const QSslConfiguration *tls)
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        QSslConfiguration configuration = *tls;
        configuration.setAllowedNextProtocols({"h2"});
        server->setSslConfiguration(configuration);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                     [this] { accept(); });
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no port");
}

Http2Upstream::~Http2Upstream() = default;

void Http2Upstream::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        socket->setParent(nullptr);
        ++m_connections;
        m_peers.push_back(std::make_unique<Peer>(*this, socket));
    }
}

void Http2Upstream::cutAll()
{
    for (const auto &peer : m_peers)
        peer->cut();
}

} // namespace gatehouse::test
