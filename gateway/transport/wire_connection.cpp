// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/wire_connection.h"

#include "gateway/transport/request_check.h"

#include <QNetworkProxy>
#include <QSslSocket>

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace gatehouse::transport {

namespace {

std::unique_ptr<QTcpSocket> makeSocket(const Endpoint &endpoint)
{
    if (!endpoint.encrypted)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls =
        endpoint.identity ? *endpoint.identity : QSslConfiguration::defaultConfiguration();
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    socket->setSslConfiguration(tls);
    return socket;
}

QString peerText(const Endpoint &endpoint)
{
    return QString::fromLatin1(endpoint.host) + u" port "_qs + QString::number(endpoint.port);
}

} // namespace

WireConnection::WireConnection(Endpoint endpoint, QObject *parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_socket(makeSocket(m_endpoint))
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QAbstractSocket::connected, this, &WireConnection::onConnected);
    connect(m_socket.get(), &QIODevice::readyRead, this, &WireConnection::onReadyRead);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &WireConnection::onError);
    connect(m_socket.get(), &QIODevice::bytesWritten, this, [this] {
        m_octetsLeft = true;
        if (m_user)
            m_user->connectionDrained();
    });
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(tls, &QSslSocket::encrypted, this, &WireConnection::onEncrypted);
        connect(tls, &QSslSocket::sslErrors, this, &WireConnection::onTlsErrors);
    }
}

void WireConnection::open()
{
    const QString host = QString::fromLatin1(m_endpoint.host);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        const QString name =
            m_endpoint.serverName.isEmpty() ? host : QString::fromLatin1(m_endpoint.serverName);
        tls->connectToHostEncrypted(host, m_endpoint.port, name);
    } else {
        m_socket->connectToHost(host, m_endpoint.port,
                                QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
}

void WireConnection::retire()
{
    m_user = nullptr;
    m_ready = false;
    m_broken = true;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    deleteLater();
}

void WireConnection::onConnected()
{
    m_established = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_user)
        m_user->connectionEstablished();
    if (!m_endpoint.encrypted)
        becomeReady();
}

void WireConnection::onEncrypted()
{
    becomeReady();
}

void WireConnection::becomeReady()
{
    m_ready = true;
    if (m_user)
        m_user->connectionReady();
}

void WireConnection::onReadyRead()
{
    if (m_user && m_ready)
        m_user->connectionReadable();
    else if (!m_user)
        emit idleBroken();
}

void WireConnection::onError(QAbstractSocket::SocketError error)
{
    m_broken = true;
    m_cut = error != QAbstractSocket::RemoteHostClosedError;
    if (!m_user) {
        emit idleBroken();
        return;
    }
    if (m_ready) {
        m_user->connectionReadable(); // what came before the end is still good
        return;
    }
    const QString why = u": "_qs + m_socket->errorString();
    if (m_established) {
        m_user->connectionFailed(upstreamError(
            ErrorKind::Tls,
            u"The TLS handshake with "_qs + peerText(m_endpoint) + u" failed"_qs + why, true));
    } else {
        m_user->connectionFailed(upstreamError(
            ErrorKind::Refused, u"No connection to "_qs + peerText(m_endpoint) + why, true));
    }
}

void WireConnection::onTlsErrors(const QList<QSslError> &errors)
{
    if (!m_user || !m_user->acceptsTlsErrors(errors))
        return; // the handshake then fails, which onError() tells
    m_tainted = true;
    static_cast<QSslSocket *>(m_socket.get())->ignoreSslErrors();
}

// Qt reports a reset as an orderly end, so where the end means something the kernel is asked first.
qint64 WireConnection::read(char *data, qint64 size, bool endsWithConnection)
{
    if (!m_socket->isOpen())
        return -1;
    char octet = 0;
    if (endsWithConnection
        && ::recv(int(m_socket->socketDescriptor()), &octet, 1, MSG_PEEK | MSG_DONTWAIT) < 0)
        m_cut = m_cut || errno == ECONNRESET;
    const qint64 n = m_socket->read(data, size);
    if (n < 0)
        m_broken = true;
    return n == 0 && m_broken ? -1 : n;
}

void WireConnection::write(QByteArrayView octets)
{
    if (m_broken || octets.isEmpty())
        return;
    const qint64 before = m_socket->bytesToWrite();
    // A failure shows at the next read, after what the peer said before it left.
    if (m_socket->write(octets.data(), octets.size()) < 0)
        return;
    if (m_endpoint.encrypted)
        m_socket->flush();
    if (m_socket->bytesToWrite() < before + octets.size())
        m_octetsLeft = true;
}

void WireConnection::beginExchange()
{
    ++m_served;
    m_octetsLeft = false;
}

bool WireConnection::isQuiet()
{
    if (m_broken || !m_ready || m_socket->state() != QAbstractSocket::ConnectedState || readStray())
        return false;
    char octet;
    return !m_endpoint.encrypted
        || ::recv(int(m_socket->socketDescriptor()), &octet, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
}

// Octets or the end came; a read of a plain socket asks the kernel.
bool WireConnection::readStray()
{
    std::array<char, 12> start;
    const qint64 n = m_socket->read(start.data(), start.size());
    const QByteArrayView octets(start.data(), qMax<qint64>(n, 0));
    m_strayed = m_strayed || (n > 0 && !(octets.startsWith("HTTP/1.") && octets.endsWith(" 408")));
    return n != 0;
}

std::unique_ptr<QTcpSocket> WireConnection::takeSocket(QByteArray &already)
{
    m_user = nullptr;
    m_ready = false;
    m_socket->disconnect(this);
    if (m_endpoint.encrypted) {
        m_socket->setReadBufferSize(0);
        already.append(m_socket->readAll());
        return std::move(m_socket);
    }
    // A buffered socket over the same connection: only those tell of the peer's end by a signal.
    auto tunnel = std::make_unique<QTcpSocket>();
    tunnel->setProxy(QNetworkProxy::NoProxy);
    const int descriptor = ::dup(int(m_socket->socketDescriptor()));
    if (descriptor >= 0 && !tunnel->setSocketDescriptor(descriptor))
        ::close(descriptor);
    m_socket->abort();
    return tunnel;
}

QSslConfiguration WireConnection::sslConfiguration() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
    return tls ? tls->sslConfiguration() : QSslConfiguration();
}

void WireConnection::setReadLimit(qint64 octets)
{
    if (m_endpoint.encrypted)
        m_socket->setReadBufferSize(octets);
}

} // namespace gatehouse::transport
