// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/expression.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QRandomGenerator>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Fault injection",
  "description": "Delays requests or answers them with an error, to test how clients bear it.",
  "minProperties": 1,
  "properties": {
    "abort": {"type": "object", "title": "Abort", "description": "Answer without asking the upstream.",
      "required": ["http_status"],
      "properties": {
        "http_status": {"type": "integer", "minimum": 200, "title": "Status",
          "description": "HTTP status of the answer."},
        "body": {"type": "string", "minLength": 0, "title": "Body",
          "description": "Body of the answer; may hold variables such as $remote_addr."},
        "headers": {"type": "object", "minProperties": 1, "title": "Headers",
          "description": "Headers of the answer; values may hold variables.",
          "patternProperties": {"^[^:]+$": {"oneOf": [{"type": "string"}, {"type": "number"}]}}},
        "percentage": {"type": "integer", "minimum": 0, "maximum": 100, "title": "Percentage",
          "description": "Share of the requests to abort; all when not set."},
        "vars": {"type": "array", "maxItems": 20, "items": {"type": "array"}, "title": "Only if",
          "description": "Conditions; one of them must hold."}
      }},
    "delay": {"type": "object", "title": "Delay", "description": "Wait before the request goes on.",
      "required": ["duration"],
      "properties": {
        "duration": {"type": "number", "minimum": 0, "title": "Duration", "description": "Seconds to wait."},
        "percentage": {"type": "integer", "minimum": 0, "maximum": 100, "title": "Percentage",
          "description": "Share of the requests to delay; all when not set."},
        "vars": {"type": "array", "maxItems": 20, "items": {"type": "array"}, "title": "Only if",
          "description": "Conditions; one of them must hold."}
      }}
  }
})json";

// When a fault strikes: any of the conditions holds, and chance wills it.
class Trigger
{
public:
    explicit Trigger(const QJsonObject &fault)
        : m_percentage(fault[u"percentage"].toInt(100))
        , m_hasConditions(fault.contains(u"vars"))
    {
        for (const QJsonValue &vars : fault[u"vars"].toArray()) {
            if (auto condition = Expression::compile(vars.toArray()))
                m_conditions.push_back(*std::move(condition));
        }
    }

    bool strikes(const Exchange &exchange) const
    {
        const auto holds = [&exchange](const Expression &c) { return c.matches(exchange); };
        if (m_hasConditions && std::ranges::none_of(m_conditions, holds))
            return false;
        return m_percentage >= 100 || QRandomGenerator::global()->bounded(1, 101) <= m_percentage;
    }

private:
    int m_percentage;
    bool m_hasConditions;
    std::vector<Expression> m_conditions;
};

class FaultInjection final : public plugin::Plugin
{
public:
    explicit FaultInjection(const QJsonObject &conf)
    {
        if (const QJsonObject delay = conf[u"delay"].toObject(); !delay.isEmpty()) {
            m_delayed.emplace(delay);
            // A day is enough for everybody and cannot overflow a timer.
            m_delay = std::chrono::milliseconds(
                qint64(std::min(delay[u"duration"].toDouble(), 86400.0) * 1000));
        }
        if (const QJsonObject abort = conf[u"abort"].toObject(); !abort.isEmpty()) {
            m_aborted.emplace(abort);
            m_status = abort[u"http_status"].toInt();
            m_headers = fieldTemplates(abort[u"headers"].toObject());
            if (abort.contains(u"body"))
                m_body = Template(abort[u"body"].toString().toUtf8());
        }
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        const bool delays = m_delayed && m_delayed->strikes(exchange);
        std::optional<LocalReply> reply;
        if (m_aborted && m_aborted->strikes(exchange))
            reply = answer(exchange);
        describe(exchange, delays, reply);
        if (delays)
            return plugin::Suspend{m_delay, reply};
        if (reply)
            return *std::move(reply);
        return plugin::Continue{};
    }

private:
    LocalReply answer(const Exchange &exchange) const
    {
        LocalReply reply{m_status, {}, std::nullopt};
        for (const FieldTemplate &field : m_headers)
            setOrRemove(reply.headers, field.name, renderField(field.value, exchange));
        if (m_body)
            reply.body = m_body->render(exchange);
        return reply;
    }

    void describe(Exchange &exchange, bool delays, const std::optional<LocalReply> &reply) const
    {
        QByteArray text =
            delays ? "waits " + QByteArray::number(m_delay.count()) + " ms" : QByteArray();
        if (reply)
            text += (delays ? ", then answers " : "answers ") + QByteArray::number(reply->status);
        exchange.note(text.isEmpty() ? "no fault this time"_qba : text);
    }

    std::optional<Trigger> m_delayed, m_aborted;
    std::chrono::milliseconds m_delay{0};
    int m_status = 0;
    QList<FieldTemplate> m_headers;
    std::optional<Template> m_body;
};

std::optional<QString> check(const QJsonObject &conf)
{
    for (const QLatin1String part : {QLatin1String("abort"), QLatin1String("delay")}) {
        for (const QJsonValue &vars : conf[part][u"vars"].toArray()) {
            if (const auto compiled = Expression::compile(vars.toArray()); !compiled)
                return compiled.error().message;
        }
    }
    return std::nullopt;
}

} // namespace

plugin::Spec faultInjectionSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("fault-injection");
    spec.priority = 11000;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.check = check;
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<FaultInjection>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
