// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/socket_destination.h"

#include <QNetworkProxy>
#include <QSet>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace gatehouse::delivery {

namespace {

using namespace std::chrono_literals;

constexpr auto ticketTime = 100ms;
constexpr auto closingTime = 2s;
constexpr qsizetype mostClosing = 64; // further ones are closed at once

class TcpDestination final : public QObject, public Destination
{
public:
    explicit TcpDestination(const SocketTarget &target)
        : m_target(target)
    {
        m_timeout.setSingleShot(true);
        connect(&m_timeout, &QTimer::timeout, this,
                [this] { finish(u"it took longer than %1 ms"_qs.arg(m_target.timeout.count())); });
    }

    void send(const QList<QByteArray> &batch, Done done) override
    {
        m_done = std::move(done);
        m_text = m_target.envelope.wrap(batch);
        m_timeout.start(m_target.timeout);
        m_socket = std::make_unique<QSslSocket>();
        m_socket->setProxy(QNetworkProxy::NoProxy);
        connect(m_socket.get(), &QAbstractSocket::errorOccurred, this,
                [this] { finish(m_socket->errorString()); });
        const QString host = QString::fromUtf8(m_target.host);
        if (!m_target.tls) {
            connect(m_socket.get(), &QAbstractSocket::connected, this, &TcpDestination::write);
            m_socket->connectToHost(host, m_target.port);
            return;
        }
        connect(m_socket.get(), &QSslSocket::encrypted, this, &TcpDestination::write);
        m_socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        const QByteArray &name =
            m_target.serverName.isEmpty() ? m_target.host : m_target.serverName;
        m_socket->connectToHostEncrypted(host, m_target.port, QString::fromUtf8(name));
    }

    bool isClosing() const override { return !m_closing.isEmpty(); }

private:
    void write()
    {
        connect(m_socket.get(), &QIODevice::bytesWritten, this, &TcpDestination::checkWritten);
        connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, this,
                &TcpDestination::checkWritten);
        m_socket->write(m_text);
        m_text.clear();
        checkWritten();
    }

    void checkWritten()
    {
        if (!m_socket || m_socket->bytesToWrite() > 0 || m_socket->encryptedBytesToWrite() > 0)
            return;
        finish({});
    }

    void finish(const QString &reason)
    {
        if (!m_done)
            return;
        m_timeout.stop();
        m_socket->disconnect(this);
        QSslSocket *socket = m_socket.release();
        if (reason.isEmpty())
            close(socket);
        else
            socket->deleteLater(); // may be what calls
        std::exchange(m_done, nullptr)(
            reason.isEmpty() ? QString()
                             : reason
                    + u" (host %1, port %2)"_qs.arg(QString::fromUtf8(m_target.host))
                          .arg(m_target.port));
    }

    // A connection that is closed while something is unread is reset, and with it goes what the
    // peer has not read yet. TLS servers send tickets just after the handshake: they are waited
    // for.
    void close(QSslSocket *socket)
    {
        socket->setParent(this);
        m_closing.insert(socket);
        connect(socket, &QIODevice::readyRead, socket, [socket] { socket->readAll(); });
        connect(socket, &QAbstractSocket::disconnected, this, [this, socket] { end(socket); });
        const bool waits = m_target.tls && m_closing.size() <= mostClosing;
        QTimer::singleShot(waits ? ticketTime : 0ms, socket,
                           [socket] { socket->disconnectFromHost(); });
        QTimer::singleShot(closingTime, socket, [this, socket] { end(socket); });
    }

    void end(QSslSocket *socket)
    {
        if (!m_closing.remove(socket))
            return;
        socket->deleteLater();
        if (m_closing.isEmpty() && closed)
            closed();
    }

    const SocketTarget m_target;
    QTimer m_timeout;
    std::unique_ptr<QSslSocket> m_socket;
    QByteArray m_text;
    QSet<QSslSocket *> m_closing; // children
    Done m_done;
};

} // namespace

DestinationMaker tcpDestination(SocketTarget target)
{
    return [target = std::move(target)](const Workshop &) -> std::unique_ptr<Destination> {
        return std::make_unique<TcpDestination>(target);
    };
}

} // namespace gatehouse::delivery
