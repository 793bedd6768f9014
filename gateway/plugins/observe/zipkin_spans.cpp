// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/zipkin_spans.h"

#include "gateway/delivery/json_text.h"
#include "gateway/plugins/observe/span_ids.h"
#include "gateway/plugins/observe/told.h"

namespace gatehouse::plugins {

namespace {

using delivery::JsonText;

class Spans
{
public:
    Spans(const Exchange &exchange, const ZipkinTrace &trace, const ZipkinEndpoint &local)
        : m_exchange(exchange)
        , m_trace(trace)
        , m_local(local)
        , m_startUs(std::chrono::duration_cast<std::chrono::microseconds>(
                        exchange.startedWall.time_since_epoch())
                        .count())
    {
    }

    void request()
    {
        JsonText out = begin("apisix.request", m_trace.requestSpan, m_trace.parentId, 0,
                             m_exchange.durationUs);
        out.field("kind", "SERVER").key("remoteEndpoint").open();
        out.field(m_exchange.client.address.contains(':') ? "ipv6" : "ipv4",
                  m_exchange.client.address);
        out.field("port", m_exchange.client.port).close();
        out.key("tags").open().field("component", "apisix");
        out.field("http.method", m_exchange.method);
        out.field("http.url", toldVariable(m_exchange, "request_uri").value_or(QByteArray()));
        out.field("http.status_code", QByteArray::number(m_exchange.status));
        out.field("apisix.response_source", responseSource(m_exchange)).close();
        append(out);
    }

    void child(const char *name, const QByteArray &id, const QByteArray &parent, qint64 from,
               qint64 until)
    {
        if (from < 0 || until < 0)
            return;
        JsonText out = begin(name, id, parent, from, until);
        append(out);
    }

    QByteArray take() { return std::move(m_text); }

private:
    JsonText begin(const char *name, const QByteArray &id, const QByteArray &parent, qint64 from,
                   qint64 until) const
    {
        JsonText out;
        out.open().field("traceId", m_trace.traceId).field("name", name).field("id", id);
        out.fieldUnlessEmpty("parentId", parent);
        out.field("timestamp", m_startUs + from);
        out.field("duration", std::max<qint64>(until - from, 1)); // Zipkin takes 0 for unknown
        out.key("localEndpoint").open().field("serviceName", m_local.service);
        out.field(m_local.address.contains(':') ? "ipv6" : "ipv4", m_local.address);
        out.field("port", m_local.port).close();
        return out;
    }

    void append(JsonText &out) { m_text += (m_text.isEmpty() ? "" : ",") + out.close().take(); }

    const Exchange &m_exchange;
    const ZipkinTrace &m_trace;
    const ZipkinEndpoint &m_local;
    const qint64 m_startUs;
    QByteArray m_text;
};

} // namespace

QByteArray zipkinSpans(const Exchange &exchange, const ZipkinTrace &trace,
                       const ZipkinEndpoint &local, int version)
{
    const qint64 end = exchange.durationUs;
    const QByteArray &root = trace.requestSpan;
    Spans spans(exchange, trace, local);
    spans.request();
    if (version == 1) {
        spans.child("apisix.rewrite", randomHex(8), root, 0, trace.rewriteUs);
        spans.child("apisix.access", randomHex(8), root, trace.rewriteUs, trace.accessUs);
        spans.child("apisix.proxy", trace.proxySpan, root, trace.accessUs, end);
        spans.child("apisix.body_filter", randomHex(8), trace.proxySpan,
                    trace.accessUs < 0 ? -1 : trace.headUs, end);
        return spans.take();
    }
    spans.child("apisix.proxy", trace.proxySpan, root, 0, trace.headUs);
    spans.child("apisix.response_span", randomHex(8), root, trace.headUs, end);
    return spans.take();
}

} // namespace gatehouse::plugins
