// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/forward_stage.h"

#include "gateway/core/ascii.h"
#include "gateway/http/token_list.h"
#include "gateway/pipeline/upstream_head.h"

namespace gatehouse::pipeline {

namespace {

// RFC 9110 9.2.2.
bool isIdempotent(const QByteArray &method)
{
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE"
        || method == "OPTIONS" || method == "TRACE";
}

Error upstreamError(ErrorKind kind, const QString &message)
{
    return {kind, ErrorSource::Upstream, false, message};
}

} // namespace

ForwardStage::ForwardStage(WorkerContext &worker, Exchange &exchange, HookRunner &hooks,
                           Chains chains, const CompiledRoute &route, transport::BodyPipe *body,
                           Listener &listener)
    : m_worker(worker)
    , m_exchange(exchange)
    , m_hooks(hooks)
    , m_chains(chains)
    , m_route(route)
    , m_walk(exchange.upstream.group, worker.clock)
    , m_body(body)
    , m_listener(listener)
{
}

ForwardStage::~ForwardStage()
{
    if (!m_reply)
        return;
    m_reply->setListener(nullptr);
    if (!m_over)
        m_reply->abort();
    m_reply->deleteLater();
}

void ForwardStage::abort()
{
    if (std::exchange(m_over, true) || !m_reply)
        return;
    finishAttempt();
    m_attempts.last().error = "given up: the client left or its request broke";
    m_reply->setListener(nullptr);
    m_reply->abort();
}

qint64 ForwardStage::upstreamUs(Clock::Steady now) const
{
    if (m_started == Clock::Steady())
        return -1;
    return microsecondsBetween(m_started, m_ended == Clock::Steady() ? now : m_ended);
}

void ForwardStage::start()
{
    m_started = m_worker.clock.steady();
    if (mayBeShort())
        awaitBody();
    else
        begin();
}

void ForwardStage::begin()
{
    const upstream::Group &group = m_walk.group();
    if (!m_exchange.upstream.scheme) // $upstream_scheme tells it
        m_exchange.upstream.scheme = group.scheme();
    if (group.refusal())
        fail(*group.refusal());
    else if (m_walk.isEmpty())
        fail(upstreamError(ErrorKind::Unavailable,
                           u"the upstream has no nodes"_qs
                               + (group.fault().isEmpty() ? QString() : u": " + group.fault())));
    else
        goOn(upstreamError(ErrorKind::Refused, u"no node of the upstream may be used"_qs));
}

void ForwardStage::goOn(const Error &otherwise)
{
    if (m_walk.pick(m_exchange))
        tryNode();
    else
        fail(otherwise);
}

void ForwardStage::tryNode()
{
    const upstream::Node &node = m_walk.node();
    if (node.isName && m_walk.group().names())
        resolve();
    else
        attempt(node.host);
}

// RFC 9110 7.8. WebSocket only: other protocols, h2c above all, would carry requests that no plugin
// sees.
bool ForwardStage::wantsUpgrade() const
{
    const http::RequestHead &head = m_exchange.received;
    if (!m_route.websocket || head.version == http::Version::Http10
        || head.framing != http::Framing::None
        || !ascii::equalsIgnoreCase(head.headers.joined("Upgrade"), "websocket"))
        return false;
    const QByteArray options = head.headers.joined("Connection");
    for (http::TokenList list(options); !list.atEnd();) {
        if (ascii::equalsIgnoreCase(list.next(), "upgrade"))
            return true;
    }
    return false;
}

transport::UpstreamRequestPtr ForwardStage::request(const QByteArray &address)
{
    auto out = std::make_shared<transport::UpstreamRequest>(attemptRequest(
        m_exchange, m_walk.group(), m_walk.node(), wantsUpgrade(), m_worker.options.pseudonym));
    out->host = address;
    const http::RequestHead &head = m_exchange.received;
    out->bodyless = m_exchange.upstream.body ? false : head.framing == http::Framing::None;
    if (m_exchange.upstream.body)
        out->contentLength = m_exchange.upstream.body->size();
    else if (!out->bodyless)
        out->contentLength = head.framing == http::Framing::Length ? head.contentLength
            : m_body && m_body->isFinished() && m_body->trailers().isEmpty()
            ? m_body->bytesAvailable()
            : -1;
    if (m_route.timeouts)
        out->timeouts = *m_route.timeouts;
    return out;
}

void ForwardStage::attempt(const QByteArray &address)
{
    const upstream::Node &node = m_walk.node();
    m_exchange.node = {address, node.port};
    m_hooks.beforeProxy(m_chains.global->of(plugin::Phase::BeforeProxy));
    m_hooks.beforeProxy(m_chains.route->of(plugin::Phase::BeforeProxy));
    traffic::Attempt record;
    record.node = node.text;
    record.engine = m_worker.upstream.engine() == transport::Engine::Wire ? "wire" : "qt";
    record.startedUs = microsecondsBetween(m_exchange.started, m_worker.clock.steady());
    m_attempts.append(record);
    const transport::UpstreamRequestPtr sent = request(address);
    m_listener.attemptBegins(sent->headers);
    m_reply = m_worker.upstream.send(sent, m_body);
    m_reply->setListener(this);
}

void ForwardStage::replyInformational(const http::ResponseHead &head)
{
    m_listener.upstreamInformational(head);
}

void ForwardStage::replyHead()
{
    m_headSeen = true;
    m_exchange.upstreamStatus.append(m_reply->head().status);
    m_walk.answered(m_reply->head().status);
    if (m_reply->head().status == 101) {
        finishAttempt();
        m_over = true;
        m_listener.upstreamSwitched(*m_reply);
        return;
    }
    m_listener.upstreamHead(m_reply->head());
    if (m_reply->bytesAvailable() == 0)
        m_listener.upstreamHeadAlone();
}

void ForwardStage::drain()
{
    if (!m_reply || !m_headSeen || m_over)
        return;
    while (!m_listener.isCongested()) {
        QByteArray octets = m_reply->takeBody();
        if (octets.isEmpty()) {
            if (m_finished && !std::exchange(m_over, true))
                m_listener.upstreamEnd(m_reply->trailers());
            return;
        }
        m_listener.upstreamBody(std::move(octets));
        if (m_over || !m_reply)
            return;
    }
}

void ForwardStage::finishAttempt()
{
    traffic::Attempt &record = m_attempts.last();
    const transport::AttemptTimes &times = m_reply->times();
    record.reusedConnection = m_reply->usedPooledConnection();
    record.connectedUs = microsecondsBetween(m_exchange.started, times.connected);
    record.sentUs = microsecondsBetween(m_exchange.started, times.requestSent);
    record.firstByteUs = microsecondsBetween(m_exchange.started, times.firstByte);
    m_ended = m_worker.clock.steady();
    record.finishedUs = microsecondsBetween(m_exchange.started, m_ended);
    record.status = m_headSeen ? m_reply->head().status : 0;
    if (const auto failure = m_reply->failure())
        record.error = failure->message.toUtf8();
}

void ForwardStage::replyFinished()
{
    if (m_over)
        return;
    finishAttempt();
    const std::optional<Error> failure = m_reply->failure();
    if (!failure) {
        m_walk.ended();
        m_finished = true;
        drain();
        return;
    }
    if (m_headSeen) {
        fail(*failure);
        return;
    }
    const int status = failure->kind == ErrorKind::Timeout ? 504 : 502;
    m_exchange.upstreamStatus.append(status);
    const bool again = mayRetry(*failure);
    if (again && (isStale(*failure) || m_walk.takeRetry())) {
        next(*failure);
        return;
    }
    m_walk.failed(*failure, status);
    fail(*failure);
}

bool ForwardStage::mayRetry(const Error &error)
{
    if (m_body && !m_body->isReplayable())
        return false;
    if (error.retryable || isStale(error))
        return true;
    return m_walk.wantsRetries() && !m_reply->answerBegan() && isIdempotent(sentMethod())
        && m_walk.takeFromBudget();
}

// The node may be fine, its old connection was not.
bool ForwardStage::isStale(const Error &error) const
{
    if (m_staleRetried || !m_reply->usedPooledConnection() || m_reply->answerBegan())
        return false;
    return error.retryable
        || (error.kind == ErrorKind::ConnectionLost && isIdempotent(sentMethod()));
}

const QByteArray &ForwardStage::sentMethod() const
{
    return m_exchange.upstream.method ? *m_exchange.upstream.method : m_exchange.method;
}

void ForwardStage::next(const Error &lastError)
{
    const bool stale = isStale(lastError);
    m_reply->setListener(nullptr);
    m_reply->deleteLater();
    m_reply = nullptr;
    if (m_body)
        m_body->rewind();
    if (stale) {
        m_staleRetried = true;
        attempt(m_exchange.node.address);
        return;
    }
    m_walk.failed(lastError, std::nullopt);
    if (m_walk.isLate())
        fail(upstreamError(ErrorKind::Refused,
                           u"the retry timeout has passed; the last try failed: "_qs
                               + lastError.message));
    else
        goOn(upstreamError(ErrorKind::Refused,
                           u"every node was tried; the last try failed: "_qs + lastError.message));
}

void ForwardStage::fail(const Error &error)
{
    m_over = true;
    m_ended = m_worker.clock.steady();
    m_listener.upstreamFailed(error);
}

} // namespace gatehouse::pipeline
