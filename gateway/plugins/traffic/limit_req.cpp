// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/remote_bucket.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/traffic/limit_key.h"
#include "gateway/plugins/traffic/redis_policy.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Limit the request rate",
  "description": "Lets requests pass at a steady rate: delays those that come a little too fast, refuses the others.",
  "properties": {
    "rate": {"type": "number", "exclusiveMinimum": 0, "title": "Rate", "description": "Requests a second that pass without delay."},
    "burst": {"type": "number", "minimum": 0, "title": "Burst",
      "description": "Requests beyond the rate that are delayed; further ones are refused."},
    "key": {"type": "string", "title": "Key", "description": "What is counted separately; the client's address when it has no value."},
    "key_type": {"type": "string", "enum": ["var", "var_combination"], "default": "var",
      "title": "Kind of key", "description": "One variable, or a text with variables."},
    "policy": {"type": "string", "enum": ["redis", "redis-cluster", "local"], "default": "local", "title": "Counter",
      "description": "Where the rate is kept: in this gateway, or in a Redis that several share."},
    "rejected_code": {"type": "integer", "minimum": 200, "maximum": 599, "default": 503,
      "title": "Refusal status", "description": "HTTP status of a refusal."},
    "rejected_msg": {"type": "string", "minLength": 1, "title": "Refusal message",
      "description": "Told to the client in a refusal."},
    "nodelay": {"type": "boolean", "default": false, "title": "No delay", "description": "Let the burst pass at once."},
    "allow_degradation": {"type": "boolean", "default": false, "title": "Pass when it cannot count",
      "description": "Let requests pass when the limit cannot be found out."}
  },
  "required": ["rate", "burst", "key"]
})json";

class LimitReq final : public plugin::Plugin
{
public:
    LimitReq(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_key(conf)
        , m_rate{conf[u"rate"].toDouble(), conf[u"burst"].toDouble()}
        , m_redis(conf)
        , m_clock(context.services.clock)
        , m_status(conf[u"rejected_code"].toInt())
        , m_delays(!conf[u"nodelay"].toBool())
        , m_degrades(conf[u"allow_degradation"].toBool())
    {
        const QByteArray hash = plugin::configurationHash(conf);
        m_scope = context.ownerId.toUtf8() + ':' + hash.toHex().first(16) + ':';
        m_buckets = context.services.states.get<limits::LeakyBucket>(
            {u"limit-req"_qs, context.ownerId, hash},
            [] { return std::make_shared<limits::LeakyBucket>(); });
        if (conf.contains(u"rejected_msg"))
            m_message = errorBody(QLatin1String("error_msg"), conf[u"rejected_msg"].toString());
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const QByteArray key = m_key.of(exchange);
        if (m_redis.isRemote())
            return askRemotely(exchange, key);
        return judge(exchange, key, m_buckets->pour(key, m_rate, m_clock.steady()));
    }

private:
    plugin::Outcome askRemotely(Exchange &exchange, const QByteArray &key) const
    {
        redis::Client *client = m_redis.client(exchange);
        if (!client)
            return degrade(exchange, "nothing may be sent from here"_qba);
        return plugin::Await{[this, &exchange, key, client](plugin::Resumer resume) {
            auto waiting = std::make_shared<plugin::Resumer>(std::move(resume));
            limits::pourRemotely(
                *client, m_scope + key, m_rate, m_clock.wall(),
                [this, &exchange, key, still = std::weak_ptr(waiting)](const auto &wait) {
                    if (const auto resumer = still.lock()) {
                        (*resumer)(wait ? judge(exchange, key, *wait)
                                        : degrade(exchange, wait.error().message.toUtf8()));
                    }
                });
            return waiting;
        }};
    }

    plugin::Outcome judge(Exchange &exchange, const QByteArray &key,
                          std::optional<limits::Seconds> wait) const
    {
        const QByteArray rate =
            QByteArray::number(m_rate.perSecond) + " a second for " + m_key.shown(key);
        if (!wait) {
            exchange.note("rate " + rate + ": refused");
            return LocalReply{m_status, {}, m_message};
        }
        const std::chrono::milliseconds delay = waitOf(*wait);
        if (delay.count() < 1 || !m_delays) {
            exchange.note("rate " + rate + ": passes");
            return plugin::Continue{};
        }
        exchange.note("rate " + rate + ": waits " + QByteArray::number(qint64(delay.count()))
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

    LimitKey m_key;
    limits::Rate m_rate;
    RedisPolicy m_redis;
    const Clock &m_clock;
    int m_status;
    bool m_delays, m_degrades;
    QByteArray m_scope; // of the keys in Redis
    std::shared_ptr<limits::LeakyBucket> m_buckets;
    std::optional<QByteArray> m_message;
};

} // namespace

plugin::Spec limitReqSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("limit-req");
    spec.priority = 1001;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = withRedisPolicies(schemaFrom(schema), RedisPolicies::Plain);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<LimitReq>(conf, context));
    };
    return spec;
}

} // namespace gatehouse::plugins
