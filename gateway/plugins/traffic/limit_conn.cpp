// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/traffic/crowd_gate.h"
#include "gateway/plugins/traffic/redis_policy.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Limit concurrent requests",
  "description": "Limits how many requests of one client (or key) are under way at once.",
  "properties": {
    "conn": {"oneOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "string"}],
      "title": "Requests at once", "description": "Requests that may be under way freely; a number, or a text with variables."},
    "burst": {"oneOf": [{"type": "integer", "minimum": 0}, {"type": "string"}],
      "title": "Burst", "description": "Requests beyond that are delayed; further ones are refused."},
    "default_conn_delay": {"type": "number", "exclusiveMinimum": 0, "title": "Delay",
      "description": "Seconds that a request of the burst is delayed at first."},
    "only_use_default_delay": {"type": "boolean", "default": false, "title": "Constant delay",
      "description": "Keep the delay as it is, whatever the time that requests take."},
    "key": {"type": "string", "title": "Key", "description": "What is counted separately; the client's address when it has no value."},
    "key_type": {"type": "string", "enum": ["var", "var_combination"], "default": "var",
      "title": "Kind of key", "description": "One variable, or a text with variables."},
    "policy": {"type": "string", "enum": ["redis", "redis-cluster", "local"], "default": "local", "title": "Counter",
      "description": "Where requests are counted: in this gateway, or in a Redis that several share."},
    "rejected_code": {"type": "integer", "minimum": 200, "maximum": 599, "default": 503,
      "title": "Refusal status", "description": "HTTP status of a refusal."},
    "rejected_msg": {"type": "string", "minLength": 1, "title": "Refusal message",
      "description": "Told to the client in a refusal."},
    "allow_degradation": {"type": "boolean", "default": false, "title": "Pass when it cannot count",
      "description": "Let requests pass when the limit cannot be found out."},
    "rules": {"type": "array", "title": "Rules", "description": "Several limits at once, instead of one.",
      "items": {"type": "object", "required": ["conn", "burst", "key"], "properties": {
        "conn": {"oneOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "string"}],
          "title": "Requests at once", "description": "Requests that may be under way freely."},
        "burst": {"oneOf": [{"type": "integer", "minimum": 0}, {"type": "string"}],
          "title": "Burst", "description": "Requests beyond that are delayed."},
        "key": {"type": "string", "title": "Key", "description": "Text with variables; skipped when none has a value."}}}}
  },
  "oneOf": [{"required": ["conn", "burst", "default_conn_delay", "key"]}, {"required": ["default_conn_delay", "rules"]}]
})json";

class LimitConn final : public plugin::Plugin
{
public:
    LimitConn(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_gate(conf, context)
        , m_status(conf[u"rejected_code"].toInt())
        , m_degrades(conf[u"allow_degradation"].toBool())
        , m_isAction(conf.contains(u"_vid"))
    {
        if (conf.contains(u"rejected_msg"))
            m_message = errorBody(QLatin1String("error_msg"), conf[u"rejected_msg"].toString());
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        if (!m_isAction && hasRunAsAction(exchange, QLatin1String("limit-conn")))
            return plugin::Continue{};
        const auto visit = m_gate.visit(exchange);
        if (visit->limits.isEmpty())
            return degrade(exchange, "no limit applies to it"_qba);
        exchange.pluginState.insert(this, visit);
        if (m_gate.isRemote()) {
            if (!exchange.locals)
                return degrade(exchange, "nothing may be sent from here"_qba);
            return plugin::Await{[this, &exchange, visit](plugin::Resumer resume) {
                return m_gate.enterRemotely(
                    exchange, visit, [this, &exchange, resume](const auto &wait) {
                        resume(wait ? judge(exchange, *wait)
                                    : degrade(exchange, wait.error().message.toUtf8()));
                    });
            }};
        }
        return judge(exchange, m_gate.enter(*visit));
    }

    void log(const Exchange &exchange) const override
    {
        if (const auto visit =
                std::static_pointer_cast<CrowdGate::Visit>(exchange.pluginState.value(this)))
            m_gate.leave(exchange, *visit);
    }

private:
    plugin::Outcome judge(Exchange &exchange, std::optional<limits::Seconds> wait) const
    {
        if (!wait) {
            exchange.note("refused, too many requests at once"_qba);
            return LocalReply{m_status, {}, m_message};
        }
        const std::chrono::milliseconds delay = waitOf(*wait);
        if (delay.count() < 1)
            return plugin::Continue{};
        exchange.note("many requests at once: waits " + QByteArray::number(qint64(delay.count()))
                      + " ms");
        return plugin::Suspend{delay, std::nullopt};
    }

    plugin::Outcome degrade(Exchange &exchange, const QByteArray &reason) const
    {
        exchange.note("cannot count: " + reason);
        if (m_degrades)
            return plugin::Continue{};
        return LocalReply{500, {}, std::nullopt};
    }

    CrowdGate m_gate;
    int m_status;
    bool m_degrades, m_isAction;
    std::optional<QByteArray> m_message;
};

} // namespace

plugin::Spec limitConnSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("limit-conn");
    spec.priority = 1003;
    spec.phases = plugin::phaseBit(plugin::Phase::Access) | plugin::phaseBit(plugin::Phase::Log);
    spec.schema = withRedisPolicies(schemaFrom(schema), RedisPolicies::WithLifetime);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<LimitConn>(conf, context));
    };
    return spec;
}

} // namespace gatehouse::plugins
