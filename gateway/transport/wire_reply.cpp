// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/wire_reply.h"

#include "gateway/transport/body_pipe.h"
#include "gateway/transport/request_check.h"

namespace gatehouse::transport {

namespace {
constexpr int kMaxInterim = 16;
constexpr qint64 kTlsReadBuffer = 64 * 1024;

Clock::Steady steadyNow()
{
    return std::chrono::steady_clock::now();
}

QString parserText(const http::ResponseParser &parser)
{
    return u"The upstream's answer broke HTTP's rules: "_qs
        + QString::fromLatin1(parser.error().reason) + u'.';
}
} // namespace

WireReply::WireReply(UpstreamRequestPtr request, QIODevice *body, ConnectionPool &pool,
                     DeadlineSweep &sweep, QObject *parent)
    : BufferedReply(parent)
    , m_request(std::move(request))
    , m_pool(pool)
    , m_sweep(sweep)
    , m_sender(*m_request, body)
{
    if (body && m_request->contentLength != 0)
        watchBody(body);
}

WireReply::~WireReply()
{
    m_sweep.remove(this);
}

void WireReply::watchBody(QIODevice *body)
{
    connect(body, &QIODevice::readyRead, this, &WireReply::pumpBody);
    connect(body, &QIODevice::readChannelFinished, this, [this] {
        m_sender.bodyEnded();
        pumpBody();
    });
}

void WireReply::start()
{
    m_starting = true;
    m_times.started = m_lastProgress = steadyNow();
    m_sweep.add(this);
    const Endpoint endpoint = Endpoint::of(*m_request);
    m_connection = m_pool.acquire(endpoint, m_times.started);
    m_pooled = m_connection != nullptr;
    if (m_pooled) {
        m_connection->setUser(this);
        connectionReady();
    } else {
        m_connection = m_pool.create(endpoint);
        m_connection->setUser(this);
        m_connection->setReadLimit(kTlsReadBuffer);
        m_connection->open();
    }
    m_starting = false;
}

void WireReply::abort()
{
    fail({ErrorKind::Cancelled, ErrorSource::Gateway, false, u"The exchange was given up."_qs});
}

void WireReply::connectionEstablished()
{
    m_times.connected = m_lastProgress = steadyNow();
    m_phase = Phase::Handshake;
}

void WireReply::connectionReady()
{
    m_lastProgress = steadyNow();
    if (!m_pooled && m_request->scheme == "https") {
        m_times.tlsDone = m_lastProgress;
        if (servesInterface())
            emit encrypted();
        if (m_phase == Phase::Over)
            return;
    }
    m_phase = Phase::Exchange;
    m_connection->beginExchange();
    m_connection->parser().expectAnswerTo(m_request->method);
    m_sender.begin(*m_connection, m_pool.writeBuffer());
    afterWriting();
}

void WireReply::pumpBody()
{
    if (m_phase != Phase::Exchange || m_ended)
        return;
    m_sender.pump(*m_connection, m_pool.writeBuffer());
    afterWriting();
}

void WireReply::connectionDrained()
{
    if (m_phase != Phase::Exchange)
        return;
    m_lastProgress = steadyNow();
    pumpBody();
}

void WireReply::afterWriting()
{
    if (m_sender.state() == RequestSender::State::Broken) {
        fail({ErrorKind::InvalidInput, ErrorSource::Client, false, m_sender.fault()});
    } else if (m_sender.state() == RequestSender::State::Complete
               && m_times.requestSent == Clock::Steady()) {
        m_times.requestSent =
            m_pooled && m_request->contentLength == 0 ? m_lastProgress : steadyNow();
        m_lastProgress = m_times.requestSent;
    }
}

void WireReply::connectionReadable()
{
    if (m_reading || m_phase != Phase::Exchange)
        return;
    m_reading = true;
    while (readOnce()) { }
    m_reading = false;
}

bool WireReply::readOnce()
{
    m_paused = m_headTaken && room() <= 0;
    if (m_phase != Phase::Exchange || m_paused)
        return false;
    QByteArray &buffer = m_pool.readBuffer();
    const qint64 wanted = m_headTaken ? qMin<qint64>(buffer.size(), room()) : buffer.size();
    const bool untilClose = m_headTaken && m_head.framing == http::Framing::UntilClose;
    const qint64 n = m_connection->read(buffer.data(), wanted, untilClose);
    if (n == 0)
        return false;
    m_lastProgress = steadyNow();
    if (n < 0) {
        peerClosed();
        return false;
    }
    if (!answerBegan())
        m_times.firstByte = m_lastProgress;
    const bool more = consume(QByteArrayView(buffer.constData(), n)) && n == wanted;
    deliver();
    return more;
}

// Emits nothing: the input lies in a buffer all exchanges share.
bool WireReply::consume(QByteArrayView input)
{
    http::ResponseParser &parser = m_connection->parser();
    for (;;) {
        switch (parser.next(input)) {
        case http::Event::NeedMore:
            return true;
        case http::Event::Head:
            if (!takeHead())
                return false;
            break;
        case http::Event::Body:
            appendBody(parser.body());
            m_bodyNews = true;
            break;
        case http::Event::End:
            if (!endMessage(input))
                return false;
            break;
        case http::Event::Error:
            m_pending = upstreamError(ErrorKind::ProtocolError, parserText(parser));
            return false;
        }
    }
}

// The peer's farewell to a connection that was idle too long, crossing our request on the way.
bool WireReply::isIdle408(const http::ResponseHead &head) const
{
    return head.status == 408 && m_pooled && !head.keepAlive && m_interimCount == 0
        && m_sender.state() == RequestSender::State::Complete;
}

bool WireReply::takeHead()
{
    http::ResponseHead head = m_connection->parser().takeHead();
    const bool switching = head.status == 101;
    if (switching && !m_request->upgrade) {
        m_pending = upstreamError(ErrorKind::ProtocolError,
                                  u"The upstream switched protocols without being asked to."_qs);
        return false;
    }
    if (isIdle408(head)) {
        m_times.firstByte = {}; // no answer to this request
        m_pending =
            upstreamError(ErrorKind::ConnectionLost,
                          u"The upstream gave up the idle connection as the request was sent."_qs);
        return false;
    }
    m_interimOpen = head.status < 200 && !switching;
    if (!m_interimOpen) {
        m_head = std::move(head);
        m_headTaken = m_headNews = true;
        return true;
    }
    if (++m_interimCount > kMaxInterim) {
        m_pending =
            upstreamError(ErrorKind::ProtocolError,
                          u"The upstream sent more than 16 interim answers to one request."_qs);
        return false;
    }
    m_interim.append(std::move(head));
    return true;
}

bool WireReply::endMessage(QByteArrayView rest)
{
    http::ResponseParser &parser = m_connection->parser();
    if (m_interimOpen) {
        m_interimOpen = false;
        parser.expectAnswerTo(m_request->method);
        return true;
    }
    m_trailers = parser.takeTrailers();
    m_ended = true;
    if (m_head.status == 101)
        m_tunnelOctets = rest.toByteArray();
    m_clean = rest.isEmpty();
    m_strayed = !m_clean && m_head.status != 101;
    return false;
}

void WireReply::deliver()
{
    for (const http::ResponseHead &head : std::exchange(m_interim, {})) {
        if (m_phase == Phase::Exchange)
            announceInformational(head);
    }
    if (m_phase == Phase::Exchange && std::exchange(m_headNews, false))
        announceHead();
    if (m_phase == Phase::Exchange && std::exchange(m_bodyNews, false))
        announceBody();
    if (m_phase != Phase::Exchange)
        return;
    if (m_pending)
        fail(*std::exchange(m_pending, std::nullopt));
    else if (m_ended)
        finishAnswer();
}

void WireReply::peerClosed()
{
    http::ResponseParser &parser = m_connection->parser();
    m_clean = false;
    // An answer that its connection's end completes is whole only if that end was orderly.
    const bool cut = m_connection->wasCut() && answerBegan();
    switch (cut ? http::Event::Error : parser.finish()) {
    case http::Event::End:
        m_trailers = parser.takeTrailers();
        m_ended = true;
        deliver();
        break;
    case http::Event::Error:
        fail(upstreamError(ErrorKind::ConnectionLost,
                           u"The upstream closed the connection in the middle of its answer."_qs));
        break;
    default:
        fail(upstreamError(ErrorKind::ConnectionLost,
                           u"The upstream closed the connection without an answer."_qs,
                           !m_connection->octetsLeft()));
        break;
    }
}

void WireReply::finishAnswer()
{
    m_phase = Phase::Over;
    m_sweep.remove(this);
    if (m_head.status != 101)
        giveBack();
    announceEnd(std::nullopt);
}

void WireReply::giveBack()
{
    if (m_strayed)
        m_pool.noteStray(m_connection->endpoint(), m_lastProgress);
    const bool reusable = m_clean && m_head.keepAlive && !m_connection->isTainted()
        && m_head.framing != http::Framing::UntilClose
        && m_sender.state() == RequestSender::State::Complete && m_connection->backlog() == 0;
    if (reusable) {
        m_pool.release(std::move(m_connection), m_request->pool, keepAliveTimeout(m_head.headers),
                       m_lastProgress);
    }
    m_connection.reset();
}

void WireReply::fail(Error error)
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    m_sweep.remove(this);
    m_connection.reset();
    if (m_starting) {
        QMetaObject::invokeMethod(
            this, [this, error] { announceEnd(error); }, Qt::QueuedConnection);
    } else {
        announceEnd(std::move(error));
    }
}

void WireReply::roomMade()
{
    if (!m_paused || m_reading || m_resumeQueued)
        return;
    m_resumeQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_resumeQueued = false;
            m_lastProgress = steadyNow();
            connectionReadable();
        },
        Qt::QueuedConnection);
}

void WireReply::connectionFailed(const Error &error)
{
    fail(error);
}

} // namespace gatehouse::transport
