// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/plain_stream.h"

#include <QHostInfo>

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gatehouse::net {

namespace {

void disableDelay(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

int connectDescriptor(int descriptor, const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(address.toIPv4Address());
        return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    sockaddr_in6 to{};
    to.sin6_family = AF_INET6;
    to.sin6_port = htons(port);
    to.sin6_scope_id = address.scopeId().toUInt();
    const Q_IPV6ADDR octets = address.toIPv6Address();
    std::copy(std::begin(octets.c), std::end(octets.c), std::begin(to.sin6_addr.s6_addr));
    return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&to), sizeof to);
}

} // namespace

PlainStream::PlainStream(User &user)
    : m_user(user)
{
}

PlainStream::PlainStream(User &user, int descriptor)
    : m_user(user)
    , m_descriptor(descriptor)
    , m_state(State::Connected)
{
    disableDelay(descriptor);
    m_watch.emplace(descriptor, static_cast<DescriptorUser &>(*this));
    m_watch->setInterest(ReadInterest);
}

PlainStream::~PlainStream()
{
    close();
}

void PlainStream::open(const QByteArray &host, quint16 port)
{
    m_port = port;
    m_state = State::Connecting;
    // RFC 6761 6.3: this name needs no resolver, and a machine may have none that knows it.
    const QHostAddress address = host == "localhost" ? QHostAddress(QHostAddress::LocalHost)
                                                     : QHostAddress(QString::fromLatin1(host));
    if (address.isNull()) {
        resolve(host);
        return;
    }
    m_addresses = {address};
    // From the event loop, so that nothing is heard of it before this returns.
    m_lookup = std::make_unique<QObject>();
    if (!connectTo(m_addresses.takeFirst()))
        QMetaObject::invokeMethod(
            m_lookup.get(), [this] { tryNext(); }, Qt::QueuedConnection);
}

void PlainStream::resolve(const QByteArray &name)
{
    m_lookup = std::make_unique<QObject>();
    QHostInfo::lookupHost(QString::fromLatin1(name), m_lookup.get(), [this](const QHostInfo &info) {
        m_addresses = info.addresses();
        if (m_addresses.isEmpty())
            m_fault = info.errorString();
        tryNext();
    });
}

void PlainStream::tryNext()
{
    while (!m_addresses.isEmpty()) {
        if (connectTo(m_addresses.takeFirst()))
            return;
    }
    m_state = State::Broken;
    m_user.streamFailed(m_fault);
}

bool PlainStream::connectTo(const QHostAddress &address)
{
    const int family = address.protocol() == QAbstractSocket::IPv4Protocol ? AF_INET : AF_INET6;
    m_descriptor = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor >= 0) {
        disableDelay(m_descriptor);
        if (connectDescriptor(m_descriptor, address, m_port) == 0 || errno == EINPROGRESS) {
            m_watch.emplace(m_descriptor, static_cast<DescriptorUser &>(*this));
            m_watch->setInterest(WriteInterest);
            return true;
        }
    }
    m_fault = qt_error_string(errno);
    dropDescriptor();
    return false;
}

void PlainStream::connected()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) {
        m_fault = qt_error_string(error);
        dropDescriptor();
        tryNext();
        return;
    }
    m_state = State::Connected;
    m_addresses.clear();
    updateInterest();
    m_user.streamConnected();
    if (m_state == State::Connected)
        m_user.streamReady();
}

void PlainStream::descriptorReady(bool readable, bool writable)
{
    if (m_state == State::Connecting) {
        connected();
        return;
    }
    if (writable && backlog() > 0)
        flush();
    if (!readable || m_state != State::Connected)
        return;
    // Who does not read now is not told again until he has read.
    m_announced = true;
    m_user.streamReadable();
    if (m_announced && m_watch)
        updateInterest();
}

qint64 PlainStream::read(char *data, qint64 size, bool)
{
    if (m_state != State::Connected)
        return -1;
    if (std::exchange(m_announced, false))
        updateInterest();
    ssize_t n = 0;
    do {
        n = ::recv(m_descriptor, data, size_t(size), 0);
    } while (n < 0 && errno == EINTR);
    if (n > 0)
        return n;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return 0;
    m_cut = n < 0 || m_deaf;
    m_state = State::Broken;
    m_watch.reset();
    return -1;
}

qint64 PlainStream::sendNow(QByteArrayView octets)
{
    ssize_t n = 0;
    do {
        n = ::send(m_descriptor, octets.data(), size_t(octets.size()), MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
        m_deaf = true;
        m_waiting.clear();
        m_gone = 0;
    }
    return std::max<qint64>(n, 0);
}

qint64 PlainStream::write(QByteArrayView octets)
{
    if (m_state != State::Connected || m_deaf || octets.isEmpty())
        return 0;
    const qint64 sent = backlog() == 0 ? sendNow(octets) : 0;
    if (sent == octets.size() || m_deaf)
        return sent;
    if (m_gone > m_waiting.size() / 2)
        m_waiting.remove(0, std::exchange(m_gone, 0));
    m_waiting.append(octets.sliced(sent));
    updateInterest();
    return sent;
}

void PlainStream::flush()
{
    const qint64 sent = sendNow(QByteArrayView(m_waiting).sliced(m_gone));
    if (!m_deaf)
        m_gone += sent;
    if (backlog() == 0) {
        m_waiting = {};
        m_gone = 0;
        updateInterest();
    }
    if (sent > 0)
        m_user.streamDrained();
}

void PlainStream::updateInterest()
{
    m_watch->setInterest(quint8((m_announced ? NoInterest : ReadInterest)
                                | (backlog() > 0 ? WriteInterest : NoInterest)));
}

void PlainStream::dropDescriptor()
{
    m_watch.reset();
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

void PlainStream::close()
{
    m_lookup.reset();
    m_state = State::Broken;
    m_waiting = {};
    m_gone = 0;
    dropDescriptor();
}

std::unique_ptr<QTcpSocket> PlainStream::release(QByteArray &)
{
    auto socket = std::make_unique<QTcpSocket>();
    m_watch.reset();
    m_state = State::Broken;
    if (m_descriptor >= 0 && socket->setSocketDescriptor(m_descriptor))
        m_descriptor = -1;
    return socket;
}

} // namespace gatehouse::net
