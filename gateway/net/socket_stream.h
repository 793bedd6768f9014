// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/byte_stream.h"

#include <QAbstractSocket>

#include <memory>

namespace gatehouse::net {

// A stream over one of Qt's sockets.
class SocketStream final : public ByteStream
{
    Q_OBJECT

public:
    static constexpr qint64 readAhead = 64 * 1024; // octets that wait here unread

    explicit SocketStream(std::unique_ptr<QAbstractSocket> socket);
    ~SocketStream() override;

    QByteArray readAll() override { return m_socket->readAll(); }
    qint64 bytesAvailable() const override { return m_socket->bytesAvailable(); }
    void write(const QByteArray &octets) override { m_socket->write(octets); }
    qint64 bytesToWrite() const override { return m_socket->bytesToWrite(); }
    void flush() override { m_socket->flush(); }
    void shutSending() override;
    void close() override { m_socket->disconnectFromHost(); }
    void abort() override { m_socket->abort(); }
    bool isOpen() const override { return m_socket->state() == QAbstractSocket::ConnectedState; }

    QHostAddress peerAddress() const override { return m_socket->peerAddress(); }
    quint16 peerPort() const override { return m_socket->peerPort(); }
    QHostAddress localAddress() const override { return m_socket->localAddress(); }
    quint16 localPort() const override { return m_socket->localPort(); }

private:
    void onWritten();

    std::unique_ptr<QAbstractSocket> m_socket;
    bool m_shut = false; // nothing more will be written
};

} // namespace gatehouse::net
