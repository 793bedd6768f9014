// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/socket_destination.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace gatehouse::delivery {

namespace {

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
        connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &TcpDestination::failed);
        connect(m_socket.get(), &QAbstractSocket::disconnected, this, [this] { finish({}); });
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

private:
    void write()
    {
        connect(m_socket.get(), &QIODevice::bytesWritten, this, &TcpDestination::closeWhenWritten);
        connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, this,
                &TcpDestination::closeWhenWritten);
        m_socket->write(m_text);
        m_text.clear();
        closeWhenWritten();
    }

    // QSslSocket loses what it has not encrypted yet if it is closed earlier.
    void closeWhenWritten()
    {
        if (m_written || m_socket->bytesToWrite() > 0 || m_socket->encryptedBytesToWrite() > 0)
            return;
        m_written = true;
        m_socket->disconnectFromHost();
    }

    void failed(QAbstractSocket::SocketError error)
    {
        // A server that closes when it has read everything is no failure.
        if (error == QAbstractSocket::RemoteHostClosedError && m_written)
            return;
        finish(m_socket->errorString());
    }

    void finish(const QString &reason)
    {
        if (!m_done)
            return;
        m_timeout.stop();
        m_written = false;
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // may be what calls
        std::exchange(m_done, nullptr)(
            reason.isEmpty() ? QString()
                             : reason
                    + u" (host %1, port %2)"_qs.arg(QString::fromUtf8(m_target.host))
                          .arg(m_target.port));
    }

    const SocketTarget m_target;
    QTimer m_timeout;
    std::unique_ptr<QSslSocket> m_socket;
    QByteArray m_text;
    Done m_done;
    bool m_written = false;
};

} // namespace

DestinationMaker tcpDestination(SocketTarget target)
{
    return [target = std::move(target)](const Workshop &) -> std::unique_ptr<Destination> {
        return std::make_unique<TcpDestination>(target);
    };
}

} // namespace gatehouse::delivery
