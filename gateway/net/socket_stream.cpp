// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/socket_stream.h"

#include <sys/socket.h>

namespace gatehouse::net {

SocketStream::SocketStream(std::unique_ptr<QAbstractSocket> socket)
    : m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(readAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QAbstractSocket::readyRead, this, [this] {
        if (user())
            user()->streamReadable();
    });
    connect(m_socket.get(), &QAbstractSocket::bytesWritten, this, &SocketStream::onWritten);
    connect(m_socket.get(), &QAbstractSocket::disconnected, this, [this] {
        if (user())
            user()->streamClosed();
    });
}

SocketStream::~SocketStream()
{
    m_socket->disconnect(this);
}

void SocketStream::shutSending()
{
    m_shut = true;
    if (m_socket->bytesToWrite() == 0)
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void SocketStream::onWritten()
{
    if (m_shut)
        shutSending();
    if (user())
        user()->streamWritten();
}

} // namespace gatehouse::net
