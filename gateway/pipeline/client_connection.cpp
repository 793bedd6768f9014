// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/client_connection.h"

#include "gateway/http/writer.h"
#include "gateway/pipeline/exchange_runner.h"

#include <QHostAddress>

#include <sys/socket.h>

namespace gatehouse::pipeline {

namespace {

constexpr qint64 readAhead = 64 * 1024;
constexpr qint64 congestion = 256 * 1024;
constexpr qint64 discardLimit = 64 * 1024;

Endpoint endpoint(const QHostAddress &address, quint16 port)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:a.b.c.d
    return {(isV4 ? QHostAddress(v4) : address).toString().toLatin1(), port};
}

} // namespace

ClientConnection::ClientConnection(WorkerContext &worker, std::unique_ptr<QTcpSocket> socket,
                                   QObject *parent)
    : QObject(parent)
    , m_worker(worker)
    , m_socket(std::move(socket))
    , m_peer(endpoint(m_socket->peerAddress(), m_socket->peerPort()))
    , m_local(endpoint(m_socket->localAddress(), m_socket->localPort()))
{
    m_socket->setReadBufferSize(readAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ClientConnection::readSome);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ClientConnection::onBytesWritten);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ClientConnection::onDisconnected);
    enter(Phase::Idle);
    m_written = m_progress;
}

ClientConnection::~ClientConnection()
{
    if (m_socket)
        m_socket->disconnect(this);
    if (m_runner)
        m_runner->clientGone();
}

void ClientConnection::enter(Phase phase)
{
    m_phase = phase;
    m_phaseSince = m_progress = m_worker.clock.steady();
}

void ClientConnection::readSome()
{
    m_progress = m_worker.clock.steady();
    // While nobody takes octets they stay in the socket, whose buffer is bounded, and then in the
    // client. What the socket holds is announced once, so reading goes on until it is empty or the
    // parser stands.
    do {
        if (m_closing) { // of no use, but leaving it unread would reset the connection
            m_socket->skip(m_socket->bytesAvailable());
            return;
        }
        if (m_input.isEmpty())
            m_input = m_socket->readAll();
        else if (m_input.size() < readAhead)
            m_input += m_socket->readAll();
        parse();
    } while (m_socket && !m_parsing && m_input.isEmpty() && m_socket->bytesAvailable() > 0);
}

void ClientConnection::parse()
{
    if (m_parsing || m_closing)
        return;
    m_parsing = true;
    const QPointer<ClientConnection> alive(this);
    const QByteArray input = std::exchange(m_input, {});
    QByteArrayView view(input);
    while (step(view)) {
        if (!alive)
            return;
    }
    if (!alive)
        return;
    m_parsing = false;
    if (!view.isEmpty() && !m_closing)
        m_input = view.size() == input.size() ? input : view.toByteArray();
}

bool ClientConnection::step(QByteArrayView &input)
{
    if (!m_socket || m_closing || m_phase == Phase::Answer)
        return false;
    if (m_phase == Phase::Body && m_runner && !m_runner->wantsBody())
        return false;
    switch (m_parser.next(input)) {
    case http::Event::NeedMore:
        if (m_phase == Phase::Idle && !m_parser.isIdle())
            enter(Phase::Head);
        return false;
    case http::Event::Head:
        beginExchange();
        return true;
    case http::Event::Body:
        m_bodySeen += m_parser.body().size();
        if (m_phase == Phase::Discard) {
            m_discarded += m_parser.body().size();
            if (m_discarded > discardLimit)
                closeAfterWriting();
        } else if (m_runner) {
            m_runner->bodyArrived(m_parser.body());
        }
        return true;
    case http::Event::End:
        endRequest(m_parser.takeTrailers());
        return true;
    case http::Event::Error:
        refuse(m_parser.error());
        return false;
    }
    return false;
}

void ClientConnection::beginExchange()
{
    http::RequestHead head = m_parser.takeHead();
    m_requestEnded = false;
    m_bodySeen = m_discarded = 0;
    m_expectsContinue = head.expectContinue;
    enter(Phase::Body);
    m_runner = std::make_unique<ExchangeRunner>(m_worker, *this, std::move(head));
    m_runner->start();
}

void ClientConnection::endRequest(http::Headers trailers)
{
    m_requestEnded = true;
    m_expectsContinue = false;
    if (m_phase == Phase::Discard) {
        nextRequest();
        return;
    }
    enter(Phase::Answer);
    if (m_runner)
        m_runner->bodyEnded(std::move(trailers));
}

void ClientConnection::refuse(const http::ParseError &error)
{
    if (m_runner) { // the body is broken: whatever the exchange was about to say does not matter
                    // any more
        m_runner->requestBroken(error);
        return;
    }
    m_requestEnded = false; // more of it may be on its way
    ExchangeRunner::refuse(m_worker, *this, error);
    closeAfterWriting();
}

void ClientConnection::send(const QByteArray &octets)
{
    if (m_socket && !octets.isEmpty())
        m_socket->write(octets);
}

void ClientConnection::flush()
{
    if (m_socket)
        m_socket->flush();
}

bool ClientConnection::isCongested() const
{
    return m_socket && m_socket->bytesToWrite() > congestion;
}

void ClientConnection::sendContinue()
{
    if (std::exchange(m_expectsContinue, false) && !m_requestEnded && m_bodySeen == 0)
        send(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
}

void ClientConnection::exchangeDone(bool close)
{
    flush();
    // The runner is on the call stack: it goes with the next turn of the loop.
    if (m_runner)
        m_runner.release()->deleteLater();
    if (close || m_worker.draining) {
        closeAfterWriting();
    } else if (m_requestEnded) {
        nextRequest();
    } else {
        enter(Phase::Discard);
        if (!m_parsing)
            QMetaObject::invokeMethod(this, &ClientConnection::readSome, Qt::QueuedConnection);
    }
}

void ClientConnection::nextRequest()
{
    if (m_worker.draining) {
        closeAfterWriting();
        return;
    }
    enter(Phase::Idle);
    resumeReading();
}

void ClientConnection::resumeReading()
{
    if (!m_parsing && m_socket && (!m_input.isEmpty() || m_socket->bytesAvailable() > 0))
        QMetaObject::invokeMethod(this, &ClientConnection::readSome, Qt::QueuedConnection);
}

void ClientConnection::closeAfterWriting()
{
    if (std::exchange(m_closing, true))
        return;
    enter(Phase::Discard);
    m_socket->flush();
    m_socket->skip(m_socket->bytesAvailable());
    if (m_requestEnded && m_input.isEmpty())
        m_socket->disconnectFromHost();
    else
        shutSendingSide();
}

// Closing with unread octets resets the connection and may destroy the answer before the client has
// read it. So only the sending side is shut; the rest is read away until the client closes or the
// worker's timer ends it (RFC 9112 9.6).
void ClientConnection::shutSendingSide()
{
    if (m_socket->bytesToWrite() == 0)
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void ClientConnection::cut()
{
    m_closing = true;
    if (m_socket)
        m_socket->abort();
}

std::unique_ptr<QTcpSocket> ClientConnection::takeSocket(QByteArray &already)
{
    m_socket->disconnect(this);
    already = std::exchange(m_input, {});
    return std::move(m_socket);
}

void ClientConnection::onBytesWritten(qint64)
{
    m_written = m_progress = m_worker.clock.steady();
    if (m_closing && !m_requestEnded)
        shutSendingSide();
    if (m_runner && !isCongested())
        m_runner->clientWritable();
}

void ClientConnection::onDisconnected()
{
    m_closing = true;
    if (m_runner)
        m_runner->clientGone();
    if (m_runner)
        m_runner.release()->deleteLater();
    emit finished();
}

void ClientConnection::drain()
{
    if (m_phase == Phase::Idle && m_parser.isIdle() && !m_closing)
        closeAfterWriting();
}

void ClientConnection::checkTimers(Clock::Steady now)
{
    using namespace std::chrono_literals;
    if (!m_socket)
        return;
    const auto inPhase = now - m_phaseSince;
    const auto still = now - m_progress;
    if (m_socket->bytesToWrite() == 0)
        m_written = now;
    if (m_closing) {
        if (inPhase > 1s && m_socket->bytesToWrite() == 0)
            cut();
    } else if (m_phase == Phase::Idle && inPhase > 60s) {
        closeAfterWriting();
        return;
    } else if (m_phase == Phase::Head && inPhase > 10s) {
        refuse({408, "the request head did not arrive within 10 s"});
        return;
    } else if (m_phase == Phase::Body && m_runner && m_runner->wantsBody()
               && (still > 30s || (inPhase > 10s && m_bodySeen < 1024 * (inPhase / 1s)))) {
        m_runner->requestBroken({408, "the request body came too slowly"});
        return;
    } else if (m_phase == Phase::Discard && inPhase > 1s) {
        closeAfterWriting();
        return;
    }
    // What the client sends meanwhile is no excuse.
    if (m_socket && now - m_written > 60s)
        cut();
}

} // namespace gatehouse::pipeline
