// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/tcp_stream.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gatehouse::net {

namespace {

constexpr qsizetype kLarge = 16 * 1024; // not worth being copied once more

struct Name {
    sockaddr_storage storage{};
    sockaddr *address() { return reinterpret_cast<sockaddr *>(&storage); }
    quint16 port() const
    {
        return ntohs(storage.ss_family == AF_INET6
                         ? reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port
                         : reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
    }
};

Name peerOf(int descriptor)
{
    Name name;
    socklen_t size = sizeof name.storage;
    ::getpeername(descriptor, name.address(), &size);
    return name;
}

Name localOf(int descriptor)
{
    Name name;
    socklen_t size = sizeof name.storage;
    ::getsockname(descriptor, name.address(), &size);
    return name;
}

} // namespace

TcpStream::TcpStream(int descriptor)
    : m_descriptor(descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    m_watch.emplace(descriptor, static_cast<DescriptorUser &>(*this));
    updateInterest();
}

TcpStream::~TcpStream()
{
    setUser(nullptr);
    abort();
}

void TcpStream::descriptorReady(bool readable, bool writable)
{
    if (writable)
        flush();
    if (readable && m_descriptor >= 0)
        receive();
}

void TcpStream::receive()
{
    ssize_t n = 0;
    if (m_large && m_input.isEmpty()) {
        m_input.resize(readAhead);
        n = ::recv(m_descriptor, m_input.data(), size_t(readAhead), 0);
        m_input.truncate(std::max<qsizetype>(n, 0));
    } else {
        std::array<char, readAhead> octets;
        const qsizetype room = readAhead - m_input.size();
        n = ::recv(m_descriptor, octets.data(), size_t(std::max<qsizetype>(room, 1)), 0);
        m_input.append(octets.data(), std::max<qsizetype>(n, 0));
    }
    m_large = n >= kLarge;
    if (n > 0) {
        updateInterest();
        if (user())
            user()->streamReadable();
    } else if (n == 0) {
        close();
    } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        abort();
    }
}

QByteArray TcpStream::readAll()
{
    QByteArray taken = std::exchange(m_input, {});
    if (taken.size() >= readAhead)
        updateInterest();
    return taken;
}

qsizetype TcpStream::sendNow(QByteArrayView octets)
{
    ssize_t n = 0;
    do {
        n = ::send(m_descriptor, octets.data(), size_t(octets.size()), MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
        return -1;
    return std::max<qsizetype>(n, 0);
}

void TcpStream::write(const QByteArray &octets)
{
    if (!isOpen() || m_shut || octets.isEmpty())
        return;
    if (bytesToWrite() == 0) {
        m_output = octets; // shared: what leaves at once is never copied
        m_sent = 0;
    } else {
        if (m_sent >= kLarge)
            m_output.remove(0, std::exchange(m_sent, 0));
        m_output.append(octets);
    }
    updateInterest();
}

void TcpStream::flush()
{
    if (m_descriptor < 0 || bytesToWrite() == 0)
        return;
    const qsizetype n = sendNow(QByteArrayView(m_output).sliced(m_sent));
    if (n < 0) {
        abort();
        return;
    }
    m_sent += n;
    if (bytesToWrite() == 0) {
        m_output = {};
        m_sent = 0;
        updateInterest();
    }
    if (n > 0)
        settle();
}

void TcpStream::settle()
{
    const bool empty = bytesToWrite() == 0;
    if (empty && m_shut)
        ::shutdown(m_descriptor, SHUT_WR);
    if (user())
        user()->streamWritten();
    if (empty && m_closing)
        abort();
}

void TcpStream::shutSending()
{
    m_shut = true;
    if (m_descriptor >= 0 && bytesToWrite() == 0)
        ::shutdown(m_descriptor, SHUT_WR);
}

void TcpStream::close()
{
    if (m_descriptor < 0 || std::exchange(m_closing, true))
        return;
    if (bytesToWrite() == 0)
        abort();
    else
        updateInterest();
}

void TcpStream::abort()
{
    if (m_descriptor < 0)
        return;
    m_watch.reset();
    ::close(std::exchange(m_descriptor, -1));
    m_output = {};
    m_sent = 0;
    if (user())
        user()->streamClosed();
}

void TcpStream::updateInterest()
{
    if (!m_watch)
        return;
    const bool reads = !m_closing && m_input.size() < readAhead;
    m_watch->setInterest(quint8((reads ? ReadInterest : NoInterest)
                                | (bytesToWrite() > 0 ? WriteInterest : NoInterest)));
}

QHostAddress TcpStream::peerAddress() const
{
    return QHostAddress(peerOf(m_descriptor).address());
}

quint16 TcpStream::peerPort() const
{
    return peerOf(m_descriptor).port();
}

QHostAddress TcpStream::localAddress() const
{
    return QHostAddress(localOf(m_descriptor).address());
}

quint16 TcpStream::localPort() const
{
    return localOf(m_descriptor).port();
}

} // namespace gatehouse::net
