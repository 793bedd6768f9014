// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/wire_connection.h"

#include "gateway/net/plain_stream.h"
#include "gateway/transport/request_check.h"

#include <array>
#include <sys/socket.h>

namespace gatehouse::transport {

namespace {

QString peerText(const Endpoint &endpoint)
{
    return QString::fromLatin1(endpoint.host) + u" port "_qs + QString::number(endpoint.port);
}

} // namespace

WireConnection::WireConnection(Endpoint endpoint, QObject *parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_stream(makeStream())
{
}

std::unique_ptr<net::Stream> WireConnection::makeStream()
{
    net::Stream::User &user = *this;
    if (!m_endpoint.encrypted)
        return std::make_unique<net::PlainStream>(user);
    QSslConfiguration tls =
        m_endpoint.identity ? *m_endpoint.identity : QSslConfiguration::defaultConfiguration();
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    net::SecureStream::Judge &judge = *this;
    auto stream = std::make_unique<net::SecureStream>(user, judge, tls, m_endpoint.serverName);
    m_tls = stream.get();
    return stream;
}

void WireConnection::open()
{
    m_stream->open(m_endpoint.host, m_endpoint.port);
}

void WireConnection::retire()
{
    m_user = nullptr;
    m_ready = false;
    m_stream->close();
    deleteLater();
}

void WireConnection::streamConnected()
{
    m_established = true;
    if (m_user)
        m_user->connectionEstablished();
}

void WireConnection::streamReady()
{
    m_ready = true;
    if (m_user)
        m_user->connectionReady();
}

void WireConnection::streamReadable()
{
    if (m_user && m_ready)
        m_user->connectionReadable();
    else if (!m_user)
        emit idleBroken();
}

void WireConnection::streamDrained()
{
    m_octetsLeft = true;
    if (m_user)
        m_user->connectionDrained();
}

void WireConnection::streamFailed(const QString &why)
{
    if (!m_user) {
        emit idleBroken();
        return;
    }
    const auto [kind, what] = m_established
        ? std::pair(ErrorKind::Tls, u"The TLS handshake with %1 failed: %2"_qs)
        : std::pair(ErrorKind::Refused, u"No connection to %1: %2"_qs);
    m_user->connectionFailed(upstreamError(kind, what.arg(peerText(m_endpoint), why), true));
}

bool WireConnection::acceptsTlsErrors(const QList<QSslError> &errors)
{
    return m_user && m_user->acceptsTlsErrors(errors);
}

void WireConnection::write(QByteArrayView octets)
{
    if (m_stream->write(octets) > 0)
        m_octetsLeft = true;
}

void WireConnection::beginExchange()
{
    ++m_served;
    m_octetsLeft = false;
}

bool WireConnection::isQuiet()
{
    if (!m_ready || !m_stream->isConnected() || readStray())
        return false;
    char octet;
    return !m_tls || ::recv(m_stream->descriptor(), &octet, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
}

// Octets or the end came; a read of a plain socket asks the kernel.
bool WireConnection::readStray()
{
    std::array<char, 12> start;
    const qint64 n = m_stream->read(start.data(), start.size(), false);
    const QByteArrayView octets(start.data(), qMax<qint64>(n, 0));
    m_strayed = m_strayed || (n > 0 && !(octets.startsWith("HTTP/1.") && octets.endsWith(" 408")));
    return n != 0;
}

std::unique_ptr<QTcpSocket> WireConnection::takeSocket(QByteArray &already)
{
    m_user = nullptr;
    m_ready = false;
    return m_stream->release(already);
}

QSslConfiguration WireConnection::sslConfiguration() const
{
    return m_tls ? m_tls->configuration() : QSslConfiguration();
}

bool WireConnection::isTainted() const
{
    return m_tls && !m_tls->isTrusted();
}

void WireConnection::setReadLimit(qint64 octets)
{
    if (m_tls)
        m_tls->setReadLimit(octets);
}

} // namespace gatehouse::transport
