// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/worker_outbound.h"

#include "gateway/pipeline/inner_request.h"
#include "gateway/pipeline/upstream_head.h"
#include "gateway/transport/body_pipe.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace gatehouse::pipeline {

namespace {

constexpr int maxUnderWay = 1024;

transport::UpstreamRequest upstreamRequestFor(const OutboundRequest &from)
{
    transport::UpstreamRequest out;
    out.method = from.method;
    out.target = from.target;
    out.headers = from.headers;
    out.headers.remove("Content-Length");
    if (!out.headers.contains("Host")) {
        const QByteArray host = from.host.contains(':') ? '[' + from.host + ']' : from.host;
        const bool plain = from.port == (from.scheme == "https" ? 443 : 80);
        out.headers.set("Host", plain ? host : host + ':' + QByteArray::number(from.port));
    }
    if (!from.keepAlive)
        out.pool.requests = 1;
    out.scheme = from.scheme;
    out.host = from.host;
    out.port = from.port;
    const bool takesBody = from.method != "GET" && from.method != "HEAD";
    out.bodyless = from.body.isEmpty() && !takesBody;
    out.contentLength = from.body.size();
    out.timeouts = {from.timeout, from.timeout, from.timeout, from.timeout, from.timeout};
    return out;
}

std::shared_ptr<const QSslConfiguration> unverifiedTls()
{
    QSslConfiguration out = QSslConfiguration::defaultConfiguration();
    out.setPeerVerifyMode(QSslSocket::VerifyNone);
    return std::make_shared<const QSslConfiguration>(std::move(out));
}

} // namespace

// One request under way. Whoever holds it wants the answer; dropping it gives up.
class WorkerOutbound::Call final : public QObject
{
public:
    Call(transport::UpstreamManager &manager, transport::UpstreamRequest request,
         const QByteArray &body, qint64 maxAnswer, Done done)
        : m_done(std::move(done))
        , m_maxAnswer(maxAnswer)
    {
        if (!request.bodyless) {
            m_body = std::make_unique<transport::BodyPipe>();
            m_body->push(body);
            m_body->finish();
        }
        m_reply = manager.send(
            std::make_shared<const transport::UpstreamRequest>(std::move(request)), m_body.get());
        connect(m_reply, &QNetworkReply::readyRead, this, &Call::take);
        connect(m_reply, &QNetworkReply::finished, this, &Call::finish);
    }

    ~Call() override { cancel(); }

    // Nothing is told any more.
    void cancel()
    {
        m_done = nullptr;
        over = nullptr;
        const QPointer<transport::ProxyReply> reply = std::exchange(m_reply, nullptr);
        if (!reply)
            return;
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }

    std::function<void()> over; // called last

private:
    void take()
    {
        m_answer.body += m_reply->takeBody();
        if (m_answer.body.size() <= m_maxAnswer)
            return;
        m_answer.failure =
            Error{ErrorKind::ProtocolError, ErrorSource::Upstream, false,
                  QStringLiteral("the answer is longer than %1 octets").arg(m_maxAnswer)};
        m_answer.body.clear();
        m_reply->abort();
    }

    void finish()
    {
        if (!m_answer.failure) {
            m_answer.body += m_reply->takeBody();
            m_answer.failure = m_reply->failure();
        }
        m_answer.status = m_reply->head().status;
        m_answer.headers = m_reply->head().headers;
        m_reply->disconnect(this);
        const Done done = std::exchange(m_done, nullptr);
        const auto last = std::exchange(over, nullptr);
        if (done)
            done(std::move(m_answer));
        if (last)
            last(); // may delete this
    }

    Done m_done;
    qint64 m_maxAnswer;
    std::unique_ptr<transport::BodyPipe> m_body;
    QPointer<transport::ProxyReply> m_reply;
    OutboundAnswer m_answer;
};

WorkerOutbound::WorkerOutbound(transport::UpstreamManager &manager, QByteArray pseudonym,
                               QByteArray innerToken)
    : m_manager(manager)
    , m_pseudonym(std::move(pseudonym))
    , m_innerToken(std::move(innerToken))
    , m_unverified(unverifiedTls())
    , m_kept(std::make_shared<QHash<Call *, std::shared_ptr<Call>>>())
{
}

WorkerOutbound::~WorkerOutbound() = default;

std::shared_ptr<WorkerOutbound::Call> WorkerOutbound::begin(transport::UpstreamRequest request,
                                                            const QByteArray &body,
                                                            qint64 maxAnswer, Done done)
{
    if (*m_underWay >= maxUnderWay) {
        if (done) {
            OutboundAnswer none;
            none.failure = Error{ErrorKind::Unavailable, ErrorSource::Gateway, true,
                                 QStringLiteral("too many requests of the gateway's own are under "
                                                "way; try again later")};
            QTimer::singleShot(0, &m_manager, [done, none] { done(none); });
        }
        return nullptr;
    }
    ++*m_underWay;
    // Counted until it is destroyed; deleted with the next turn, as it may be on the call stack.
    return {new Call(m_manager, std::move(request), body, maxAnswer, std::move(done)),
            [counter = m_underWay](Call *call) {
                --*counter;
                call->cancel();
                call->deleteLater();
            }};
}

std::shared_ptr<void> WorkerOutbound::fetch(OutboundRequest request, Done done)
{
    return begin(requestFor(request), request.body, request.maxAnswer, std::move(done));
}

transport::UpstreamRequest WorkerOutbound::requestFor(const OutboundRequest &request) const
{
    transport::UpstreamRequest out = upstreamRequestFor(request);
    if (!request.verifyTls)
        out.tls = m_unverified;
    if (!request.onBehalfOf.isEmpty() && !m_innerToken.isEmpty())
        out.headers.set(innerFieldName(), innerFieldValue(m_innerToken, request.onBehalfOf));
    return out;
}

void WorkerOutbound::post(OutboundRequest request, Done done)
{
    keep(begin(requestFor(request), request.body, request.maxAnswer, std::move(done)));
}

void WorkerOutbound::keep(const std::shared_ptr<Call> &call)
{
    if (!call)
        return;
    m_kept->insert(call.get(), call);
    call->over = [kept = std::weak_ptr(m_kept), key = call.get()] {
        if (const auto calls = kept.lock())
            calls->remove(key);
    };
}

void WorkerOutbound::repeat(const Exchange &exchange, const http::Headers &extra, qint64 maxAnswer,
                            Done done)
{
    const std::shared_ptr<upstream::Group> group = exchange.upstream.group;
    const upstream::NodeSetPtr nodes = group ? group->nodeSet() : nullptr;
    const auto node = nodes && !nodes->isEmpty()
        ? nodes->pick(exchange, std::vector<bool>(nodes->size(), false),
                      std::chrono::steady_clock::now())
        : std::nullopt;
    if (!node) {
        OutboundAnswer none;
        none.failure = Error{ErrorKind::Unavailable, ErrorSource::Upstream, true,
                             QStringLiteral("no node of the upstream may be used")};
        if (done)
            QTimer::singleShot(0, &m_manager, [done, none] { done(none); });
        return;
    }
    transport::UpstreamRequest request =
        attemptRequest(exchange, *group, (*nodes)[*node], false, m_pseudonym);
    for (const http::Field &field : extra)
        request.headers.set(field.name, field.value);
    request.bodyless = true;
    request.contentLength = 0;
    keep(begin(std::move(request), {}, maxAnswer, std::move(done)));
}

} // namespace gatehouse::pipeline
