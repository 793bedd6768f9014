// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/stock_reply.h"

#include "gateway/transport/network_errors.h"
#include "gateway/transport/request_check.h"

#include <QAbstractSocket>

namespace gatehouse::transport {

namespace {
constexpr qint64 kReadBuffer = 64 * 1024;

Clock::Steady steadyNow()
{
    return std::chrono::steady_clock::now();
}

// HEAD and GET by their own calls: as custom verbs the engine would wait for the body HEAD does not
// have.
QNetworkReply *sendThrough(QNetworkAccessManager &manager, const UpstreamRequest &request,
                           QIODevice *body)
{
    const QNetworkRequest stock = stockRequestOf(request);
    if (request.method == "HEAD")
        return manager.head(stock);
    if (request.method == "GET" && !body)
        return manager.get(stock);
    return manager.sendCustomRequest(stock, request.method, body);
}
} // namespace

StockReply::StockReply(UpstreamRequestPtr request, QIODevice *body, StockFence &fence,
                       StockFence::ManagerPtr manager, DeadlineSweep &sweep, QObject *parent)
    : BufferedReply(parent)
    , m_request(std::move(request))
    , m_fence(fence)
    , m_manager(std::move(manager))
    , m_sweep(sweep)
{
    m_times.started = m_lastProgress = steadyNow();
    if (m_request->contentLength > 0)
        m_body = new OnceBody(body, this);
    m_inner = sendThrough(*m_manager, *m_request, m_body);
    m_inner->setReadBufferSize(kReadBuffer);
    watch();
    m_sweep.add(this);
}

StockReply::~StockReply()
{
    leave();
}

void StockReply::watch()
{
    connect(m_inner, &QNetworkReply::metaDataChanged, this, &StockReply::onMetaData);
    connect(m_inner, &QNetworkReply::readyRead, this, &StockReply::onReadyRead);
    connect(m_inner, &QNetworkReply::uploadProgress, this,
            [this] { m_lastProgress = steadyNow(); });
    // Queued: the inner reply is deleted and its manager emptied, which must not happen on its own
    // stack.
    connect(m_inner, &QNetworkReply::finished, this, &StockReply::onFinished, Qt::QueuedConnection);
}

void StockReply::onMetaData()
{
    if (!m_done)
        readHead();
}

bool StockReply::readHead()
{
    if (m_headTaken)
        return true;
    m_lastProgress = steadyNow();
    m_times.firstByte = m_lastProgress;
    http::ResponseHead head = stockHeadOf(*m_inner, m_request->method);
    if (auto fault = stockFaultOf(head)) {
        fail(std::move(*fault));
        return false;
    }
    m_head = std::move(head);
    m_headTaken = true;
    announceHead();
    return !m_done;
}

void StockReply::onReadyRead()
{
    if (!m_done && readHead())
        drain();
}

void StockReply::drain()
{
    m_lastProgress = steadyNow();
    const qint64 n = qMin(room(), m_inner->bytesAvailable());
    if (n <= 0)
        return;
    const QByteArray octets = m_inner->read(n);
    m_octets += octets.size();
    appendBody(octets);
    announceBody();
}

void StockReply::roomMade()
{
    if (m_done || m_resumeQueued || !m_inner)
        return;
    m_resumeQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_resumeQueued = false;
            if (m_done)
                return;
            drain();
            if (!m_done && m_inner->isFinished())
                onFinished();
        },
        Qt::QueuedConnection);
}

void StockReply::onFinished()
{
    if (m_done)
        return;
    const bool answered = m_inner->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    const auto error = errorOf(m_inner->error(), answered || bodyBytesSent() > 0);
    if (!answered || (error && !m_headTaken)) {
        fail(error.value_or(
            upstreamError(ErrorKind::ProtocolError, u"The upstream gave no answer."_qs)));
        return;
    }
    if (!readHead())
        return;
    drain();
    if (m_done || m_inner->bytesAvailable() > 0)
        return; // goes on as soon as there is room
    if (error || closingFault()) {
        fail(error ? *error : *closingFault());
        return;
    }
    m_done = true;
    leave();
    announceEnd(std::nullopt);
}

// Bad chunk sizes end an answer silently; without a single octet it is more likely that than an
// empty chunked body.
std::optional<Error> StockReply::closingFault() const
{
    const bool empty = m_octets == 0;
    if (m_head.framing == http::Framing::Chunked && empty) {
        return upstreamError(
            ErrorKind::ProtocolError,
            u"The upstream's chunked answer was empty or had a broken chunk size."_qs);
    }
    if (m_head.framing == http::Framing::Length && m_head.contentLength != m_octets) {
        return upstreamError(ErrorKind::ConnectionLost,
                             u"The upstream's answer was shorter than its Content-Length."_qs);
    }
    return std::nullopt;
}

void StockReply::abort()
{
    fail({ErrorKind::Cancelled, ErrorSource::Gateway, false, u"The exchange was given up."_qs});
}

void StockReply::fail(Error error)
{
    if (std::exchange(m_done, true))
        return;
    leave();
    announceEnd(std::move(error));
}

// Parts with the inner reply and gives the manager back, later: this may run inside one of the
// inner's signals.
void StockReply::leave()
{
    m_sweep.remove(this);
    if (!m_manager)
        return;
    const bool http2 = m_inner->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    m_inner->disconnect(this);
    m_fence.retire({std::move(m_manager), m_inner, Endpoint::of(*m_request), http2 && !failure()});
    m_inner = nullptr;
}

void StockReply::sweep(Clock::Steady now)
{
    const Timeouts &limits = m_request->timeouts;
    const auto over = [now](std::chrono::milliseconds limit, Clock::Steady since) {
        return limit.count() > 0 && now - since >= limit;
    };
    const bool paused = m_headTaken && room() <= 0;
    if (over(limits.total, m_times.started) || (!paused && over(limits.read, m_lastProgress)))
        fail(upstreamError(ErrorKind::Timeout, u"The upstream took too long to answer."_qs));
}

} // namespace gatehouse::transport
