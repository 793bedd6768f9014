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

} // namespace

ForwardStage::ForwardStage(WorkerContext &worker, Exchange &exchange, HookRunner &hooks,
                           Chains chains, const CompiledRoute &route, transport::BodyPipe *body,
                           Listener &listener)
    : m_worker(worker)
    , m_exchange(exchange)
    , m_hooks(hooks)
    , m_chains(chains)
    , m_route(route)
    , m_group(exchange.upstream.group)
    , m_body(body)
    , m_listener(listener)
    , m_tried(m_group->nodes().size(), false)
    , m_retriesLeft(m_group->retries())
{
}

ForwardStage::~ForwardStage()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (!m_over)
        m_reply->abort();
    m_reply->deleteLater();
}

void ForwardStage::abort()
{
    if (!m_reply || std::exchange(m_over, true))
        return;
    finishAttempt();
    m_attempts.last().error = "given up: the client left or its request broke";
    m_reply->disconnect(this);
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
    const auto node = m_group->pick(m_exchange, m_tried);
    if (node)
        attempt(*node);
    else
        fail({ErrorKind::Unavailable, ErrorSource::Upstream, false,
              QStringLiteral("no node of the upstream may be used")});
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

transport::UpstreamRequestPtr ForwardStage::request(const upstream::Node &node)
{
    auto out = std::make_shared<transport::UpstreamRequest>(
        attemptRequest(m_exchange, *m_group, node, wantsUpgrade(), m_worker.options.pseudonym));
    const http::RequestHead &head = m_exchange.received;
    out->bodyless = m_exchange.upstream.body ? false : head.framing == http::Framing::None;
    if (m_exchange.upstream.body)
        out->contentLength = m_exchange.upstream.body->size();
    else if (!out->bodyless)
        out->contentLength = head.framing == http::Framing::Length ? head.contentLength : -1;
    if (m_route.timeouts)
        out->timeouts = *m_route.timeouts;
    return out;
}

void ForwardStage::attempt(std::size_t index)
{
    const upstream::Node &node = m_group->nodes()[index];
    m_node = index;
    m_tried[index] = true;
    m_exchange.node = {node.host, node.port};
    m_hooks.beforeProxy(m_chains.global->of(plugin::Phase::BeforeProxy));
    m_hooks.beforeProxy(m_chains.route->of(plugin::Phase::BeforeProxy));
    traffic::Attempt record;
    record.node = node.text;
    record.engine = m_worker.upstream.engine() == transport::Engine::Wire ? "wire" : "qt";
    record.startedUs = microsecondsBetween(m_exchange.started, m_worker.clock.steady());
    m_attempts.append(record);
    const transport::UpstreamRequestPtr sent = request(node);
    m_listener.attemptBegins(sent->headers);
    m_reply = m_worker.upstream.send(sent, m_body);
    connect(m_reply, &transport::ProxyReply::informational, this,
            [this](const http::ResponseHead &head) { m_listener.upstreamInformational(head); });
    connect(m_reply, &transport::ProxyReply::headReceived, this, &ForwardStage::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &ForwardStage::drain);
    connect(m_reply, &QNetworkReply::finished, this, &ForwardStage::onFinished);
}

void ForwardStage::onHead()
{
    m_headSeen = true;
    m_exchange.upstreamStatus.append(m_reply->head().status);
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

void ForwardStage::onFinished()
{
    if (m_over)
        return;
    finishAttempt();
    const std::optional<Error> failure = m_reply->failure();
    if (!failure) {
        m_finished = true;
        drain();
        return;
    }
    if (!m_headSeen)
        m_exchange.upstreamStatus.append(failure->kind == ErrorKind::Timeout ? 504 : 502);
    if (m_headSeen || !mayRetry(*failure))
        fail(*failure);
    else
        next(*failure);
}

bool ForwardStage::mayRetry(const Error &error) const
{
    if (m_body && !m_body->isReplayable())
        return false;
    const auto limit = m_group->config().retryTimeout;
    if (limit.count() > 0 && m_worker.clock.steady() - m_started > limit)
        return false;
    if (error.retryable)
        return true;
    const QByteArray &method =
        m_exchange.upstream.method ? *m_exchange.upstream.method : m_exchange.method;
    return !m_staleRetried && error.kind == ErrorKind::ConnectionLost
        && m_reply->usedPooledConnection() && !m_reply->answerBegan() && isIdempotent(method);
}

void ForwardStage::next(const Error &lastError)
{
    const bool stale = !lastError.retryable || m_reply->usedPooledConnection();
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
    if (m_body)
        m_body->rewind();
    if (stale
        && !std::exchange(m_staleRetried,
                          true)) { // the node may be fine, its old connection was not
        attempt(m_node);
        return;
    }
    const auto node = m_retriesLeft-- > 0 ? m_group->pick(m_exchange, m_tried) : std::nullopt;
    if (node)
        attempt(*node);
    else
        fail(lastError);
}

void ForwardStage::fail(const Error &error)
{
    m_over = true;
    m_ended = m_worker.clock.steady();
    m_listener.upstreamFailed(error);
}

} // namespace gatehouse::pipeline
