// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/core/error.h"
#include "gateway/http/parser.h"
#include "gateway/net/secure_stream.h"
#include "gateway/transport/endpoint.h"

namespace gatehouse::transport {

// Whoever has an exchange on a connection. Plain calls: connecting signals per request would cost
// more.
class ConnectionUser
{
public:
    virtual void connectionEstablished() = 0; // TCP stands; a handshake may follow
    virtual void connectionReady() = 0; // may carry a request
    virtual void connectionReadable() = 0; // octets, or the end, wait to be read
    virtual void connectionDrained() = 0; // octets left for the peer
    virtual void connectionFailed(const Error &error) = 0; // never became ready
    virtual bool acceptsTlsErrors(const QList<QSslError> &errors) = 0;

protected:
    ~ConnectionUser() = default;
};

// One connection to an upstream, with the parser of its answers. An octet or an end that comes
// while nobody uses it makes it worthless: idleBroken().
class WireConnection final : public QObject,
                             private net::Stream::User,
                             private net::SecureStream::Judge
{
    Q_OBJECT

public:
    WireConnection(Endpoint endpoint, QObject *parent);

    void open();
    void setUser(ConnectionUser *user) { m_user = user; }
    // Closes at once and deletes itself later: safe from within its own callbacks.
    void retire();

    qint64 read(char *data, qint64 size, bool endsWithConnection) // as net::Stream::read()
    {
        return m_stream->read(data, size, endsWithConnection);
    }
    void write(QByteArrayView octets);
    qint64 backlog() const { return m_stream->backlog(); }
    bool octetsLeft() const { return m_octetsLeft; } // for the peer, in the present exchange
    bool wasCut() const { return m_stream->wasCut(); } // by a fault, not the peer's orderly close
    void beginExchange();

    // Nothing came since the last exchange; asks the kernel, too: the event loop may be behind.
    bool isQuiet();
    // It sent octets that belong to no request. Not so a late 408, by which servers end idle
    // connections.
    bool hasStrayed() const { return m_strayed; }
    std::unique_ptr<QTcpSocket> takeSocket(QByteArray &already);
    QSslConfiguration sslConfiguration() const;
    void setReadLimit(qint64 octets);

    const Endpoint &endpoint() const { return m_endpoint; }
    http::ResponseParser &parser() { return m_parser; }
    bool isReady() const { return m_ready; }
    int served() const { return m_served; }
    bool isTainted() const; // TLS errors were accepted for one user only

    Clock::Steady idleUntil; // the pool's

signals:
    void idleBroken();

private:
    void streamConnected() override;
    void streamReady() override;
    void streamReadable() override;
    void streamDrained() override;
    void streamFailed(const QString &why) override;
    bool acceptsTlsErrors(const QList<QSslError> &errors) override;
    std::unique_ptr<net::Stream> makeStream();
    bool readStray();

    Endpoint m_endpoint;
    net::SecureStream *m_tls = nullptr; // m_stream, if it is one
    std::unique_ptr<net::Stream> m_stream;
    http::ResponseParser m_parser;
    ConnectionUser *m_user = nullptr;
    int m_served = 0;
    bool m_ready = false, m_established = false;
    bool m_octetsLeft = false, m_strayed = false;
};

struct RetireConnection {
    void operator()(WireConnection *connection) const { connection->retire(); }
};
using WireConnectionPtr = std::unique_ptr<WireConnection, RetireConnection>;

} // namespace gatehouse::transport
