// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/courier.h"
#include "gateway/delivery/http_destination.h"
#include "gateway/plugins/observe/b3.h"
#include "gateway/plugins/observe/span_ids.h"
#include "gateway/plugins/observe/zipkin_spans.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QRandomGenerator>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Trace with Zipkin",
  "description": "Sends a trace of each request to a Zipkin server and hands it on to the upstream in B3 headers.",
  "properties": {
    "endpoint": {"type": "string", "title": "Address", "description": "URL to which spans are posted, such as http://127.0.0.1:9411/api/v2/spans."},
    "sample_ratio": {"type": "number", "minimum": 0.00001, "maximum": 1, "title": "Share",
      "description": "Share of the requests that are traced, where the caller did not decide."},
    "service_name": {"type": "string", "default": "APISIX", "title": "Service name", "description": "What this gateway is called in traces."},
    "server_addr": {"type": "string", "pattern": "^[0-9]{1,3}.[0-9]{1,3}.[0-9]{1,3}.[0-9]{1,3}$", "title": "Own address",
      "description": "This gateway's address in traces; the one it is reached at when not set."},
    "span_version": {"enum": [1, 2], "default": 2, "title": "Spans",
      "description": "2 tells apart proxy and answer, 1 also the phases."}
  },
  "required": ["endpoint", "sample_ratio"]
})json";

class Zipkin final : public plugin::Plugin
{
public:
    Zipkin(const QJsonObject &conf, const Clock &clock, std::shared_ptr<delivery::Outbox> outbox)
        : m_ratio(conf[u"sample_ratio"].toDouble())
        , m_service(conf[u"service_name"].toString().toUtf8())
        , m_address(conf[u"server_addr"].toString().toUtf8())
        , m_version(conf[u"span_version"].toInt(2))
        , m_clock(clock)
        , m_outbox(std::move(outbox))
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        const auto caller = readB3(exchange.headers);
        exchange.headers.remove("b3");
        if (!caller) {
            exchange.note("the header b3 is malformed"_qba);
            return LocalReply{400, {}, std::nullopt};
        }
        if (caller->isDebug)
            exchange.headers.set("X-B3-Flags", "1");
        auto state = std::make_shared<State>();
        ZipkinTrace &trace = state->trace;
        trace.traceId = caller->traceId.isEmpty() ? randomHex(16) : caller->traceId;
        trace.parentId = caller->spanId;
        trace.requestSpan = randomHex(8);
        trace.proxySpan = randomHex(8);
        trace.rewriteUs = elapsed(exchange);
        state->sampled =
            caller->sampled.value_or(QRandomGenerator::system()->generateDouble() < m_ratio);
        exchange.note((state->sampled ? "traced as " : "not traced, goes on as ") + trace.traceId);
        exchange.pluginState.insert(this, state);
        return plugin::Continue{};
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const auto state = stateOf(exchange);
        if (!state)
            return plugin::Continue{};
        ZipkinTrace &trace = state->trace;
        trace.accessUs = elapsed(exchange);
        const QByteArray &parent = state->sampled ? trace.requestSpan : trace.parentId;
        exchange.headers.set("X-B3-TraceId", trace.traceId);
        setOrRemove(exchange.headers, "X-B3-ParentSpanId"_qba, parent);
        exchange.headers.set("X-B3-SpanId", state->sampled ? trace.proxySpan : trace.requestSpan);
        exchange.headers.set("X-B3-Sampled", state->sampled ? "1" : "0");
        return plugin::Continue{};
    }

    void headerFilter(Exchange &exchange) const override
    {
        if (const auto state = stateOf(exchange))
            state->trace.headUs = elapsed(exchange);
    }

    void log(const Exchange &exchange) const override
    {
        const auto state = stateOf(exchange);
        if (!state || !state->sampled || !m_outbox)
            return;
        const ZipkinEndpoint local{m_service,
                                   m_address.isEmpty() ? exchange.server.address : m_address,
                                   exchange.server.port};
        m_outbox->push(zipkinSpans(exchange, state->trace, local, m_version));
    }

private:
    struct State {
        ZipkinTrace trace;
        bool sampled = false;
    };

    std::shared_ptr<State> stateOf(const Exchange &exchange) const
    {
        return std::static_pointer_cast<State>(exchange.pluginState.value(this));
    }

    qint64 elapsed(const Exchange &exchange) const
    {
        return microsecondsBetween(exchange.started, m_clock.steady());
    }

    const double m_ratio;
    const QByteArray m_service, m_address;
    const int m_version;
    const Clock &m_clock;
    const std::shared_ptr<delivery::Outbox> m_outbox;
};

} // namespace

plugin::Spec zipkinSpec()
{
    using plugin::Phase;
    plugin::Spec spec;
    spec.name = QLatin1String("zipkin");
    spec.priority = 12011;
    spec.phases = plugin::phaseBit(Phase::Rewrite) | plugin::phaseBit(Phase::Access)
        | plugin::phaseBit(Phase::HeaderFilter) | plugin::phaseBit(Phase::Log);
    spec.schema = schemaFrom(schema);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        const auto server = outboundRequestTo(conf[u"endpoint"].toString().toUtf8());
        if (!server)
            return fail(server.error());
        delivery::HttpTarget target{.request = *server, .okBelow = 300};
        target.request.headers.set("Content-Type", "application/json");
        std::shared_ptr<delivery::Outbox> outbox;
        if (delivery::Courier *courier = context.services.courier) {
            outbox = context.services.states.get<delivery::Outbox>(
                {u"zipkin"_qs, context.ownerId, plugin::configurationHash(conf)}, [&] {
                    return courier->open({.name = "zipkin_report"},
                                         delivery::httpDestination(target));
                });
        }
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Zipkin>(conf, context.services.clock, std::move(outbox)));
    };
    return spec;
}

} // namespace gatehouse::plugins
