// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/prometheus.h"
#include "gateway/exchange/variables.h"
#include "gateway/exchange/witness.h"
#include "gateway/metrics/collector.h"
#include "gateway/plugins/observe/report_answer.h"
#include "gateway/plugins/observe/told.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Count for Prometheus",
  "description": "Counts requests, latencies and octets under APISIX's metric names; they are at /apisix/prometheus/metrics of the metrics address.",
  "properties": {
    "prefer_name": {"type": "boolean", "default": false, "title": "Names instead of ids",
      "description": "Put names of routes and services into the labels, where they have one."}
  }
})json";

constexpr char metadataSchema[] = R"json({
  "type": "object",
  "title": "Labels",
  "properties": {
    "disabled_labels": {"type": "object", "additionalProperties": false, "title": "Labels left empty",
      "description": "For each metric the labels that are not told apart.",
      "properties": {
        "http_status": {"type": "array", "title": "Of the statuses", "description": "Labels of http_status.",
          "items": {"type": "string", "enum": ["route", "matched_uri", "matched_host", "service", "consumer", "node",
            "request_type", "request_llm_model", "llm_model", "response_source"]}},
        "http_latency": {"type": "array", "title": "Of the latencies", "description": "Labels of http_latency.",
          "items": {"type": "string", "enum": ["route", "service", "consumer", "node", "request_type",
            "request_llm_model", "llm_model"]}},
        "bandwidth": {"type": "array", "title": "Of the octets", "description": "Labels of bandwidth.",
          "items": {"type": "string", "enum": ["route", "service", "consumer", "node", "request_type",
            "request_llm_model", "llm_model"]}}
      }}
  }
})json";

using metrics::SeriesLabels;
using metrics::StatusLabels;

// Which labels a metric goes without.
class Disabled
{
public:
    Disabled(const QJsonObject &metadata, const char *metric)
    {
        for (const QJsonValue &label :
             metadata[u"disabled_labels"][QLatin1String(metric)].toArray())
            m_names.append(label.toString().toUtf8());
    }

    SeriesLabels without(SeriesLabels labels) const
    {
        clear("route", labels.route);
        clear("service", labels.service);
        clear("consumer", labels.consumer);
        clear("node", labels.node);
        clear("request_type", labels.requestType);
        clear("request_llm_model", labels.requestModel);
        clear("llm_model", labels.model);
        return labels;
    }
    StatusLabels without(StatusLabels labels) const
    {
        clear("matched_uri", labels.matchedUri);
        clear("matched_host", labels.matchedHost);
        clear("response_source", labels.source);
        labels.common = without(labels.common);
        return labels;
    }

private:
    void clear(const char *name, QByteArray &label) const
    {
        if (!m_names.isEmpty() && m_names.contains(name))
            label.clear();
    }
    QList<QByteArray> m_names;
};

class Prometheus final : public plugin::Plugin
{
public:
    Prometheus(const QJsonObject &conf, const QJsonObject &metadata)
        : m_prefersName(conf[u"prefer_name"].toBool())
        , m_status(metadata, "http_status")
        , m_latency(metadata, "http_latency")
        , m_bandwidth(metadata, "bandwidth")
    {
    }

    void log(const Exchange &exchange) const override
    {
        if (!exchange.witness)
            return;
        metrics::SeriesTable &table = exchange.witness->metrics.series();
        const SeriesLabels labels = labelsOf(exchange);
        if (quint64 *count = table.at(table.statuses, m_status.without(statusOf(exchange, labels))))
            ++*count;
        if (auto *series = table.at(table.latencies, m_latency.without(labels))) {
            series->request.record(exchange.durationUs);
            if (exchange.upstreamUs >= 0)
                series->upstream.record(exchange.upstreamUs);
            series->apisix.record(exchange.durationUs - std::max<qint64>(exchange.upstreamUs, 0));
        }
        if (auto *series = table.at(table.bandwidth, m_bandwidth.without(labels))) {
            series->ingress += quint64(exchange.requestBytes);
            series->egress += quint64(exchange.responseBytes);
        }
    }

private:
    static QByteArray named(const QByteArray &name, const QByteArray &id)
    {
        return name.isEmpty() ? id : name;
    }

    SeriesLabels labelsOf(const Exchange &exchange) const
    {
        // A model's name comes from the client, so its length is bounded.
        const auto model = [&exchange](const char *name) {
            return exchange.contextVariables.value(name).left(128);
        };
        SeriesLabels labels;
        if (const RouteView *route = exchange.route) {
            labels.route = m_prefersName ? named(route->name, route->id) : route->id;
            labels.service =
                m_prefersName ? named(route->serviceName, route->serviceId) : route->serviceId;
        }
        if (exchange.consumer)
            labels.consumer = exchange.consumer->username;
        labels.node = exchange.node.address;
        if (exchange.contextVariables.contains("request_type"_qba))
            labels.requestType = model("request_type");
        labels.requestModel = model("request_llm_model");
        labels.model = model("llm_model");
        return labels;
    }

    static StatusLabels statusOf(const Exchange &exchange, const SeriesLabels &labels)
    {
        StatusLabels status{.code = QByteArray::number(exchange.status),
                            .source = responseSource(exchange),
                            .common = labels};
        if (exchange.route) {
            status.matchedUri = exchange.route->matchedUri;
            status.matchedHost = exchange.route->matchedHost;
        }
        return status;
    }

    const bool m_prefersName;
    const Disabled m_status, m_latency, m_bandwidth;
};

} // namespace

plugin::Spec prometheusSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("prometheus");
    spec.priority = 500;
    spec.phases = plugin::phaseBit(plugin::Phase::Log);
    spec.prefersRoute = true;
    spec.schema = schemaFrom(schema);
    spec.metadataSchema = schemaFrom(metadataSchema);
    spec.publicApis = {{"/apisix/prometheus/metrics",
                        {"GET"},
                        [](Exchange &, const plugin::Services &services, const QJsonObject &) {
                            return reportAnswer(services, plugin::Reports::Kind::Metrics,
                                                metrics::prometheusContentType);
                        }}};
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<Prometheus>(conf, context.metadata));
    };
    return spec;
}

} // namespace gatehouse::plugins
