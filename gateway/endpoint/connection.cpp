// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/endpoint/connection.h"

#include "gateway/http/writer.h"

#include <QDateTime>
#include <QTcpSocket>

#include <sys/socket.h>

namespace gatehouse::endpoint {
namespace {

constexpr qint64 kReadSize = 64 * 1024;
// What is read and thrown away after a refusal, so that closing does not destroy the answer on its
// way.
constexpr qint64 kMaxDrained = 64 * 1024;
constexpr std::chrono::seconds kLinger{1};

} // namespace

Connection::Connection(QTcpSocket *socket, const Server::Handler &handler, const Settings &settings,
                       QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_settings(settings)
    , m_parser(settings.limits)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadSize);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::onTimeout);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::onWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::onDisconnected);
    enter(Phase::Idle);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
    detachResponder();
}

void Connection::onReadyRead()
{
    if (m_phase == Phase::Lingering)
        drain();
    else
        process();
}

void Connection::process()
{
    if (m_processing)
        return;
    m_processing = true;
    while (mayParse()) {
        QByteArrayView input = QByteArrayView(m_input).sliced(m_consumed);
        const http::Event event = m_parser.next(input);
        m_consumed = m_input.size() - input.size();
        if (event == http::Event::NeedMore) {
            if (m_phase == Phase::Idle && !m_parser.isIdle())
                enter(Phase::Head);
            if (!refill())
                break;
        } else {
            handle(event);
        }
    }
    m_processing = false;
}

// One request at a time, and none while the client leaves the answers to earlier ones lying about.
bool Connection::mayParse() const
{
    return m_phase != Phase::Handling && m_phase != Phase::Lingering
        && pendingBytes() < m_settings.lowWater;
}

bool Connection::refill()
{
    m_input = m_socket->read(kReadSize);
    m_consumed = 0;
    return !m_input.isEmpty();
}

void Connection::handle(http::Event event)
{
    switch (event) {
    case http::Event::Head:
        takeHead();
        break;
    case http::Event::Body:
        takeBody();
        break;
    case http::Event::End:
        dispatch();
        break;
    case http::Event::Error:
        refuse(m_parser.error().status, QString::fromLatin1(m_parser.error().reason));
        break;
    case http::Event::NeedMore:
        break;
    }
}

void Connection::takeHead()
{
    m_request = {m_parser.takeHead(), {}, {}, m_socket->peerAddress()};
    m_head = m_request.head;
    Result<http::Target> target = http::parseTarget(m_head.target);
    if (!target) {
        refuse(400, target.error().message);
        return;
    }
    m_request.target = *std::move(target);
    if (m_head.contentLength > m_settings.body) {
        refuse(413, QStringLiteral("The request body is too large."));
        return;
    }
    enter(Phase::Body);
    if (m_head.expectContinue)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void Connection::takeBody()
{
    const QByteArrayView octets = m_parser.body();
    if (octets.size() > m_settings.body - m_request.body.size()) {
        refuse(413, QStringLiteral("The request body is too large."));
        return;
    }
    m_request.body.append(octets);
    enter(Phase::Body);
}

void Connection::dispatch()
{
    enter(Phase::Handling);
    const auto responder = std::make_shared<Responder>(this);
    m_responder = responder;
    m_handler(std::exchange(m_request, {}), responder);
}

void Connection::beginAnswer(int status, http::Headers headers, qint64 length)
{
    m_answer = makeAnswer(m_head, status, std::move(headers), length, m_head.keepAlive,
                          QDateTime::currentSecsSinceEpoch());
    m_socket->write(m_answer.head);
}

void Connection::writeAnswer(QByteArrayView octets)
{
    if (octets.isEmpty() || m_answer.framing == http::Framing::None)
        return;
    if (m_answer.framing == http::Framing::Chunked) {
        QByteArray chunk;
        http::appendChunk(chunk, octets);
        m_socket->write(chunk);
    } else {
        if (m_answer.framing == http::Framing::Length) {
            octets = octets.first(qsizetype(std::min<qint64>(octets.size(), m_answer.left)));
            m_answer.left -= octets.size();
        }
        m_socket->write(octets.data(), octets.size());
    }
    m_wasAboveLowWater |= pendingBytes() >= m_settings.lowWater;
    if (!m_timer.isActive())
        m_timer.start(m_settings.stall);
    if (m_answer.framing != http::Framing::Length && pendingBytes() > m_settings.pending)
        cut();
}

void Connection::endAnswer()
{
    m_responder.reset();
    m_head = {};
    m_wasAboveLowWater = false;
    if (m_answer.framing == http::Framing::Chunked) {
        QByteArray last;
        http::appendLastChunk(last);
        m_socket->write(last);
    }
    if (m_answer.framing == http::Framing::Length && m_answer.left > 0) {
        cut(); // the client was promised more
    } else if (!m_answer.keepAlive) {
        linger();
    } else {
        enter(Phase::Idle);
        process();
    }
}

void Connection::refuse(int status, const QString &message)
{
    const QByteArray document = errorDocument(message);
    const Answer answer = makeAnswer(m_head, status, {{"Content-Type", "application/json"}},
                                     document.size(), false, QDateTime::currentSecsSinceEpoch());
    m_socket->write(answer.head);
    if (answer.framing == http::Framing::Length)
        m_socket->write(document);
    linger();
}

qint64 Connection::pendingBytes() const
{
    return m_socket->bytesToWrite();
}

void Connection::cut()
{
    enter(Phase::Lingering);
    m_socket->abort();
    deleteLater();
}

void Connection::detachResponder()
{
    if (const auto responder = m_responder.lock())
        responder->detach();
    m_responder.reset();
}

void Connection::enter(Phase phase)
{
    m_phase = phase;
    switch (phase) {
    case Phase::Idle:
        m_timer.start(m_settings.idle);
        break;
    case Phase::Head:
        m_timer.start(m_settings.head);
        break;
    case Phase::Body:
        m_timer.start(m_settings.stall);
        break;
    case Phase::Handling:
        m_timer.stop();
        break;
    case Phase::Lingering:
        break;
    }
}

void Connection::onWritten()
{
    switch (m_phase) {
    case Phase::Lingering:
        linger();
        break;
    case Phase::Handling:
        if (pendingBytes() > 0)
            m_timer.start(m_settings.stall);
        else
            m_timer.stop();
        tellDrained();
        break;
    case Phase::Idle:
        enter(Phase::Idle); // it is still reading its answer
        process();
        break;
    default:
        process();
        break;
    }
}

void Connection::tellDrained()
{
    if (!m_wasAboveLowWater || pendingBytes() >= m_settings.lowWater)
        return;
    m_wasAboveLowWater = false;
    const auto responder = m_responder.lock();
    if (responder && responder->m_drained) {
        const auto drained = responder->m_drained; // it may set another
        drained();
    }
}

void Connection::onTimeout()
{
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
        refuse(408, QStringLiteral("The request did not arrive in time."));
        break;
    default:
        m_socket->abort();
        break;
    }
}

void Connection::onDisconnected()
{
    enter(Phase::Lingering);
    m_timer.stop();
    detachResponder();
    deleteLater();
}

// Sends what is written, says that nothing more comes, and waits a little for the client to close.
void Connection::linger()
{
    enter(Phase::Lingering);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (pendingBytes() > 0) {
        m_timer.start(m_settings.stall);
        return;
    }
    if (!m_shutDown) {
        m_shutDown = true;
        m_timer.start(kLinger);
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    }
    drain();
}

void Connection::drain()
{
    m_drained += m_socket->readAll().size();
    if (m_drained > kMaxDrained)
        m_socket->abort();
}

} // namespace gatehouse::endpoint
