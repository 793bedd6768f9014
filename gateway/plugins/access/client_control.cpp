// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Limit request bodies",
  "description": "Refuses requests whose body is too large.",
  "properties": {
    "max_body_size": {"type": "integer", "minimum": 0, "title": "Largest body",
      "description": "Octets a client may send as the body; 0 is without limit."}
  }
})json";

class ClientControl final : public plugin::Plugin
{
public:
    explicit ClientControl(const QJsonObject &conf)
        : m_most(conf[u"max_body_size"].toInteger())
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (m_most > 0 && exchange.received.contentLength > m_most) {
            exchange.note("the body has " + QByteArray::number(exchange.received.contentLength)
                          + " octets, " + QByteArray::number(m_most) + " are allowed");
            return LocalReply{413, {}, std::nullopt};
        }
        exchange.maxRequestBody = m_most;
        return plugin::Continue{};
    }

private:
    qint64 m_most;
};

} // namespace

plugin::Spec clientControlSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("client-control");
    spec.priority = 22000;
    spec.phases = plugin::phaseBit(plugin::Phase::Rewrite);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<ClientControl>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
