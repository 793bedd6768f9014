// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/core/ascii.h"
#include "gateway/exchange/variables.h"
#include "gateway/plugins/access/address_list.h"
#include "gateway/plugins/access/real_address.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Real client address",
  "description": "Takes the client's address from the request when proxies stand before this gateway.",
  "properties": {
    "source": {"type": "string", "minLength": 1, "title": "Source",
      "description": "Variable that holds the address, such as http_x_forwarded_for or arg_realip."},
    "trusted_addresses": {"type": "array", "minItems": 1, "title": "Trusted proxies",
      "description": "Addresses and networks that are believed; without any, every peer is."},
    "recursive": {"type": "boolean", "default": false, "title": "Skip trusted proxies",
      "description": "Take the last address of X-Forwarded-For that is no trusted proxy."}
  },
  "required": ["source"]
})json";

class RealIp final : public plugin::Plugin
{
public:
    explicit RealIp(const QJsonObject &conf)
        : m_source(conf[u"source"].toString().toUtf8())
        , m_trustsAll(!conf.contains(u"trusted_addresses"))
        , m_trusted(addressesOf(conf[u"trusted_addresses"]))
        , m_recursive(conf[u"recursive"].toBool() && !m_trustsAll)
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (!m_trustsAll && !m_trusted.contains(exchange.client.address)) {
            exchange.note("the peer " + exchange.client.address + " is not trusted");
            return plugin::Continue{};
        }
        const std::optional<QByteArray> text = m_source == "http_x_forwarded_for"
            ? lastForwarded(exchange)
            : variable(exchange, m_source);
        const std::optional<Endpoint> client = text ? parsedAddress(*text) : std::nullopt;
        if (!client) {
            exchange.note(text ? "what the source holds is no address"_qba
                               : "the source holds nothing"_qba);
            return plugin::Continue{};
        }
        exchange.note("the client is " + client->address + ", the peer was "
                      + exchange.client.address);
        keepPeer(exchange);
        exchange.client = *client;
        return plugin::Continue{};
    }

private:
    // Whoever replaced the client first knew the peer.
    static void keepPeer(Exchange &exchange)
    {
        if (exchange.contextVariables.contains("realip_remote_addr"_qba))
            return;
        exchange.contextVariables.insert("realip_remote_addr"_qba, exchange.client.address);
        exchange.contextVariables.insert("realip_remote_port"_qba,
                                         QByteArray::number(exchange.client.port));
    }

    // From the last field only, as APISIX does.
    std::optional<QByteArray> lastForwarded(const Exchange &exchange) const
    {
        const QList<QByteArray> fields = exchange.headers.values("X-Forwarded-For");
        if (fields.isEmpty())
            return std::nullopt;
        const QList<QByteArray> chain = fields.last().split(',');
        qsizetype at = chain.size() - 1;
        while (m_recursive && at > 0 && m_trusted.contains(ascii::trimmed(chain[at])))
            --at;
        return ascii::trimmed(chain[at]).toByteArray();
    }

    QByteArray m_source;
    bool m_trustsAll;
    IpMatcher m_trusted;
    bool m_recursive;
};

} // namespace

plugin::Spec realIpSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("real-ip");
    spec.priority = 23000;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = withAddressItems(schemaFrom(schema), {"trusted_addresses"});
    spec.check = [](const QJsonObject &conf) { return addressFault(conf[u"trusted_addresses"]); };
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<RealIp>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
