// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/otel_spans.h"

#include "gateway/delivery/json_text.h"
#include "gateway/exchange/variables.h"
#include "gateway/exchange/witness.h"
#include "gateway/plugins/observe/told.h"
#include "gateway/traffic/record.h"

#include <QSysInfo>

namespace gatehouse::plugins {

namespace {

using delivery::JsonText;

enum class Kind { Internal = 1, Server = 2, Client = 3 };

void attribute(JsonText &out, QByteArrayView key, QByteArrayView value)
{
    out.open().field("key", key).key("value").open().field("stringValue", value).close().close();
}

void unlessEmpty(JsonText &out, QByteArrayView key, QByteArrayView value)
{
    if (!value.isEmpty())
        attribute(out, key, value);
}

// 64-bit integers are texts in the JSON encoding of protobuf.
void attribute(JsonText &out, QByteArrayView key, qint64 value)
{
    out.open().field("key", key).key("value").open();
    out.field("intValue", QByteArray::number(value)).close().close();
}

class Spans
{
public:
    Spans(const Exchange &exchange, const OtelTrace &trace)
        : m_exchange(exchange)
        , m_trace(trace)
        , m_startNs(std::chrono::duration_cast<std::chrono::nanoseconds>(
                        exchange.startedWall.time_since_epoch())
                        .count())
    {
    }

    // Leaves "attributes" open, for close().
    JsonText begin(const QByteArray &name, Kind kind, qint64 fromUs, qint64 lastsNs) const
    {
        const bool isRoot = kind == Kind::Server;
        const qint64 start = m_startNs + fromUs * 1000;
        JsonText out;
        out.open().field("traceId", m_trace.own.traceId);
        out.field("spanId", isRoot ? m_trace.own.spanId : randomHex(8));
        out.fieldUnlessEmpty("parentSpanId", isRoot ? m_trace.parentId : m_trace.own.spanId);
        out.field("name", name).field("kind", int(kind));
        out.field("startTimeUnixNano", QByteArray::number(start));
        out.field("endTimeUnixNano", QByteArray::number(start + std::max<qint64>(lastsNs, 0)));
        out.key("attributes").open('[');
        return out;
    }

    void close(JsonText &out, const QByteArray &error)
    {
        out.close(']').key("status").open();
        if (!error.isEmpty())
            out.field("message", error).field("code", 2);
        out.close().close();
        m_text += (m_text.isEmpty() ? "" : ",") + out.take();
    }

    void server();
    void hook(const traffic::HookTrace &hook, qint64 fromUs);
    void attempt(const traffic::Attempt &attempt);
    QByteArray take() { return std::move(m_text); }

private:
    const Exchange &m_exchange;
    const OtelTrace &m_trace;
    const qint64 m_startNs;
    QByteArray m_text;
};

void Spans::server()
{
    const auto value = [this](QByteArrayView name) {
        return toldVariable(m_exchange, name).value_or(QByteArray());
    };
    const RouteView *route = m_exchange.route;
    const QByteArray name =
        route ? QByteArray(m_exchange.method + ' ' + route->matchedUri) : m_exchange.method;
    JsonText out = begin(name, Kind::Server, 0, m_exchange.durationUs * 1000);
    const QByteArray agent = value("http_user_agent");
    attribute(out, "net.host.name", m_exchange.host);
    attribute(out, "http.method", m_exchange.method);
    attribute(out, "http.scheme", m_exchange.scheme);
    attribute(out, "http.target", value("request_uri"));
    unlessEmpty(out, "http.user_agent", agent);
    attribute(out, "http.request.method", m_exchange.method);
    attribute(out, "url.scheme", m_exchange.scheme);
    attribute(out, "url.path", m_exchange.target.path);
    unlessEmpty(out, "user_agent.original", agent);
    if (route) {
        attribute(out, "apisix.route_id", route->id);
        unlessEmpty(out, "apisix.route_name", route->name);
        attribute(out, "http.route", route->matchedUri);
        unlessEmpty(out, "apisix.service_id", route->serviceId);
        unlessEmpty(out, "apisix.service_name", route->serviceName);
    }
    const QByteArray source = responseSource(m_exchange);
    attribute(out, "apisix.response_source", source);
    attribute(out, "http.status_code", qint64(m_exchange.status));
    attribute(out, "http.response.status_code", qint64(m_exchange.status));
    for (const auto &[key, text] : m_trace.attributes)
        attribute(out, key, text);
    close(out,
          m_exchange.status >= 500
              ? QByteArray(source + " error: " + QByteArray::number(m_exchange.status))
              : QByteArray());
}

void Spans::hook(const traffic::HookTrace &hook, qint64 fromUs)
{
    static constexpr const char *phases[] = {"rewrite",       "access",      "before_proxy",
                                             "header_filter", "body_filter", "log"};
    static constexpr const char *verdicts[] = {"passed", "changed", "stopped", "waited"};
    const QByteArray phase = phases[std::size_t(hook.hook)];
    JsonText out = begin(hook.plugin + ' ' + phase, Kind::Internal, fromUs, hook.durationNs);
    attribute(out, "apisix.plugin", hook.plugin);
    attribute(out, "apisix.phase", phase);
    attribute(out, "gatehouse.source", hook.source);
    attribute(out, "gatehouse.verdict", verdicts[std::size_t(hook.verdict)]);
    unlessEmpty(out, "gatehouse.note", hook.note);
    unlessEmpty(out, "gatehouse.changes", hook.changes);
    close(out, {});
}

void Spans::attempt(const traffic::Attempt &attempt)
{
    const qint64 from = std::max<qint64>(attempt.startedUs, 0);
    const qint64 until = attempt.finishedUs < 0 ? m_exchange.durationUs : attempt.finishedUs;
    JsonText out = begin("upstream " + attempt.node, Kind::Client, from, (until - from) * 1000);
    attribute(out, "server.address", attempt.node);
    if (attempt.status > 0)
        attribute(out, "http.response.status_code", qint64(attempt.status));
    attribute(out, "gatehouse.reused_connection", attempt.reusedConnection ? "true" : "false");
    close(out, attempt.error);
}

} // namespace

QByteArray otelSpans(const Exchange &exchange, const OtelTrace &trace)
{
    Spans spans(exchange, trace);
    spans.server();
    if (const Witness *witness = exchange.witness) {
        for (qsizetype i = 0; i < witness->hooks.size(); ++i)
            spans.hook(witness->hooks[i], witness->hookStartsUs.value(i));
        for (const traffic::Attempt &attempt : witness->attempts)
            spans.attempt(attempt);
    }
    return spans.take();
}

delivery::Envelope otelEnvelope(const QJsonObject &resource)
{
    JsonText attributes;
    attributes.open('[');
    attribute(attributes, "hostname", QSysInfo::machineHostName().toUtf8());
    if (!resource.contains(u"service.name"))
        attribute(attributes, "service.name", "APISIX");
    for (auto it = resource.begin(); it != resource.end(); ++it) {
        attributes.open().field("key", it.key().toUtf8()).key("value").open();
        if (it->isString())
            attributes.field("stringValue", it->toString().toUtf8());
        else if (it->isBool())
            attributes.key("boolValue").raw(it->toBool() ? "true" : "false");
        else
            attributes.key("doubleValue").raw(QByteArray::number(it->toDouble(), 'g', 17));
        attributes.close().close();
    }
    attributes.close(']');
    return {"{\"resourceSpans\":[{\"resource\":{\"attributes\":" + attributes.take()
                + "},\"scopeSpans\":[{\"scope\":{\"name\":\"gatehouse\",\"version\":"
                  "\"" GATEHOUSE_VERSION "\"},\"spans\":[",
            ",", "]}]}]}"};
}

} // namespace gatehouse::plugins
