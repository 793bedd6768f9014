// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QJsonArray>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Restrict consumers",
  "description": "Lets requests pass or refuses them by consumer, consumer group, service or route.",
  "properties": {
    "type": {"type": "string", "enum": ["consumer_name", "service_id", "route_id", "consumer_group_id"],
      "default": "consumer_name", "title": "Compare", "description": "What the lists hold."},
    "blacklist": {"type": "array", "minItems": 1, "items": {"type": "string"}, "title": "Refused",
      "description": "These are refused."},
    "whitelist": {"type": "array", "minItems": 1, "items": {"type": "string"}, "title": "Allowed",
      "description": "Only these are let pass."},
    "allowed_by_methods": {"type": "array", "title": "Allowed methods",
      "description": "Methods that those named here may use.",
      "items": {"type": "object", "properties": {
        "user": {"type": "string", "title": "User", "description": "Name or id as in the lists."},
        "methods": {"type": "array", "minItems": 1, "title": "Methods", "description": "Methods it may use.",
          "items": {"type": "string", "enum": ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD",
            "OPTIONS", "CONNECT", "TRACE", "PURGE"]}}}}},
    "rejected_code": {"type": "integer", "minimum": 200, "default": 403, "title": "Refusal status",
      "description": "HTTP status of a refusal."},
    "rejected_msg": {"type": "string", "title": "Refusal message", "description": "Told to the client in a refusal."}
  },
  "anyOf": [{"required": ["blacklist"]}, {"required": ["whitelist"]}, {"required": ["allowed_by_methods"]}]
})json";

class ConsumerRestriction final : public plugin::Plugin
{
public:
    explicit ConsumerRestriction(const QJsonObject &conf)
        : m_type(conf[u"type"].toString().toUtf8())
        , m_refused(textsOf(conf[u"blacklist"]))
        , m_allowed(textsOf(conf[u"whitelist"]))
        , m_status(conf[u"rejected_code"].toInt())
    {
        for (const QJsonValue &item : conf[u"allowed_by_methods"].toArray())
            m_methods.append({item[u"user"].toString().toUtf8(), textsOf(item[u"methods"])});
        const QString message = conf.contains(u"rejected_msg")
            ? conf[u"rejected_msg"].toString()
            : u"The %1 is forbidden."_qs.arg(conf[u"type"].toString());
        m_refusal = errorBody(QLatin1String("message"), message);
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const std::optional<QByteArray> value = variable(exchange, m_type);
        if (!value) {
            exchange.note("there is no " + m_type);
            const QString message =
                u"The request is rejected, please check the %1 for this request"_qs.arg(
                    QString::fromLatin1(m_type));
            return LocalReply{401, {}, errorBody(QLatin1String("message"), message)};
        }
        const bool passes = admits(*value, exchange.method);
        exchange.note(m_type + ' ' + *value + (passes ? " may pass" : " may not pass"));
        if (passes)
            return plugin::Continue{};
        return LocalReply{m_status, {}, m_refusal};
    }

private:
    bool admits(const QByteArray &value, const QByteArray &method) const
    {
        if (m_refused.contains(value))
            return false;
        if (!m_allowed.isEmpty())
            return m_allowed.contains(value);
        const auto rule =
            std::ranges::find(m_methods, value, &std::pair<QByteArray, QList<QByteArray>>::first);
        return rule == m_methods.end() || rule->second.contains(method);
    }

    QByteArray m_type;
    QList<QByteArray> m_refused, m_allowed;
    QList<std::pair<QByteArray, QList<QByteArray>>> m_methods;
    int m_status;
    QByteArray m_refusal;
};

} // namespace

plugin::Spec consumerRestrictionSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("consumer-restriction");
    spec.priority = 2400;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<ConsumerRestriction>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
