// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/plugin/registry.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Public API",
  "description": "Lets a route lead to an API that a plugin offers, such as batch requests or metrics.",
  "properties": {
    "uri": {"type": "string", "title": "Path",
      "description": "Path of the API; without it the path of the request counts."}
  }
})json";

// An API as it stands in this configuration.
struct Offer {
    const plugin::PublicApi *api = nullptr;
    QJsonObject metadata; // of the plugin that offers it
};

QHash<QByteArray, Offer> offersOf(const plugin::BuildContext &context)
{
    QHash<QByteArray, Offer> offers;
    if (!context.registry)
        return offers;
    for (const plugin::Spec &spec : context.registry->specs()) {
        if (spec.publicApis.empty())
            continue;
        const QJsonObject written =
            context.metadataOf ? context.metadataOf(spec.name) : QJsonObject();
        const QJsonObject metadata = config::withDefaults(written, spec.metadataSchema);
        for (const plugin::PublicApi &api : spec.publicApis) {
            const QByteArray moved = metadata[api.pathKey].toString().toUtf8();
            offers.insert(moved.isEmpty() ? api.path : moved, {&api, metadata});
        }
    }
    return offers;
}

class PublicApi final : public plugin::Plugin
{
public:
    PublicApi(const QJsonObject &conf, const plugin::BuildContext &context)
        : m_services(context.services)
        , m_uri(conf[u"uri"].toString().toUtf8())
        , m_offers(offersOf(context))
    {
    }

    plugin::Outcome access(Exchange &exchange) const override
    {
        const QByteArray &path = m_uri.isEmpty() ? exchange.target.path : m_uri;
        const auto offer = m_offers.constFind(path);
        const bool isThere = offer != m_offers.cend()
            && (offer->api->methods.isEmpty() || offer->api->methods.contains(exchange.method));
        if (!isThere) {
            exchange.note("no plugin offers " + exchange.method + ' ' + path);
            return LocalReply{.status = 404};
        }
        return offer->api->handle(exchange, m_services, offer->metadata);
    }

private:
    const plugin::Services &m_services;
    QByteArray m_uri;
    QHash<QByteArray, Offer> m_offers; // by path
};

} // namespace

plugin::Spec publicApiSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("public-api");
    spec.priority = 501;
    spec.phases = plugin::phaseBit(plugin::Phase::Access);
    spec.schema = schemaFrom(schema);
    spec.build =
        [](const QJsonObject &conf,
           const plugin::BuildContext &context) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<PublicApi>(conf, context));
    };
    return spec;
}

} // namespace gatehouse::plugins
