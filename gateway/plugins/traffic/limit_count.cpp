// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/traffic/limit_round.h"
#include "gateway/plugins/traffic/redis_policy.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object", "title": "Limit requests per time window",
  "description": "Refuses requests when one client (or key) has sent too many in a time window.",
  "properties": {
    "count": {"oneOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "string"}],
      "title": "Requests", "description": "Requests allowed in a window; a number, or a text with variables."},
    "time_window": {"oneOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "string"}],
      "title": "Window", "description": "Length of the window in seconds; a number, or a text with variables."},
    "window_type": {"type": "string", "enum": ["fixed", "sliding"], "default": "fixed", "title": "Kind of window",
      "description": "Fixed starts at the first request; sliding also weighs the window before."},
    "rules": {"type": "array", "title": "Rules", "description": "Several limits at once, instead of one.",
      "items": {"type": "object", "required": ["count", "time_window", "key"], "properties": {
        "count": {"oneOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "string"}],
          "title": "Requests", "description": "Requests allowed in a window."},
        "time_window": {"oneOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "string"}],
          "title": "Window", "description": "Length of the window in seconds."},
        "key": {"type": "string", "title": "Key", "description": "Text with variables; skipped when none has a value."},
        "header_prefix": {"type": "string", "title": "Header prefix",
          "description": "Put into the names of the quota headers; the rule's number when not set."}}}},
    "group": {"type": "string", "title": "Group", "description": "Routes of one group share the count."},
    "key": {"type": "string", "default": "remote_addr", "title": "Key",
      "description": "What is counted separately; the client's address when it has no value."},
    "key_type": {"type": "string", "enum": ["var", "var_combination", "constant"], "default": "var",
      "title": "Kind of key", "description": "One variable, a text with variables, or one count for all."},
    "rejected_code": {"type": "integer", "minimum": 200, "maximum": 599, "default": 503,
      "title": "Refusal status", "description": "HTTP status of a refusal."},
    "rejected_msg": {"type": "string", "minLength": 1, "title": "Refusal message",
      "description": "Told to the client in a refusal."},
    "policy": {"type": "string", "enum": ["local", "redis", "redis-cluster", "redis-sentinel"], "default": "local",
      "title": "Counter", "description": "Where the count is kept: in this gateway, or in a Redis that several share."},
    "allow_degradation": {"type": "boolean", "default": false, "title": "Pass when it cannot count",
      "description": "Let requests pass when the limit cannot be found out."},
    "show_limit_quota_header": {"type": "boolean", "default": true, "title": "Tell the quota",
      "description": "Put the X-RateLimit headers into answers."},
    "sync_interval": {"type": "number", "default": -1, "title": "Sync interval",
      "description": "Seconds between two reports to Redis, 0.1 or more; -1: each request asks Redis."}
  },
  "oneOf": [{"required": ["count", "time_window"]}, {"required": ["rules"]}]
})json";

constexpr char metadataSchema[] = R"json({
  "type": "object",
  "title": "Names of the quota headers",
  "properties": {
    "limit_header": {"type": "string", "default": "X-RateLimit-Limit", "title": "Limit",
      "description": "Header that tells the limit."},
    "remaining_header": {"type": "string", "default": "X-RateLimit-Remaining", "title": "Remaining",
      "description": "Header that tells how many requests are left."},
    "reset_header": {"type": "string", "default": "X-RateLimit-Reset", "title": "Reset",
      "description": "Header that tells the seconds until the window ends."}
  }
})json";

constexpr char failedBody[] = "{\"error_msg\":\"failed to limit count\"}\n";

class LimitCount final : public plugin::Plugin
{
public:
    LimitCount(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_rules(limitRules(conf, context.metadata))
        , m_remote(remoteCounterFor(conf, context))
        , m_counters(m_remote ? nullptr : countersFor(conf, context))
        , m_clock(context.services.clock)
        , m_status(conf[u"rejected_code"].toInt())
        , m_degrades(conf[u"allow_degradation"].toBool())
        , m_tells(conf[u"show_limit_quota_header"].toBool())
        , m_isAction(conf.contains(u"_vid"))
    {
        if (conf.contains(u"rejected_msg"))
            m_message = errorBody(QLatin1String("error_msg"), conf[u"rejected_msg"].toString());
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        if (!m_isAction && hasRunAsAction(exchange, QLatin1String("limit-count")))
            return plugin::Continue{};
        // An unusable limit refuses before anything is counted.
        QList<LimitRule::Applied> applied;
        for (const LimitRule &rule : m_rules) {
            const auto result = rule.apply(exchange);
            if (!result)
                return degrade(exchange, result.error().message.toUtf8());
            if (*result)
                applied.append(**result);
        }
        if (applied.isEmpty())
            return degrade(exchange, "no rule's key has a value"_qba);
        if (m_remote)
            return askRemotely(exchange, std::move(applied));
        for (const LimitRule::Applied &limit : applied) {
            if (const auto refused =
                    judge(exchange, limit, m_counters->take(limit, m_clock.steady())))
                return *refused;
        }
        return plugin::Continue{};
    }

    void headerFilter(Exchange &exchange) const override
    {
        const auto quota =
            std::static_pointer_cast<http::Headers>(exchange.pluginState.value(this));
        if (!quota)
            return;
        for (const http::Field &field : *quota)
            exchange.responseHeaders.set(field.name, field.value);
    }

private:
    plugin::Outcome askRemotely(Exchange &exchange, QList<LimitRule::Applied> limits) const
    {
        if (!exchange.locals)
            return degrade(exchange, "nothing may be sent from here"_qba);
        return askInTurn(m_remote, *exchange.locals, std::move(limits),
                         [this, &exchange](const auto &limit, const auto &verdict) {
                             return verdict
                                 ? judge(exchange, limit, *verdict)
                                 : degrade(exchange, verdict.error().message.toUtf8(), failedBody);
                         });
    }

    std::optional<plugin::Outcome> judge(Exchange &exchange, const LimitRule::Applied &limit,
                                         const limits::Verdict &verdict) const
    {
        tell(exchange, limit, verdict);
        if (verdict.allowed)
            return std::nullopt;
        return LocalReply{m_status, {}, m_message};
    }

    plugin::Outcome degrade(Exchange &exchange, const QByteArray &reason,
                            std::optional<QByteArray> body = {}) const
    {
        exchange.note("cannot count: " + reason);
        if (m_degrades)
            return plugin::Continue{};
        return LocalReply{500, {}, std::move(body)};
    }

    void tell(Exchange &exchange, const LimitRule::Applied &limit,
              const limits::Verdict &verdict) const
    {
        const QByteArray count = QByteArray::number(limit.count);
        const QByteArray left = QByteArray::number(verdict.remaining);
        const QByteArray reset = limits::resetText(verdict.reset);
        exchange.note("limit " + count + " per " + QByteArray::number(limit.window) + " s for "
                      + limit.shownKey + (verdict.allowed ? ": " : ": refused, ") + left
                      + " left, resets in " + QByteArray::number(qint64(verdict.reset.count()))
                      + " s");
        exchange.contextVariables.insert("rate_limiting_info"_qba, limitInfo(limit, verdict));
        if (!m_tells)
            return;
        std::shared_ptr<void> &state = exchange.pluginState[this];
        if (!state)
            state = std::make_shared<http::Headers>();
        auto &quota = *static_cast<http::Headers *>(state.get());
        quota.set(limit.headers->limit, count);
        quota.set(limit.headers->remaining, left);
        quota.set(limit.headers->reset, reset);
    }

    QList<LimitRule> m_rules;
    std::shared_ptr<limits::RemoteCounter> m_remote;
    std::shared_ptr<LimitCounters> m_counters;
    const Clock &m_clock;
    int m_status;
    bool m_degrades, m_tells, m_isAction;
    std::optional<QByteArray> m_message;
};

} // namespace

plugin::Spec limitCountSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("limit-count");
    spec.priority = 1002;
    spec.phases =
        plugin::phaseBit(plugin::Phase::Access) | plugin::phaseBit(plugin::Phase::HeaderFilter);
    spec.schema = withRedisPolicies(schemaFrom(schema), RedisPolicies::WithSentinel);
    spec.metadataSchema = schemaFrom(metadataSchema);
    spec.sharedBy = QLatin1String("group");
    spec.check = checkLimitCount;
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<LimitCount>(conf, context));
    };
    return spec;
}

} // namespace gatehouse::plugins
