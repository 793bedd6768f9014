// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/client_connection.h"

#include "gateway/pipeline/exchange_runner.h"
#include "gateway/pipeline/tunnel.h"

namespace gatehouse::pipeline {

namespace {

constexpr qint64 readAhead = 64 * 1024;
constexpr qint64 congestion = 256 * 1024;
constexpr qint64 discardLimit = 64 * 1024;

constexpr QByteArrayView http2Preface("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

} // namespace

ClientConnection::ClientConnection(WorkerContext &worker, std::unique_ptr<net::ByteStream> stream,
                                   ClientOrigin origin, QObject *parent)
    : ClientLink(parent)
    , m_worker(worker)
    , m_stream(std::move(stream))
    , m_origin(std::move(origin))
    , m_fresh(!m_origin.tls) // there the handshake tells
{
    m_stream->setUser(this);
    enter(Phase::Idle);
    m_written = m_progress;
}

ClientConnection::~ClientConnection()
{
    if (m_stream)
        m_stream->setUser(nullptr);
    if (m_runner)
        m_runner->clientGone();
}

void ClientConnection::start()
{
    if (m_stream->bytesAvailable() > 0)
        streamReadable();
}

void ClientConnection::listRunners(Runners &out) const
{
    if (m_runner)
        out.append(m_runner.get());
}

void ClientConnection::enter(Phase phase)
{
    m_phase = phase;
    m_phaseSince = m_progress = m_worker.clock.steady();
}

void ClientConnection::streamReadable()
{
    m_progress = m_worker.clock.steady();
    // While nobody takes octets they stay in the socket, whose buffer is bounded, and then in the
    // client. What the socket holds is announced once, so reading goes on until it is empty or the
    // parser stands.
    do {
        if (m_closing) { // of no use, but leaving it unread would reset the connection
            m_stream->readAll();
            return;
        }
        if (m_input.isEmpty())
            m_input = m_stream->readAll();
        else if (m_input.size() < readAhead)
            m_input += m_stream->readAll();
        if (m_fresh && mayBeHttp2())
            return;
        parse();
    } while (m_stream && !m_parsing && m_input.isEmpty() && m_stream->bytesAvailable() > 0);
}

// True: it is, or more octets must tell.
bool ClientConnection::mayBeHttp2()
{
    const qsizetype known = std::min(m_input.size(), http2Preface.size());
    if (QByteArrayView(m_input).first(known) != http2Preface.first(known)) {
        m_fresh = false;
        return false;
    }
    if (known == http2Preface.size())
        emit speaksHttp2();
    else if (known > 0 && m_phase == Phase::Idle)
        enter(Phase::Head);
    return true;
}

std::unique_ptr<net::ByteStream> ClientConnection::takeStream(QByteArray &already)
{
    m_stream->setUser(nullptr);
    already = std::exchange(m_input, {});
    return std::move(m_stream);
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
    if (!m_stream || m_closing || m_phase == Phase::Answer)
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
    m_answer.begin(head.version, head.keepAlive);
    enter(Phase::Body);
    ClientStream &client = *this;
    m_runner = std::make_unique<ExchangeRunner>(m_worker, client, std::move(head));
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
    m_answer.begin(http::Version::Http11, false);
    ExchangeRunner::refuse(m_worker, *this, error);
    closeAfterWriting();
}

void ClientConnection::sendInterim(const http::ResponseHead &head)
{
    if (!m_stream)
        return;
    m_answer.interim(head, *m_stream);
    m_stream->flush();
}

void ClientConnection::sendBody(const QByteArray &octets)
{
    if (m_stream)
        m_answer.body(octets, *m_stream);
}

void ClientConnection::sendEnd(const QByteArray &rest, const http::Headers &trailers)
{
    if (m_stream)
        m_answer.end(rest, trailers, *m_stream);
}

void ClientConnection::flush()
{
    if (!m_stream)
        return;
    m_answer.writeHeld(*m_stream);
    m_stream->flush();
}

bool ClientConnection::isCongested() const
{
    return m_stream && m_stream->bytesToWrite() > congestion;
}

void ClientConnection::sendContinue()
{
    if (std::exchange(m_expectsContinue, false) && !m_requestEnded && m_bodySeen == 0)
        m_answer.write(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"), *m_stream);
}

void ClientConnection::exchangeDone()
{
    flush();
    // The runner is on the call stack: it goes with the next turn of the loop.
    if (m_runner)
        m_runner.release()->deleteLater();
    if (m_answer.closesConnection() || m_worker.draining) {
        closeAfterWriting();
    } else if (m_requestEnded) {
        nextRequest();
    } else {
        enter(Phase::Discard);
        if (!m_parsing)
            QMetaObject::invokeMethod(this, &ClientConnection::readMore, Qt::QueuedConnection);
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
    if (!m_parsing && m_stream && (!m_input.isEmpty() || m_stream->bytesAvailable() > 0))
        QMetaObject::invokeMethod(this, &ClientConnection::readMore, Qt::QueuedConnection);
}

void ClientConnection::readMore()
{
    if (m_stream)
        streamReadable();
}

// Closing with unread octets resets the connection and may destroy the answer before the client has
// read it. So only the sending side is shut; the rest is read away until the client closes or the
// worker's timer ends it (RFC 9112 9.6).
void ClientConnection::closeAfterWriting()
{
    if (std::exchange(m_closing, true))
        return;
    enter(Phase::Discard);
    m_stream->flush();
    m_stream->readAll();
    if (m_requestEnded && m_input.isEmpty())
        m_stream->close();
    else
        m_stream->shutSending();
}

void ClientConnection::cut()
{
    m_closing = true;
    if (m_stream) {
        m_stream->flush();
        m_stream->abort();
    }
}

void ClientConnection::switchProtocols(const http::ResponseHead &head)
{
    m_answer.interim(head, *m_stream);
    m_stream->flush();
}

// The tunnel keeps this object, and with it the exchange, alive until either side closes.
void ClientConnection::startTunnel(std::unique_ptr<net::ByteStream> upstream,
                                   const QByteArray &fromUpstream,
                                   std::function<void(const Tunnel &)> closed)
{
    QByteArray fromClient;
    auto *tunnel = new Tunnel(takeStream(fromClient), std::move(upstream), this);
    connect(tunnel, &Tunnel::closed, this, [this, tunnel, tell = std::move(closed)] {
        tell(*tunnel);
        emit finished();
    });
    tunnel->start(fromClient, fromUpstream);
}

void ClientConnection::streamWritten()
{
    m_written = m_progress = m_worker.clock.steady();
    if (m_runner && !isCongested())
        m_runner->clientWritable();
}

void ClientConnection::streamClosed()
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
    if (!m_stream)
        return;
    const auto inPhase = now - m_phaseSince;
    const auto still = now - m_progress;
    if (m_stream->bytesToWrite() == 0)
        m_written = now;
    const bool waitsForUs =
        m_phase == Phase::Body && m_runner && (m_expectsContinue || !m_runner->wantsBody());
    if (m_closing) {
        if (inPhase > 1s && m_stream->bytesToWrite() == 0)
            cut();
    } else if (m_phase == Phase::Idle && inPhase > 60s) {
        closeAfterWriting();
        return;
    } else if (m_phase == Phase::Head && inPhase > 10s) {
        refuse({408, "the request head did not arrive within 10 s"});
        return;
    } else if (waitsForUs) {
        m_phaseSince = m_progress = now; // its pace is measured from then on
    } else if (m_phase == Phase::Body && m_runner
               && (still > 30s || (inPhase > 10s && m_bodySeen < 1024 * (inPhase / 1s)))) {
        m_runner->requestBroken({408, "the request body came too slowly"});
        return;
    } else if (m_phase == Phase::Discard && inPhase > 1s) {
        closeAfterWriting();
        return;
    }
    // What the client sends meanwhile is no excuse.
    if (m_stream && now - m_written > 60s)
        cut();
}

} // namespace gatehouse::pipeline
