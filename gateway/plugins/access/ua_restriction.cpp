// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/plugins/access/pattern_list.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Restrict user agents",
  "description": "Lets requests pass or refuses them by the program they say they come from.",
  "properties": {
    "bypass_missing": {"type": "boolean", "default": false, "title": "Pass without",
      "description": "Let requests without a User-Agent pass."},
    "allowlist": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1},
      "title": "Allowed", "description": "Regular expressions; a User-Agent that none matches is refused."},
    "denylist": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1},
      "title": "Refused", "description": "Regular expressions; a User-Agent that any matches is refused."},
    "message": {"type": "string", "minLength": 1, "maxLength": 1024, "default": "Not allowed",
      "title": "Refusal message", "description": "Told to the client in a refusal."}
  },
  "oneOf": [{"required": ["allowlist"]}, {"required": ["denylist"]}]
})json";

class UaRestriction final : public plugin::Plugin
{
public:
    explicit UaRestriction(const QJsonObject &conf)
        : m_isAllowlist(conf.contains(u"allowlist"))
        , m_patterns(conf[m_isAllowlist ? u"allowlist" : u"denylist"])
        , m_passesMissing(conf[u"bypass_missing"].toBool())
        , m_refusal(errorBody(QLatin1String("message"), conf[u"message"].toString()))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        if (passes(exchange))
            return plugin::Continue{};
        return LocalReply{403, {}, m_refusal};
    }

private:
    // Of several fields one that is allowed lets the request pass, and one that is refused does
    // not.
    bool passes(Exchange &exchange) const
    {
        const QList<QByteArray> agents = exchange.headers.values("User-Agent");
        if (agents.isEmpty()) {
            exchange.note("there is no User-Agent"_qba);
            return m_passesMissing;
        }
        const auto admitted = [this](const QByteArray &agent) {
            return m_patterns.matches(ascii::trimmed(agent)) == m_isAllowlist;
        };
        const bool pass = m_isAllowlist ? std::ranges::any_of(agents, admitted)
                                        : std::ranges::all_of(agents, admitted);
        exchange.note(m_isAllowlist ? (pass ? "the User-Agent is allowed"_qba
                                            : "the User-Agent is not among the allowed"_qba)
                                    : (pass ? "the User-Agent is not refused"_qba
                                            : "the User-Agent is refused"_qba));
        return pass;
    }

    bool m_isAllowlist;
    PatternList m_patterns;
    bool m_passesMissing;
    QByteArray m_refusal;
};

std::optional<QString> check(const QJsonObject &conf)
{
    const auto reason = patternFault(conf[u"allowlist"]);
    return reason ? reason : patternFault(conf[u"denylist"]);
}

} // namespace

plugin::Spec uaRestrictionSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("ua-restriction");
    spec.priority = 2999;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.check = check;
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<UaRestriction>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
