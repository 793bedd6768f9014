// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/delivery/outbox.h"
#include "gateway/plugins/observe/otel_collector.h"
#include "gateway/plugins/observe/otel_sampler.h"
#include "gateway/plugins/observe/otel_schema.h"
#include "gateway/plugins/observe/otel_spans.h"
#include "gateway/plugins/observe/told.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

QList<QByteArray> textsOf(const QJsonValue &list)
{
    QList<QByteArray> out;
    for (const QJsonValue &item : list.toArray())
        out.append(item.toString().toUtf8());
    return out;
}

class OpenTelemetry final : public plugin::Plugin
{
public:
    OpenTelemetry(const QJsonObject &conf, const QJsonObject &metadata,
                  std::shared_ptr<delivery::Outbox> outbox)
        : m_sampler(conf[u"sampler"].toObject())
        , m_variables(textsOf(conf[u"additional_attributes"]))
        , m_headers(textsOf(conf[u"additional_header_prefix_attributes"]))
        , m_isSetUp(!metadata.isEmpty())
        , m_takesRequestId(metadata[u"trace_id_source"].toString() == u"x-request-id")
        , m_setsVariables(metadata[u"set_ngx_var"].toBool())
        , m_outbox(std::move(outbox))
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (!m_isSetUp) {
            exchange.note("traces nothing: plugin_metadata of opentelemetry is required");
            return plugin::Continue{};
        }
        const TraceParent parent =
            parseTraceParent(exchange.headers.value("traceparent").value_or(QByteArray()));
        auto trace = std::make_shared<OtelTrace>();
        trace->parentId = parent.spanId;
        trace->own.traceId = parent.traceId.isEmpty() ? newTraceId(exchange) : parent.traceId;
        trace->own.spanId = randomHex(8);
        trace->own.sampled = m_sampler.samples(trace->own.traceId, parent);
        const QByteArray text = traceParentText(trace->own);
        exchange.headers.set("traceparent", text);
        exchange.note((trace->own.sampled ? "traced as " : "not traced, goes on as ") + text);
        if (m_setsVariables) {
            exchange.contextVariables.insert("opentelemetry_context_traceparent"_qba, text);
            exchange.contextVariables.insert("opentelemetry_trace_id"_qba, trace->own.traceId);
            exchange.contextVariables.insert("opentelemetry_span_id"_qba, trace->own.spanId);
        }
        if (trace->own.sampled)
            exchange.pluginState.insert(this, trace);
        return plugin::Continue{};
    }

    void log(const Exchange &exchange) const override
    {
        const auto begun = std::static_pointer_cast<OtelTrace>(exchange.pluginState.value(this));
        if (!begun || !m_outbox)
            return;
        OtelTrace trace = *begun;
        for (const QByteArray &name : m_variables) {
            if (const auto value = toldVariable(exchange, name))
                trace.attributes.append({name, *value});
        }
        appendHeaders(exchange, trace);
        m_outbox->push(otelSpans(exchange, trace));
    }

private:
    QByteArray newTraceId(const Exchange &exchange) const
    {
        if (m_takesRequestId) {
            const QByteArray id =
                ascii::toLower(exchange.headers.value("X-Request-Id").value_or(QByteArray()));
            if (isTraceHex(id, 32))
                return id;
        }
        return randomHex(16);
    }

    void appendHeaders(const Exchange &exchange, OtelTrace &trace) const
    {
        if (m_headers.isEmpty())
            return;
        for (const http::Field &field : toldRequestHeaders(exchange)) {
            const QByteArray name = ascii::toLower(field.name);
            const bool wanted = std::ranges::any_of(m_headers, [&name](const QByteArray &key) {
                return key.size() >= 2 && key.endsWith('*') ? name.startsWith(key.chopped(1))
                                                            : name == key;
            });
            if (wanted)
                trace.attributes.append({name, field.value});
        }
    }

    const OtelSampler m_sampler;
    const QList<QByteArray> m_variables, m_headers;
    const bool m_isSetUp, m_takesRequestId, m_setsVariables;
    const std::shared_ptr<delivery::Outbox> m_outbox;
};

} // namespace

plugin::Spec openTelemetrySpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("opentelemetry");
    spec.priority = 12009;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite) | plugin::phaseBit(plugin::Phase::Log);
    spec.schema = schemaFrom(otelSchema);
    spec.metadataSchema = schemaFrom(otelMetadataSchema);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        const QJsonObject metadata = otelSetUp(context);
        auto outbox = otelOutbox(metadata, context.services);
        if (!outbox)
            return fail(outbox.error());
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<OpenTelemetry>(conf, metadata, *std::move(outbox)));
    };
    return spec;
}

} // namespace gatehouse::plugins
