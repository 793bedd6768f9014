// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/ngx_regex.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Restrict referring sites",
  "description": "Lets requests pass or refuses them by the site whose page led to them.",
  "properties": {
    "bypass_missing": {"type": "boolean", "default": false, "title": "Pass without",
      "description": "Let requests pass that have no Referer or a malformed one."},
    "whitelist": {"type": "array", "minItems": 1, "title": "Allowed",
      "items": {"type": "string", "pattern": "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$"},
      "description": "Only these hosts may refer; *.example.com is all below it."},
    "blacklist": {"type": "array", "minItems": 1, "title": "Refused",
      "items": {"type": "string", "pattern": "^\\*$|^\\*?[0-9a-zA-Z-._\\[\\]:]+$"},
      "description": "Requests that these hosts refer are refused; *.example.com is all below it."},
    "message": {"type": "string", "minLength": 1, "maxLength": 1024, "default": "Your referer host is not allowed",
      "title": "Refusal message", "description": "Told to the client in a refusal."}
  },
  "oneOf": [{"required": ["whitelist"]}, {"required": ["blacklist"]}]
})json";

// What APISIX's HTTP client takes for a URL; the second group is the host.
constexpr char16_t urlPattern[] =
    uR"(^(?:(http[s]?):)?//((?:[^\[\]:/\?]+)|(?:\[.+\]))(?::(\d+))?([^\?]*)\??(.*))";

class RefererRestriction final : public plugin::Plugin
{
public:
    RefererRestriction(const QJsonObject &conf, NgxRegex url)
        : m_url(std::move(url))
        , m_isWhitelist(conf.contains(u"whitelist"))
        , m_hosts(textsOf(conf[m_isWhitelist ? u"whitelist" : u"blacklist"]))
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
    bool passes(Exchange &exchange) const
    {
        const auto referer = variable(exchange, "http_referer");
        const auto url = referer ? m_url.captures(*referer) : std::nullopt;
        if (!url) {
            exchange.note(referer ? "the Referer is no URL"_qba : "there is no Referer"_qba);
            return m_passesMissing;
        }
        const QByteArray &host = url->at(2);
        const bool listed = std::ranges::any_of(
            m_hosts, [&host](const QByteArray &rule) { return covers(rule, host); });
        exchange.note(host + (listed ? " is" : " is not")
                      + (m_isWhitelist ? " on the whitelist" : " on the blacklist"));
        return listed == m_isWhitelist;
    }

    static bool covers(const QByteArray &rule, const QByteArray &host)
    {
        return rule.startsWith('*') ? host.endsWith(rule.sliced(1)) : host == rule;
    }

    NgxRegex m_url;
    bool m_isWhitelist;
    QList<QByteArray> m_hosts;
    bool m_passesMissing;
    QByteArray m_refusal;
};

} // namespace

plugin::Spec refererRestrictionSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("referer-restriction");
    spec.priority = 2990;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        auto url = NgxRegex::compile(QString::fromUtf16(urlPattern));
        if (!url)
            return fail(url.error());
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<RefererRestriction>(conf, *std::move(url)));
    };
    return spec;
}

} // namespace gatehouse::plugins
