// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/schema.h"
#include "gateway/config/schema_parts.h"

namespace gatehouse::config {

namespace {

QJsonObject build(Kind kind)
{
    switch (kind) {
    case Kind::Route:
        return schema::routeSchema();
    case Kind::Service:
        return schema::serviceSchema();
    case Kind::Upstream:
        return schema::upstreamSchema();
    case Kind::Consumer:
        return schema::consumerSchema();
    case Kind::ConsumerGroup:
        return schema::pluginSetSchema("Consumer group", "Plugins that several consumers share.");
    case Kind::PluginConfig:
        return schema::pluginSetSchema("Plugin set", "Plugins that several routes share.");
    case Kind::GlobalRule:
        return schema::pluginSetSchema("Global rule", "Plugins that run for every request.");
    case Kind::PluginMetadata:
        return schema::pluginMetadataSchema();
    case Kind::Ssl:
        return schema::sslSchema();
    case Kind::Secret:
        return schema::secretSchema();
    case Kind::Proto:
        return schema::protoSchema();
    case Kind::StreamRoute:
        return schema::streamRouteSchema();
    }
    return {};
}

} // namespace

const QJsonObject &resourceSchema(Kind kind)
{
    static const auto schemas = [] {
        std::array<QJsonObject, allKinds.size()> built;
        for (const Kind each : allKinds)
            built[size_t(each)] = build(each);
        return built;
    }();
    return schemas[size_t(kind)];
}

const QJsonObject &credentialSchema()
{
    static const QJsonObject built = schema::credentialSchema();
    return built;
}

} // namespace gatehouse::config
