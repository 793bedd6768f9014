// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ip_matcher.h"
#include "gateway/plugins/access/address_list.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Restrict client addresses",
  "description": "Lets requests pass or refuses them by the address they come from.",
  "properties": {
    "whitelist": {"type": "array", "minItems": 1, "title": "Allowed",
      "description": "Only clients with these addresses or networks may pass."},
    "blacklist": {"type": "array", "minItems": 1, "title": "Refused",
      "description": "Clients with these addresses or networks are refused."},
    "message": {"type": "string", "minLength": 1, "maxLength": 1024, "default": "Your IP address is not allowed",
      "title": "Refusal message", "description": "Told to the client in a refusal."},
    "response_code": {"type": "integer", "minimum": 403, "maximum": 404, "default": 403,
      "title": "Refusal status", "description": "HTTP status of a refusal."}
  },
  "oneOf": [{"required": ["whitelist"]}, {"required": ["blacklist"]}]
})json";

class IpRestriction final : public plugin::Plugin
{
public:
    explicit IpRestriction(const QJsonObject &conf)
        : m_isWhitelist(conf.contains(u"whitelist"))
        , m_addresses(addressesOf(conf[m_isWhitelist ? u"whitelist" : u"blacklist"]))
        , m_status(conf[u"response_code"].toInt())
        , m_refusal(errorBody(QLatin1String("message"), conf[u"message"].toString()))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const bool listed = m_addresses.contains(exchange.client.address);
        exchange.note(exchange.client.address + (listed ? " is" : " is not")
                      + (m_isWhitelist ? " on the whitelist" : " on the blacklist"));
        if (listed == m_isWhitelist)
            return plugin::Continue{};
        return LocalReply{m_status, {}, m_refusal};
    }

private:
    bool m_isWhitelist;
    IpMatcher m_addresses;
    int m_status;
    QByteArray m_refusal;
};

std::optional<QString> check(const QJsonObject &conf)
{
    const auto reason = addressFault(conf[u"whitelist"]);
    return reason ? reason : addressFault(conf[u"blacklist"]);
}

} // namespace

plugin::Spec ipRestrictionSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("ip-restriction");
    spec.priority = 3000;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = withAddressItems(schemaFrom(schema), {"whitelist", "blacklist"});
    spec.check = check;
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<IpRestriction>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
