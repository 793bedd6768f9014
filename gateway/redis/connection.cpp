// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/connection.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QSslSocket>

namespace gatehouse::redis {

namespace {

Clock::Steady now()
{
    return std::chrono::steady_clock::now();
}

Error errorAt(const Address &address, ErrorKind kind, const QString &reason)
{
    return {kind, ErrorSource::Upstream, false,
            u"redis at %1 port %2: %3"_qs.arg(QString::fromUtf8(address.host))
                .arg(address.port)
                .arg(reason)};
}

std::unique_ptr<QTcpSocket> makeSocket(const Login &login)
{
    if (!login.tls)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(login.verifyTls ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    return socket;
}

} // namespace

Connection::Connection(Address address, Login login)
    : m_address(std::move(address))
    , m_login(std::move(login))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::onTick);
}

Connection::~Connection()
{
    close();
}

void Connection::send(QByteArray command, Done done)
{
    const Clock::Steady time = now();
    if (m_waiting.size() + m_sent.size() >= maxPending) {
        done(fail(errorAt(m_address, ErrorKind::Unavailable,
                          u"too many commands wait for its answer"_qs)));
        return;
    }
    if (m_state == State::Closed && time < m_silentUntil) {
        done(fail(errorAt(m_address, ErrorKind::Timeout, u"it did not answer just now"_qs)));
        return;
    }
    const Clock::Steady deadline = time + m_login.timeout;
    if (m_state == State::Ready)
        write(command, std::move(done), deadline);
    else
        m_waiting.push_back({std::move(command), std::move(done), deadline});
    tickAt(deadline);
    if (m_state == State::Closed)
        open();
}

void Connection::open()
{
    m_state = State::Connecting;
    m_parser.clear();
    m_socket = makeSocket(m_login);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QIODevice::readyRead, this, &Connection::onReadable);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &Connection::onError);
    const QString host = QString::fromUtf8(m_address.host);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(tls, &QSslSocket::encrypted, this, &Connection::onConnected);
        tls->connectToHostEncrypted(host, m_address.port);
    } else {
        connect(m_socket.get(), &QAbstractSocket::connected, this, &Connection::onConnected);
        m_socket->connectToHost(host, m_address.port);
    }
}

void Connection::onConnected()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_state = State::Greeting;
    greet();
    if (m_greetings == 0)
        becomeReady();
}

void Connection::greet()
{
    QList<QByteArray> commands;
    if (!m_login.password.isEmpty() && !m_login.username.isEmpty())
        commands.append(encodeCommand({"AUTH"_qba, m_login.username, m_login.password}));
    else if (!m_login.password.isEmpty())
        commands.append(encodeCommand({"AUTH"_qba, m_login.password}));
    if (m_login.database != 0)
        commands.append(encodeCommand({"SELECT"_qba, QByteArray::number(m_login.database)}));
    m_greetings = int(commands.size());
    for (const QByteArray &command : commands)
        write(
            command, [this](const Result<Reply> &reply) { onGreeting(reply); },
            now() + m_login.timeout);
}

void Connection::onGreeting(const Result<Reply> &reply)
{
    if (!reply)
        return; // failAll() is at work
    if (reply->isFault()) {
        // Redis's words name no password.
        failAll(errorAt(m_address, ErrorKind::Unavailable, QString::fromUtf8(reply->text)));
    } else if (--m_greetings == 0) {
        becomeReady();
    }
}

void Connection::becomeReady()
{
    m_state = State::Ready;
    for (Waiting &waiting : std::exchange(m_waiting, {}))
        write(waiting.command, std::move(waiting.done), waiting.deadline);
}

void Connection::write(QByteArrayView command, Done done, Clock::Steady deadline)
{
    m_sent.push_back({std::move(done), deadline});
    m_socket->write(command.data(), command.size());
    m_lastUse = now();
}

void Connection::onReadable()
{
    m_parser.append(m_socket->readAll());
    const QPointer<Connection> self(this);
    while (self && m_state != State::Closed) {
        Result<std::optional<Reply>> reply = m_parser.next();
        if (!reply || (*reply && m_sent.empty())) {
            failAll(errorAt(m_address, ErrorKind::ProtocolError,
                            u"it does not answer as a Redis server does"_qs));
            return;
        }
        if (!*reply)
            return;
        const Done done = std::move(m_sent.front().done);
        m_sent.pop_front();
        done(*std::move(*reply));
    }
}

void Connection::onError()
{
    failAll(errorAt(m_address,
                    m_state == State::Connecting ? ErrorKind::Refused : ErrorKind::ConnectionLost,
                    m_socket->errorString()));
}

void Connection::onTick()
{
    const Clock::Steady time = now();
    if (m_sent.empty() && m_waiting.empty()) {
        if (m_state != State::Closed && time >= m_lastUse + m_login.idle)
            close();
        else if (m_state != State::Closed)
            tickAt(m_lastUse + m_login.idle);
        return;
    }
    const Clock::Steady deadline =
        m_sent.empty() ? m_waiting.front().deadline : m_sent.front().deadline;
    if (deadline > time) {
        tickAt(deadline);
        return;
    }
    m_silentUntil = time + m_login.timeout;
    failAll(errorAt(m_address, ErrorKind::Timeout,
                    u"no answer within %1 ms"_qs.arg(m_login.timeout.count())));
}

void Connection::tickAt(Clock::Steady time)
{
    if (m_timer.isActive() && m_nextTick <= time)
        return;
    m_nextTick = time;
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(
        std::max(time - now(), Clock::Steady::duration::zero())));
}

void Connection::failAll(Error error)
{
    close();
    const std::deque<Sent> sent = std::exchange(m_sent, {});
    const std::deque<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Sent &command : sent)
        command.done(fail(error));
    for (const Waiting &command : waiting)
        command.done(fail(error));
}

void Connection::cancel()
{
    failAll(errorAt(m_address, ErrorKind::Cancelled, u"another server took its place"_qs));
}

void Connection::close()
{
    m_state = State::Closed;
    m_greetings = 0;
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // may be in the middle of a signal
}

} // namespace gatehouse::redis
