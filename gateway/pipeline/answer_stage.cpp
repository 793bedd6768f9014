// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/answer_stage.h"

#include "gateway/http/default_charset.h"
#include "gateway/http/writer.h"
#include "gateway/pipeline/error_page.h"
#include "gateway/pipeline/trailer_filter.h"

namespace gatehouse::pipeline {

namespace {

// A body that a filter wants whole is held up to this size; a larger one passes it by.
constexpr qsizetype holdLimit = 64 * 1024 * 1024;

QByteArray joined(const QList<int> &statuses)
{
    QByteArray out;
    for (const int status : statuses)
        out += (out.isEmpty() ? "" : ", ") + QByteArray::number(status);
    return out;
}

} // namespace

AnswerStage::AnswerStage(Exchange &exchange, HookRunner &hooks, Capture &capture,
                         ClientStream &client)
    : m_exchange(exchange)
    , m_hooks(hooks)
    , m_capture(capture)
    , m_client(client)
{
}

void AnswerStage::setChains(const PluginChain *global, const PluginChain *route)
{
    m_chains[0] = global;
    m_chains[1] = route;
}

void AnswerStage::informational(const http::ResponseHead &head)
{
    if (m_begun || head.status == 100)
        return;
    http::ResponseHead out = head;
    http::removeHopByHop(out.headers);
    m_client.sendInterim(out);
}

void AnswerStage::switchProtocols(const http::ResponseHead &head)
{
    m_begun = m_ended = m_headSent = true;
    m_exchange.status = head.status;
    http::ResponseHead out = head;
    http::removeHopByHop(out.headers, true);
    m_exchange.responseHeaders = out.headers;
    m_capture.answerHead(m_exchange);
    m_client.switchProtocols(out);
}

void AnswerStage::reply(LocalReply reply)
{
    m_exchange.fromUpstream = false;
    m_exchange.status = reply.status;
    // What hooks already put on the answer stays, beside what this reply brings.
    for (const http::Field &field : reply.headers)
        m_exchange.responseHeaders.append(field.name, field.value);
    QByteArray body = reply.body.value_or(QByteArray());
    if (reply.verbatim) {
        // as it stands
    } else if (!reply.body && reply.status >= 300 && !hasPage(reply.status)) {
        // nothing, and no type of it
    } else if (!reply.body && reply.status >= 300) {
        body = htmlPage(reply.status);
        m_exchange.responseHeaders.set("Content-Type", QByteArrayLiteral("text/html"));
    } else if (!m_exchange.responseHeaders.contains("Content-Type")) {
        m_exchange.responseHeaders.append("Content-Type", QByteArrayLiteral("text/plain"));
    }
    m_upstreamLength = body.size();
    filterHead();
    push(std::move(body));
    end();
}

void AnswerStage::begin(const http::ResponseHead &head)
{
    m_exchange.fromUpstream = true;
    m_exchange.status = head.status;
    m_reason = head.reason;
    m_exchange.responseHeaders = head.headers;
    http::removeHopByHop(m_exchange.responseHeaders);
    m_exchange.responseHeaders.remove("Server");
    m_exchange.upstreamHeaders = m_exchange.responseHeaders;
    if (head.framing == http::Framing::Length)
        m_upstreamLength = head.contentLength;
    else if (head.framing == http::Framing::None && hasBody())
        m_upstreamLength = 0;
    if (head.status >= 500 || m_tellsUpstreamStatus)
        m_exchange.responseHeaders.append("X-APISIX-Upstream-Status",
                                          joined(m_exchange.upstreamStatus));
    filterHead();
}

void AnswerStage::filterHead()
{
    m_begun = true;
    const int statusBefore = m_exchange.status;
    bool changesBody = false;
    m_hooks.headerFilter(filters(plugin::Phase::HeaderFilter));
    if (hasBody())
        m_bodyFilters = filters(plugin::Phase::BodyFilter);
    for (const PluginInstance *instance : m_bodyFilters) {
        m_holdsBody = m_holdsBody || instance->plugin->wantsWholeBody(m_exchange);
        changesBody = changesBody || !instance->plugin->onlyWatchesBody(m_exchange);
    }
    if (m_exchange.status != statusBefore)
        m_reason.clear();
    if (!m_holdsBody)
        sendHead(changesBody ? std::nullopt : m_upstreamLength);
}

bool AnswerStage::hasBody() const
{
    const int status = m_exchange.status;
    return m_exchange.received.method != "HEAD" && status != 204 && status != 304 && status >= 200;
}

void AnswerStage::sendHead(std::optional<qint64> length)
{
    m_headSent = true;
    http::Headers fields = m_exchange.responseHeaders;
    http::addDefaultCharset(fields, m_exchange.status);
    if (hasBody()) {
        fields.remove("Content-Length");
        if (length)
            fields.append("Content-Length", QByteArray::number(*length));
    } else if (m_exchange.status == 204) {
        fields.remove("Content-Length");
    }
    if (!fields.contains("Date"))
        fields.append("Date",
                      http::httpDate(std::chrono::system_clock::to_time_t(m_exchange.startedWall)));
    fields.append("Server", "Gatehouse/" GATEHOUSE_VERSION);
    m_client.sendHead({m_exchange.status, m_reason, fields, length, hasBody()});
    m_exchange.responseHeaders = std::move(fields);
    m_capture.answerHead(m_exchange);
}

void AnswerStage::flushHead()
{
    if (m_headSent && hasBody() && m_upstreamLength != 0)
        m_client.flush();
}

void AnswerStage::push(QByteArray octets)
{
    if (!hasBody() || octets.isEmpty())
        return;
    if (m_holdsBody) {
        m_whole += octets;
        if (m_whole.size() <= holdLimit)
            return;
        stopHolding();
        octets = std::exchange(m_whole, {});
    }
    m_hooks.bodyFilter(m_bodyFilters, octets, false);
    if (octets.isEmpty())
        return;
    m_capture.answerBody(octets);
    m_client.sendBody(octets);
}

void AnswerStage::end(const http::Headers &trailers)
{
    if (std::exchange(m_ended, true))
        return;
    QByteArray rest = std::exchange(m_whole, {});
    m_hooks.bodyFilter(m_bodyFilters, rest, true);
    if (m_holdsBody)
        sendHead(rest.size());
    if (!rest.isEmpty())
        m_capture.answerBody(rest);
    m_client.sendEnd(rest, allowedTrailers(trailers));
}

// Too much to wait for: who wants the body whole does without it, the others see it in pieces.
void AnswerStage::stopHolding()
{
    m_holdsBody = false;
    std::erase_if(m_bodyFilters, [this](const PluginInstance *instance) {
        return instance->plugin->wantsWholeBody(m_exchange);
    });
    sendHead(std::nullopt);
}

// The global rules' and the route's; what encodes the answer comes last, whosever it is.
HookRunner::List AnswerStage::filters(plugin::Phase phase) const
{
    HookRunner::List all;
    for (const PluginChain *chain : m_chains) {
        if (chain && all.empty())
            all = chain->of(phase);
        else if (chain)
            all.insert(all.end(), chain->of(phase).begin(), chain->of(phase).end());
    }
    const auto encodes = [](const PluginInstance *instance) {
        return instance->spec->encodesAnswer;
    };
    if (std::ranges::any_of(all, encodes))
        std::ranges::stable_partition(all, std::not_fn(encodes));
    return all;
}

} // namespace gatehouse::pipeline
