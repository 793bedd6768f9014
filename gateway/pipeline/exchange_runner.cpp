// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/exchange_runner.h"

#include "gateway/pipeline/body_variables.h"
#include "gateway/pipeline/certificate_check.h"
#include "gateway/pipeline/error_page.h"
#include "gateway/pipeline/inner_request.h"
#include "gateway/pipeline/trailer_filter.h"
#include "gateway/pipeline/upstream_head.h"

#include <QTimer>

namespace gatehouse::pipeline {

using plugin::Phase;

ExchangeRunner::ExchangeRunner(WorkerContext &worker, ClientStream &client, http::RequestHead head)
    : m_worker(worker)
    , m_client(client)
    , m_snapshot(worker.snapshot)
    , m_exchange{.id = worker.nextId.fetch_add(1, std::memory_order_relaxed),
                 .started = worker.clock.steady(),
                 .startedWall = worker.clock.wall(),
                 .scheme = client.origin().scheme,
                 .client = client.origin().peer,
                 .server = client.origin().local,
                 .received = std::move(head)}
    , m_hooks(m_exchange, worker.clock, m_snapshot->redactor)
    , m_capture(worker.options.recording, worker.options.bodyCap, m_snapshot->redactor)
    , m_answer(m_exchange, m_hooks, m_capture, client)
{
    m_worker.metrics.began();
}

ExchangeRunner::~ExchangeRunner() = default;

const PluginChain &ExchangeRunner::chain() const
{
    static const PluginChain none;
    return m_merged ? *m_merged : m_route ? m_route->chain : none;
}

void ExchangeRunner::start()
{
    m_exchange.outbound = &m_worker.outbound;
    m_exchange.locals = &m_worker.locals;
    m_answer.setChains(&m_snapshot->globalRules, &chain());
    m_answer.tellUpstreamStatus(m_snapshot->front->showsUpstreamStatus());
    if (!prepare())
        return;
    if (m_snapshot->matchingReadsBody && m_body.exists())
        holdBody(bodyVariableLimit, &ExchangeRunner::matchAndGo);
    else
        matchAndGo();
}

void ExchangeRunner::matchAndGo()
{
    if (match() && m_route->failure.status != 0) {
        m_error = m_route->failure.reason;
        answer(m_route->failure.status == 404 ? routeNotFound()
                                              : LocalReply{.status = m_route->failure.status});
        return;
    }
    if (m_route && m_route->guard) {
        if (const auto offence = m_route->guard->offence(m_exchange); offence.status != 0) {
            m_error = offence.reason;
            answer(jsonError(offence.status, offence.reason));
            return;
        }
    }
    if (m_route && m_route->readsBody && m_body.exists() && !m_exchange.requestBody)
        holdBody(bodyVariableLimit, &ExchangeRunner::advance);
    else
        advance();
}

void ExchangeRunner::holdBody(qint64 max, void (ExchangeRunner::*next)())
{
    m_client.sendContinue();
    m_body.hold(max, [this, next] {
        m_exchange.requestBody = m_body.whole();
        (this->*next)();
    });
    m_client.resumeReading();
}

void ExchangeRunner::askAgain()
{
    m_exchange.requestBodyTooLarge = m_body.isTooLarge();
    advance();
}

bool ExchangeRunner::prepare()
{
    const http::RequestHead &head = m_exchange.received;
    m_exchange.method = head.method;
    if (head.framing != http::Framing::None) {
        m_body.open();
        connect(m_body.pipe(), &transport::BodyPipe::roomAvailable, this, [this] {
            if (!m_over)
                m_client.resumeReading();
        });
    }
    auto target = http::parseTarget(head.target);
    if (!target) {
        m_error = target.error().message.toUtf8();
        m_client.closeAfterAnswer();
        answer(jsonError(400, m_error));
        return false;
    }
    m_exchange.target = std::move(*target);
    if (const auto host = head.headers.value("Host")) {
        if (const auto parts = http::parseHostPort(*host))
            m_exchange.host = parts->host;
    }
    const FrontRules &front = *m_snapshot->front;
    if (!front.readPath(m_exchange)) {
        m_error = "the path has a dot segment or an empty one with parameters";
        answer({.status = 400});
        return false;
    }
    m_exchange.headers = front.requestFields(m_exchange, m_exchange.client);
    front.identify(m_exchange);
    takeInnerClient(m_exchange, m_worker.options.innerToken);
    if (m_client.origin().tls && !mayUseConnection())
        return false;
    if (head.contentLength > m_worker.options.maxBody) {
        m_error = "the request body is larger than this gateway accepts";
        m_client.closeAfterAnswer();
        answer(jsonError(413, m_error));
        return false;
    }
    if (head.method
        == "TRACE") { // would hand the client's own secrets back to whatever script sent it
        m_error = "TRACE is refused";
        answer({.status = 405});
        return false;
    }
    if (head.headers.joined("Via").contains(m_worker.options.pseudonym)) {
        m_error = "the request went in a circle: it came through this gateway before";
        answer(jsonError(508, m_error));
        return false;
    }
    return true;
}

bool ExchangeRunner::mayUseConnection()
{
    const tls::TlsFacts &facts = *m_client.origin().tls;
    m_exchange.contextVariables = facts.variables;
    m_error = certificateFault(m_exchange, facts, *m_snapshot->certificates);
    if (m_error.isEmpty())
        return true;
    answer({.status = 400});
    return false;
}

bool ExchangeRunner::match()
{
    const auto found = m_snapshot->router->match(m_exchange);
    if (!found)
        return false;
    m_route = &m_snapshot->routes[found->handle];
    m_view = m_route->view;
    m_view.matchedUri = found->matchedUri;
    m_view.matchedHost = found->matchedHost;
    m_exchange.route = &m_view;
    m_exchange.upstream.group = m_route->upstream;
    m_exchange.pathParameters = found->parameters;
    m_answer.setChains(&m_snapshot->globalRules, &chain());
    return true;
}

const HookRunner::List &ExchangeRunner::hooksOf(Stage stage)
{
    switch (stage) {
    case Stage::GlobalRewrite:
        return m_snapshot->globalRules.of(Phase::Rewrite);
    case Stage::RouteRewrite:
        return chain().of(Phase::Rewrite);
    case Stage::ConsumerRewrite:
        return m_consumerRewrites;
    case Stage::GlobalAccess:
        return m_snapshot->globalRules.of(Phase::Access);
    case Stage::RouteAccess:
    case Stage::Forward:
        break;
    }
    return chain().of(Phase::Access);
}

bool ExchangeRunner::enter(Stage stage)
{
    m_stage = stage;
    m_position = 0;
    return stage != Stage::ConsumerRewrite || mergeConsumer();
}

void ExchangeRunner::advance()
{
    while (m_stage != Stage::Forward) {
        const bool rewrites = m_stage < Stage::GlobalAccess;
        plugin::Outcome outcome =
            m_hooks.run(hooksOf(m_stage), rewrites ? Phase::Rewrite : Phase::Access, m_position);
        if (!std::holds_alternative<plugin::Continue>(outcome)) {
            settle(std::move(outcome));
            return;
        }
        if (!enter(Stage(int(m_stage) + 1)))
            return;
    }
    forward();
}

void ExchangeRunner::settle(plugin::Outcome outcome)
{
    if (auto *reply = std::get_if<LocalReply>(&outcome)) {
        answer(std::move(*reply));
    } else if (const auto *suspension = std::get_if<plugin::Suspend>(&outcome)) {
        suspend(*suspension);
    } else if (const auto *body = std::get_if<plugin::NeedBody>(&outcome)) {
        holdBody(body->max, &ExchangeRunner::askAgain);
    } else if (const auto *await = std::get_if<plugin::Await>(&outcome)) {
        m_pending.start(*await, [this](plugin::Outcome then) { resume(std::move(then)); });
    } else {
        advance();
    }
}

bool ExchangeRunner::mergeConsumer()
{
    if (!m_exchange.consumer || !m_route)
        return true;
    const ConsumerDirectory::Member *member = m_snapshot->consumers->member(m_exchange.consumer);
    if (member && !member->failure.isEmpty()) {
        m_error = member->failure;
        answer({.status = 503});
        return false;
    }
    if (!member || member->plugins.isEmpty())
        return true;
    const PluginChain before = chain();
    m_merged = before.mergedWith(member->plugins);
    m_answer.setChains(&m_snapshot->globalRules, &chain());
    for (const PluginInstance *instance : member->plugins.of(Phase::Rewrite)) {
        const auto &ran = before.plugins();
        const bool known = std::any_of(ran.begin(), ran.end(), [&](const PluginInstancePtr &other) {
            return other->spec == instance->spec;
        });
        if (!known)
            m_consumerRewrites.push_back(instance);
    }
    if (!member->readsBody || !m_body.exists() || m_exchange.requestBody)
        return true;
    holdBody(bodyVariableLimit, &ExchangeRunner::advance);
    return false;
}

void ExchangeRunner::suspend(const plugin::Suspend &suspension)
{
    plugin::Outcome then = plugin::Continue{};
    if (suspension.then)
        then = *suspension.then;
    QTimer::singleShot(suspension.delay, Qt::PreciseTimer, this,
                       [this, then = std::move(then)] { resume(then); });
}

void ExchangeRunner::resume(plugin::Outcome outcome)
{
    if (!m_over)
        settle(m_hooks.resumedWith(std::move(outcome)));
}

void ExchangeRunner::forward()
{
    if (refusesBody())
        return;
    if (!m_route) {
        m_error = "no route matches this request";
        answer(routeNotFound());
        return;
    }
    const auto &group = m_exchange.upstream.group;
    if (group == m_route->upstream && m_route->noUpstream.status != 0) {
        m_error = m_route->noUpstream.reason;
        answer({.status = m_route->noUpstream.status});
        return;
    }
    if (group->nodeSet()->isEmpty()) {
        m_error = "the upstream has no nodes";
        if (const QString fault = group->fault(); !fault.isEmpty())
            m_error += ": " + fault.toUtf8();
        answer({.status = 503});
        return;
    }
    if (m_exchange.upstream.body)
        m_body.replace(*m_exchange.upstream.body);
    m_client.sendContinue();
    m_forward = std::make_unique<ForwardStage>(
        m_worker, m_exchange, m_hooks, ForwardStage::Chains{&m_snapshot->globalRules, &chain()},
        *m_route, m_body.pipe(), static_cast<ForwardStage::Listener &>(*this));
    m_forward->start();
}

bool ExchangeRunner::wantsBody() const
{
    return m_body.wantsMore();
}

void ExchangeRunner::bodyArrived(QByteArrayView octets)
{
    m_capture.requestBody(octets);
    if (!m_over && !refusesBody())
        m_body.arrived(octets);
}

void ExchangeRunner::bodyEnded(http::Headers trailers)
{
    if (!m_over)
        m_body.ended(allowedTrailers(trailers));
}

bool ExchangeRunner::refusesBody()
{
    const qint64 size = m_capture.requestBodySize();
    const qint64 allowed = m_exchange.maxRequestBody;
    if (size > m_worker.options.maxBody)
        requestBroken({413, "the request body is larger than this gateway accepts"});
    else if (allowed > 0 && size > allowed)
        breakOff("the request body is larger than a plugin allows", {.status = 413});
    return m_over;
}

void ExchangeRunner::requestBroken(const http::ParseError &error)
{
    breakOff(error.reason, jsonError(error.status, error.reason));
}

void ExchangeRunner::breakOff(const QByteArray &reason, LocalReply reply)
{
    if (m_over)
        return;
    if (m_forward)
        m_forward->abort(); // the upstream sees its request cut short
    m_error = reason;
    if (m_answer.hasBegun()) {
        complete(traffic::Ending::Aborted);
        m_client.cut();
        return;
    }
    m_client.closeAfterAnswer();
    answer(std::move(reply));
}

void ExchangeRunner::answer(LocalReply reply)
{
    m_firstByte = m_worker.clock.steady();
    if (m_worker.draining || m_client.awaitsContinue())
        m_client.closeAfterAnswer();
    m_answer.reply(std::move(reply));
    answerDone();
}

void ExchangeRunner::answerDone()
{
    complete(m_upstreamFailed ? traffic::Ending::UpstreamFailed : traffic::Ending::Answered);
    m_client.exchangeDone();
}

void ExchangeRunner::clientWritable()
{
    if (m_forward && !m_over)
        m_forward->drain();
}

void ExchangeRunner::clientGone()
{
    if (m_over)
        return;
    if (m_forward)
        m_forward->abort();
    m_error = "the client closed the connection before it had the whole answer";
    if (!m_answer.hasBegun())
        m_exchange.status = 499;
    complete(traffic::Ending::ClientLeft);
}

} // namespace gatehouse::pipeline
