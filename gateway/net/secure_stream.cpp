// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/secure_stream.h"

#include <QNetworkProxy>

#include <cerrno>
#include <sys/socket.h>

namespace gatehouse::net {

SecureStream::SecureStream(User &user, Judge &judge, const QSslConfiguration &configuration,
                           QByteArray serverName)
    : m_user(user)
    , m_judge(judge)
    , m_serverName(std::move(serverName))
    , m_socket(std::make_unique<QSslSocket>())
{
    m_socket->setSslConfiguration(configuration);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QAbstractSocket::connected, this, &SecureStream::onConnected);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &SecureStream::onEncrypted);
    connect(m_socket.get(), &QSslSocket::sslErrors, this, &SecureStream::onTlsErrors);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &SecureStream::onError);
    connect(m_socket.get(), &QIODevice::readyRead, this, [this] { m_user.streamReadable(); });
    connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, this, [this] {
        if (m_ready) // not the handshake's
            m_user.streamDrained();
    });
}

SecureStream::~SecureStream()
{
    close();
}

void SecureStream::open(const QByteArray &host, quint16 port)
{
    const QString name = QString::fromLatin1(host);
    m_socket->connectToHostEncrypted(
        name, port, m_serverName.isEmpty() ? name : QString::fromLatin1(m_serverName));
}

bool SecureStream::isConnected() const
{
    return m_ready && !m_broken && m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

void SecureStream::onConnected()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_user.streamConnected();
}

void SecureStream::onEncrypted()
{
    m_ready = true;
    m_user.streamReady();
}

void SecureStream::onError(QAbstractSocket::SocketError error)
{
    m_broken = true;
    m_cut = error != QAbstractSocket::RemoteHostClosedError;
    if (m_ready)
        m_user.streamReadable(); // what came before the end is still good
    else
        m_user.streamFailed(m_socket->errorString());
}

void SecureStream::onTlsErrors(const QList<QSslError> &errors)
{
    if (!m_judge.acceptsTlsErrors(errors))
        return; // the handshake then fails, which onError() tells
    m_tainted = true;
    m_socket->ignoreSslErrors();
}

// Qt reports a reset as an orderly end, so where the end means something the kernel is asked first.
qint64 SecureStream::read(char *data, qint64 size, bool endMatters)
{
    if (!m_socket->isOpen())
        return -1;
    char octet = 0;
    if (endMatters && ::recv(descriptor(), &octet, 1, MSG_PEEK | MSG_DONTWAIT) < 0)
        m_cut = m_cut || errno == ECONNRESET;
    const qint64 n = m_socket->read(data, size);
    if (n < 0)
        m_broken = true;
    return n == 0 && m_broken ? -1 : n;
}

qint64 SecureStream::write(QByteArrayView octets)
{
    if (m_broken || octets.isEmpty())
        return 0;
    const qint64 before = m_socket->bytesToWrite();
    if (m_socket->write(octets.data(), octets.size()) < 0)
        return 0;
    m_socket->flush();
    return before + octets.size() - m_socket->bytesToWrite();
}

void SecureStream::close()
{
    m_broken = true;
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
}

std::unique_ptr<QTcpSocket> SecureStream::release(QByteArray &already)
{
    m_socket->disconnect(this);
    m_socket->setReadBufferSize(0);
    already.append(m_socket->readAll());
    return std::exchange(m_socket, nullptr);
}

} // namespace gatehouse::net
