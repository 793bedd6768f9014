// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeRunner's ear toward the upstream, and the end of an exchange.
#include "gateway/net/socket_stream.h"
#include "gateway/delivery/access_log.h"
#include "gateway/exchange/witness.h"
#include "gateway/pipeline/error_page.h"
#include "gateway/pipeline/exchange_runner.h"
#include "gateway/pipeline/tunnel.h"

#include <QAbstractSocket>

namespace gatehouse::pipeline {

namespace {

// Octets of a request's head as it stood on the wire.
qint64 headSize(const http::RequestHead &head)
{
    qint64 size = head.method.size() + head.target.size() + 14;
    for (const http::Field &field : head.headers)
        size += field.name.size() + field.value.size() + 4;
    return size;
}

} // namespace

void ExchangeRunner::attemptBegins(const http::Headers &sent)
{
    m_capture.upstreamHead(sent);
}

bool ExchangeRunner::isCongested() const
{
    return m_client.isCongested();
}

void ExchangeRunner::upstreamInformational(const http::ResponseHead &head)
{
    m_answer.informational(head);
}

void ExchangeRunner::upstreamHead(const http::ResponseHead &head)
{
    m_firstByte = m_worker.clock.steady();
    if (m_worker.draining)
        m_client.closeAfterAnswer();
    m_answer.begin(head);
}

void ExchangeRunner::upstreamHeadAlone()
{
    m_answer.flushHead();
}

void ExchangeRunner::upstreamBody(QByteArray octets)
{
    m_answer.push(std::move(octets));
    m_client.flush();
}

void ExchangeRunner::upstreamEnd(const http::Headers &trailers)
{
    m_answer.end(trailers);
    answerDone();
}

void ExchangeRunner::upstreamFailed(const Error &error)
{
    m_error = error.message.toUtf8();
    m_upstreamFailed = true;
    if (!m_answer.hasBegun()) {
        answer({.status = statusOf(error)});
        return;
    }
    // The head is out: only a cut connection tells the client that the answer is not whole.
    complete(traffic::Ending::UpstreamFailed);
    m_client.cut();
}

void ExchangeRunner::upstreamSwitched(transport::ProxyReply &reply)
{
    m_firstByte = m_worker.clock.steady();
    m_answer.switchProtocols(reply.head());
    QByteArray fromUpstream;
    std::unique_ptr<QAbstractSocket> upstream = reply.takeTunnel(fromUpstream);
    m_client.startTunnel(std::make_unique<net::SocketStream>(std::move(upstream)), fromUpstream,
                         [this](const Tunnel &tunnel) {
                             m_capture.tunnelled(tunnel.fromClient(), tunnel.fromUpstream());
                             complete(traffic::Ending::Answered);
                         });
}

void ExchangeRunner::complete(traffic::Ending ending)
{
    if (std::exchange(m_over, true))
        return;
    m_pending.cancel();
    m_body.forget();
    const Clock::Steady now = m_worker.clock.steady();
    m_exchange.durationUs = microsecondsBetween(m_exchange.started, now);
    m_exchange.upstreamUs = m_forward ? m_forward->upstreamUs(now) : -1;
    m_exchange.requestBytes = headSize(m_exchange.received) + m_capture.requestBodySize();
    m_exchange.responseBytes = m_client.bytesSent();
    runLogHooks();
    metrics::Sample sample;
    if (m_exchange.route)
        sample.routeId = m_exchange.route->id;
    sample.statusClass = metrics::classOf(m_exchange.status, m_upstreamFailed);
    sample.status = m_exchange.status;
    sample.durationUs = m_exchange.durationUs;
    sample.upstreamUs = m_exchange.upstreamUs;
    sample.bytesIn = m_exchange.requestBytes;
    sample.bytesOut = m_exchange.responseBytes;
    m_worker.metrics.ended(sample);
    if (m_capture.isEnabled())
        m_worker.recorder.finished(record(traffic::State::Complete, ending, now));
}

void ExchangeRunner::runLogHooks()
{
    static const QList<traffic::Attempt> none;
    const Witness witness{.redactor = m_snapshot->redactor,
                          .hooks = m_hooks.trace(),
                          .hookStartsUs = m_hooks.starts(),
                          .attempts = m_forward ? m_forward->attempts() : none,
                          .metrics = m_worker.metrics};
    m_exchange.witness = &witness;
    m_hooks.log(m_snapshot->globalRules.of(plugin::Phase::Log), &chain());
    m_hooks.log(chain().of(plugin::Phase::Log));
    if (m_worker.options.accessLog)
        m_worker.options.accessLog->write(m_exchange, {m_error, m_snapshot->revision});
    m_exchange.witness = nullptr;
}

traffic::Record ExchangeRunner::record(traffic::State state, traffic::Ending ending,
                                       Clock::Steady now) const
{
    traffic::Record out = m_capture.record(m_exchange);
    out.state = state;
    out.ending = ending;
    out.durationUs = microsecondsBetween(m_exchange.started, now);
    out.firstByteUs = microsecondsBetween(m_exchange.started, m_firstByte);
    out.upstreamUs = m_forward ? m_forward->upstreamUs(now) : -1;
    out.revision = m_snapshot->revision;
    out.error = m_error;
    out.requestBytes = headSize(m_exchange.received) + m_capture.requestBodySize();
    out.responseBytes = m_client.bytesSent();
    out.trace = m_hooks.trace();
    if (m_forward) {
        out.attempts = m_forward->attempts();
        out.node = out.attempts.isEmpty() ? QByteArray() : out.attempts.last().node;
    }
    return out;
}

traffic::RecordPtr ExchangeRunner::present() const
{
    const auto state = m_answer.hasBegun() ? traffic::State::Streaming : traffic::State::Pending;
    return std::make_shared<traffic::Record>(
        record(state, traffic::Ending::Answered, m_worker.clock.steady()));
}

void ExchangeRunner::refuse(WorkerContext &worker, ClientStream &client,
                            const http::ParseError &error)
{
    ExchangeRunner runner(worker, client, {.method = "-", .target = "-", .keepAlive = false});
    runner.m_error = error.reason;
    runner.m_answer.reply(jsonError(error.status, error.reason));
    runner.complete(traffic::Ending::Answered);
    client.flush();
}

} // namespace gatehouse::pipeline
