// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "gateway/plugins/access/pattern_list.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Block URIs",
  "description": "Refuses requests whose path or query matches one of some patterns.",
  "properties": {
    "block_rules": {"type": "array", "uniqueItems": true,
      "items": {"type": "string", "minLength": 1, "maxLength": 4096}, "title": "Patterns",
      "description": "Regular expressions; a request that any matches is refused."},
    "rejected_code": {"type": "integer", "minimum": 200, "default": 403, "title": "Refusal status",
      "description": "HTTP status of a refusal."},
    "rejected_msg": {"type": "string", "minLength": 1, "title": "Refusal message",
      "description": "Told to the client in a refusal."},
    "case_insensitive": {"type": "boolean", "default": false, "title": "Ignore case",
      "description": "Let large and small letters be the same."}
  },
  "required": ["block_rules"]
})json";

class UriBlocker final : public plugin::Plugin
{
public:
    explicit UriBlocker(const QJsonObject &conf)
        : m_rules(conf[u"block_rules"], conf[u"case_insensitive"].toBool() ? u"i"_qs : QString())
        , m_status(conf[u"rejected_code"].toInt())
    {
        if (conf.contains(u"rejected_msg"))
            m_refusal = errorBody(QLatin1String("error_msg"), conf[u"rejected_msg"].toString());
    }

    // Normalised: what is encoded does not slip through.
    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (!m_rules.matches(variable(exchange, "request_uri").value_or(QByteArray())))
            return plugin::Continue{};
        exchange.note("a rule blocks this URI"_qba);
        return LocalReply{m_status, {}, m_refusal};
    }

private:
    PatternList m_rules;
    int m_status;
    std::optional<QByteArray> m_refusal;
};

} // namespace

plugin::Spec uriBlockerSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("uri-blocker");
    spec.priority = 2900;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.check = [](const QJsonObject &conf) { return patternFault(conf[u"block_rules"]); };
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<UriBlocker>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
