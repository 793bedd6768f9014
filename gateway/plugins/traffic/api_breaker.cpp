// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/breaker.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Circuit breaker",
  "description": "Answers for an upstream that fails again and again, for a time that doubles while it keeps failing.",
  "required": ["break_response_code"],
  "properties": {
    "break_response_code": {"type": "integer", "minimum": 200, "maximum": 599, "title": "Status",
      "description": "HTTP status of the answers while the upstream is spared."},
    "break_response_body": {"type": "string", "title": "Body", "description": "Body of those answers."},
    "break_response_headers": {"type": "array", "title": "Headers", "description": "Headers of those answers; sent with a body only.",
      "items": {"type": "object", "required": ["key", "value"], "properties": {
        "key": {"type": "string", "minLength": 1, "title": "Name", "description": "Name of the header."},
        "value": {"type": "string", "minLength": 1, "title": "Value", "description": "Its value; may hold variables."}}}},
    "max_breaker_sec": {"type": "integer", "minimum": 3, "default": 300, "title": "Longest time",
      "description": "Seconds for which the upstream is spared at most."},
    "unhealthy": {"type": "object", "default": {"http_statuses": [500], "failures": 3},
      "title": "Failure", "description": "What counts as a failure, and how many are too many.", "properties": {
        "http_statuses": {"type": "array", "minItems": 1, "uniqueItems": true, "default": [500],
          "items": {"type": "integer", "minimum": 500, "maximum": 599},
          "title": "Statuses", "description": "Statuses of the upstream that are failures."},
        "failures": {"type": "integer", "minimum": 1, "default": 3, "title": "Failures",
          "description": "The upstream is spared each time that many failures have come."}}},
    "healthy": {"type": "object", "default": {"http_statuses": [200], "successes": 3},
      "title": "Success", "description": "What counts as a success, and how many are enough.", "properties": {
        "http_statuses": {"type": "array", "minItems": 1, "uniqueItems": true, "default": [200],
          "items": {"type": "integer", "minimum": 200, "maximum": 499},
          "title": "Statuses", "description": "Statuses of the upstream that are successes."},
        "successes": {"type": "integer", "minimum": 1, "default": 3, "title": "Successes",
          "description": "After that many the failures are forgotten."}}}
  }
})json";

QList<int> statusesIn(const QJsonValue &conf)
{
    QList<int> out;
    for (const QJsonValue &status : conf[u"http_statuses"].toArray())
        out.append(status.toInt());
    return out;
}

// The host and path that a circuit belongs to, whatever route leads there, as in APISIX.
QByteArray circuitOf(const Exchange &exchange)
{
    return exchange.host + variable(exchange, "uri").value_or(QByteArray());
}

class ApiBreaker final : public plugin::Plugin
{
public:
    ApiBreaker(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_clock(context.services.clock)
        , m_breaker(context.services.states.get<limits::Breaker>(
              {u"api-breaker"_qs, {}, {}}, [] { return std::make_shared<limits::Breaker>(); }))
        , m_rules{conf[u"unhealthy"][u"failures"].toInteger(),
                  conf[u"healthy"][u"successes"].toInteger(),
                  std::chrono::seconds(conf[u"max_breaker_sec"].toInteger())}
        , m_unhealthy(statusesIn(conf[u"unhealthy"]))
        , m_healthy(statusesIn(conf[u"healthy"]))
        , m_status(conf[u"break_response_code"].toInt())
    {
        if (!conf.contains(u"break_response_body"))
            return;
        m_body = conf[u"break_response_body"].toString().toUtf8();
        for (const QJsonValue &header : conf[u"break_response_headers"].toArray()) {
            m_headers.append({header[u"key"].toString().toUtf8(),
                              Template(header[u"value"].toString().toUtf8())});
        }
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        if (!m_breaker->isOpen(circuitOf(exchange), m_rules, m_clock))
            return plugin::Continue{};
        exchange.note("the upstream failed too often here and is spared"_qba);
        LocalReply reply{m_status, {}, m_body};
        for (const FieldTemplate &field : m_headers)
            reply.headers.append(asFieldValue(field.name), renderField(field.value, exchange));
        return reply;
    }

    void log(const Exchange &exchange) const override
    {
        if (exchange.upstreamStatus.isEmpty())
            return;
        const int status = exchange.upstreamStatus.last();
        if (m_unhealthy.contains(status))
            m_breaker->failed(circuitOf(exchange), m_rules, m_clock);
        else if (m_healthy.contains(status))
            m_breaker->succeeded(circuitOf(exchange), m_rules, m_clock);
    }

private:
    const Clock &m_clock;
    std::shared_ptr<limits::Breaker> m_breaker;
    limits::BreakerRules m_rules;
    QList<int> m_unhealthy, m_healthy;
    int m_status;
    std::optional<QByteArray> m_body;
    QList<FieldTemplate> m_headers;
};

} // namespace

plugin::Spec apiBreakerSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("api-breaker");
    spec.priority = 1005;
    spec.phases = plugin::phaseBit(plugin::Phase::Access) | plugin::phaseBit(plugin::Phase::Log);
    spec.schema = schemaFrom(schema);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<ApiBreaker>(conf, context));
    };
    return spec;
}

} // namespace gatehouse::plugins
