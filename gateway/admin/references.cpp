// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/references.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using config::Kind;

namespace {

struct Reference {
    Kind target, owner;
    const char *key;
    const char *words; // "can not delete this …"
};
constexpr Reference references[]{
    {Kind::Upstream, Kind::Route, "upstream_id", "upstream"},
    {Kind::Upstream, Kind::Service, "upstream_id", "upstream"},
    {Kind::Upstream, Kind::StreamRoute, "upstream_id", "upstream"},
    {Kind::Service, Kind::Route, "service_id", "service directly"},
    {Kind::Service, Kind::StreamRoute, "service_id", "service directly"},
    {Kind::PluginConfig, Kind::Route, "plugin_config_id", "plugin config"},
    {Kind::ConsumerGroup, Kind::Consumer, "group_id", "consumer group"},
};
constexpr Kind pluginOwners[]{Kind::Route,    Kind::Service,       Kind::PluginConfig,
                              Kind::Consumer, Kind::ConsumerGroup, Kind::GlobalRule};

bool names(const QJsonValue &reference, const QString &id)
{
    return !reference.isUndefined() && reference.toVariant().toString() == id;
}

bool splitsTrafficTo(const QJsonObject &plugins, const QString &upstream)
{
    const QJsonArray rules =
        plugins.value("traffic-split"_L1).toObject().value("rules"_L1).toArray();
    for (const QJsonValue &rule : rules) {
        const QJsonArray targets = rule.toObject().value("weighted_upstreams"_L1).toArray();
        for (const QJsonValue &target : targets) {
            if (names(target.toObject().value("upstream_id"_L1), upstream))
                return true;
        }
    }
    return false;
}

bool transcodesBy(const QJsonObject &plugins, const QString &proto)
{
    return names(plugins.value("grpc-transcode"_L1).toObject().value("proto_id"_L1), proto);
}

// The plugins of which kind and resource use it: "route [1]".
std::optional<QString> pluginUser(const config::Document &document,
                                  bool (*uses)(const QJsonObject &plugins, const QString &id),
                                  const QString &id)
{
    for (const Kind kind : pluginOwners) {
        const QList<QJsonObject> &owners = document.resources(kind);
        for (qsizetype i = 0; i < owners.size(); ++i) {
            if (uses(owners.at(i).value("plugins"_L1).toObject(), id))
                return u"%1 [%2]"_qs.arg(config::resourceName(kind),
                                         config::resourceId(owners.at(i), i));
        }
    }
    return std::nullopt;
}

std::optional<QString> user(const config::Document &document, const Reference &reference,
                            const QString &id)
{
    const QList<QJsonObject> &owners = document.resources(reference.owner);
    for (qsizetype i = 0; i < owners.size(); ++i) {
        if (names(owners.at(i).value(QLatin1String(reference.key)), id))
            return u"can not delete this %1, %2 [%3] is still using it now"_qs.arg(
                QLatin1String(reference.words), config::resourceName(reference.owner),
                config::resourceId(owners.at(i), i));
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> stillUsed(const config::Document &document, Kind kind, const QString &id)
{
    for (const Reference &reference : references) {
        if (reference.target != kind)
            continue;
        if (auto sentence = user(document, reference, id))
            return sentence;
    }
    if (kind == Kind::Upstream) {
        if (const auto owner = pluginUser(document, splitsTrafficTo, id))
            return u"can not delete this upstream, plugin in %1 is still using it now"_qs.arg(
                *owner);
    }
    if (kind == Kind::Proto) {
        if (const auto owner = pluginUser(document, transcodesBy, id))
            return u"can not delete this proto, %1 is still using it now"_qs.arg(*owner);
    }
    return std::nullopt;
}

} // namespace gatehouse::admin
