// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/h2_reply.h"

#include "gateway/transport/request_check.h"

namespace gatehouse::transport {

namespace {

constexpr qsizetype kPiece = 64 * 1024;
constexpr qint64 kBacklog = 64 * 1024;
constexpr int kMaxInterim = 16;

bool isOver(std::chrono::milliseconds limit, Clock::Steady since, Clock::Steady now)
{
    return limit.count() > 0 && now - since >= limit;
}

} // namespace

H2Reply::H2Reply(UpstreamRequestPtr request, QIODevice *body, H2Pool &pool, DeadlineSweep &sweep,
                 QObject *parent)
    : BufferedReply(parent)
    , m_request(std::move(request))
    , m_pool(pool)
    , m_sweep(sweep)
{
    if (!body || m_request->contentLength == 0)
        return;
    m_body = body;
    m_pipe = qobject_cast<BodyPipe *>(body);
    connect(body, &QIODevice::readyRead, this, &H2Reply::pumpBody);
    connect(body, &QIODevice::readChannelFinished, this, [this] {
        m_bodyEnded = true;
        pumpBody();
    });
}

H2Reply::~H2Reply()
{
    m_sweep.remove(this);
    if (m_connection)
        m_connection->leave(this);
}

void H2Reply::note(Clock::Steady &when)
{
    when = m_lastProgress = std::chrono::steady_clock::now();
}

void H2Reply::start()
{
    note(m_times.started);
    m_sweep.add(this);
    m_connection = m_pool.acquire(Endpoint::of(*m_request), m_request->pool);
    m_connection->join(this);
    m_pooled = m_connection->isReady();
    if (!m_pooled)
        return;
    m_starting = true;
    begin();
    m_starting = false;
}

void H2Reply::h2Established()
{
    note(m_times.connected);
    m_phase = Phase::Handshake;
}

void H2Reply::h2Ready()
{
    if (m_request->scheme == "https")
        note(m_times.tlsDone);
    begin();
}

http::RequestHead H2Reply::requestHead() const
{
    http::RequestHead out{
        .method = m_request->method, .target = m_request->target, .headers = m_request->headers};
    if (m_request->contentLength > 0 || (m_request->contentLength == 0 && !m_request->bodyless))
        out.headers.append(QByteArrayLiteral("content-length"),
                           QByteArray::number(m_request->contentLength));
    out.headers.remove("TE");
    out.headers.append(QByteArrayLiteral("te"), QByteArrayLiteral("trailers"));
    return out;
}

void H2Reply::begin()
{
    m_phase = Phase::Exchange;
    m_lastProgress = std::chrono::steady_clock::now();
    m_sentAll = m_request->contentLength == 0;
    if (!m_connection->request(this, requestHead(), m_sentAll)) {
        fail(upstreamError(ErrorKind::Unavailable,
                           u"The upstream's connection takes no new streams."_qs, true));
        return;
    }
    if (m_sentAll)
        note(m_times.requestSent);
    else
        pumpBody();
}

QByteArray H2Reply::nextOctets()
{
    if (m_pipe && m_body)
        return m_pipe->takeAll();
    if (!m_body || !m_body->isReadable())
        return {};
    QByteArray octets(kPiece, Qt::Uninitialized);
    const qint64 n = m_body->read(octets.data(), kPiece);
    m_bodyEnded = m_bodyEnded || n < 0;
    octets.truncate(qMax<qint64>(n, 0));
    return octets;
}

bool H2Reply::bodyAtEnd() const
{
    if (!m_body || m_pipe || !m_body->isSequential())
        return !m_body || m_body->atEnd();
    return m_bodyEnded && m_body->bytesAvailable() == 0;
}

void H2Reply::pumpBody()
{
    // Taking octets makes room, and who fills it again may call back here.
    if (m_phase != Phase::Exchange || m_sentAll || std::exchange(m_pumping, true))
        return;
    while (m_phase == Phase::Exchange && m_connection->backlog(this) < kBacklog) {
        const QByteArray octets = nextOctets();
        if (octets.isEmpty())
            break;
        m_sent += octets.size();
        m_connection->send(this, octets);
    }
    m_pumping = false;
    if (m_phase != Phase::Exchange || !bodyAtEnd())
        return;
    m_sentAll = true;
    if (m_request->contentLength >= 0 && m_sent != m_request->contentLength) {
        fail({ErrorKind::InvalidInput, ErrorSource::Client, false,
              u"The request's body is not as long as its Content-Length."_qs});
        return;
    }
    m_connection->end(this, m_pipe && m_body ? m_pipe->trailers() : http::Headers());
    note(m_times.requestSent);
}

void H2Reply::h2Drained()
{
    m_lastProgress = std::chrono::steady_clock::now();
    pumpBody();
}

void H2Reply::h2Head(http::ResponseHead head)
{
    if (!answerBegan())
        note(m_times.firstByte);
    if (head.status == 101) {
        fail(upstreamError(ErrorKind::ProtocolError,
                           u"The upstream switched protocols without being asked to."_qs));
    } else if (head.status >= 200) {
        m_head = std::move(head);
        m_headSeen = true;
        announceHead();
    } else if (++m_interim > kMaxInterim) {
        fail(upstreamError(ErrorKind::ProtocolError,
                           u"The upstream sent more than 16 interim answers to one request."_qs));
    } else {
        announceInformational(head);
    }
}

void H2Reply::h2Body(QByteArrayView octets)
{
    m_lastProgress = std::chrono::steady_clock::now();
    m_unconsumed += octets.size();
    appendBody(octets);
    announceBody();
}

void H2Reply::roomMade()
{
    const qint64 taken = m_unconsumed - waiting();
    if (taken <= 0 || !m_connection)
        return;
    m_unconsumed -= taken;
    m_lastProgress = std::chrono::steady_clock::now();
    m_connection->consumed(this, taken);
}

void H2Reply::h2End(http::Headers trailers)
{
    if (m_phase == Phase::Over)
        return;
    m_trailers = std::move(trailers);
    m_phase = Phase::Over;
    m_sweep.remove(this);
    // The rest of the request, if there is one, is of no use any more.
    if (m_connection && !m_sentAll)
        m_connection->leave(this);
    announceEnd(std::nullopt);
}

void H2Reply::h2Failed(const Error &error)
{
    m_connection = nullptr;
    fail(error);
}

void H2Reply::abort()
{
    fail({ErrorKind::Cancelled, ErrorSource::Gateway, false, u"The exchange was given up."_qs});
}

void H2Reply::fail(Error error)
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    m_sweep.remove(this);
    if (m_connection)
        m_connection->leave(this);
    m_connection = nullptr;
    if (m_starting)
        QMetaObject::invokeMethod(
            this, [this, error] { announceEnd(error); }, Qt::QueuedConnection);
    else
        announceEnd(std::move(error));
}

std::optional<Error> H2Reply::overdue(Clock::Steady now) const
{
    const Timeouts &limits = m_request->timeouts;
    const auto late = [this](QString what) {
        return upstreamError(ErrorKind::Timeout, std::move(what), m_phase != Phase::Exchange);
    };
    if (isOver(limits.total, m_times.started, now))
        return late(u"The exchange with the upstream took longer than its total time limit."_qs);
    if (m_phase == Phase::Connecting && isOver(limits.connect, m_lastProgress, now))
        return late(u"The upstream did not accept the connection within the connect timeout."_qs);
    if (m_phase == Phase::Handshake && isOver(limits.tls, m_lastProgress, now))
        return late(
            u"The upstream did not complete the handshake in time; does it speak HTTP/2 on this port?"_qs);
    if (m_phase != Phase::Exchange)
        return std::nullopt;
    if (m_connection && m_connection->backlog(this) > 0 && isOver(limits.send, m_lastProgress, now))
        return late(u"The upstream took no more of the request within the send timeout."_qs);
    const bool reads = m_sentAll && waiting() == 0;
    if (reads && isOver(limits.read, m_lastProgress, now))
        return late(u"The upstream sent nothing within the read timeout."_qs);
    return std::nullopt;
}

void H2Reply::sweep(Clock::Steady now)
{
    auto error = overdue(now);
    if (!error)
        return;
    if (m_connection)
        m_connection->takeNoMore();
    fail(std::move(*error));
}

} // namespace gatehouse::transport
