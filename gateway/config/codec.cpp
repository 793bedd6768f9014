// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/codec.h"

#include "gateway/config/codec_fields.h"
#include "gateway/config/credential_id.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
QList<T> decodeList(const Document &document, Kind kind, T (*decodeOne)(const QJsonObject &))
{
    QList<T> list;
    const QList<QJsonObject> &resources = document.resources(kind);
    for (qsizetype i = 0; i < resources.size(); ++i) {
        T item = decodeOne(resources.at(i));
        if (item.id.isEmpty())
            item.id = resourceId(resources.at(i), i);
        list.append(std::move(item));
    }
    return list;
}

PluginSet decodePluginSet(const QJsonObject &json)
{
    Fields fields(json);
    PluginSet set;
    set.id = fields.id("id"_L1);
    set.plugins = fields.object("plugins"_L1);
    set.rest = fields.rest();
    return set;
}

Credential decodeCredential(const QJsonObject &json, const QString &id)
{
    Fields fields(json);
    fields.drop("id"_L1);
    Credential credential;
    credential.id = id;
    credential.plugins = fields.object("plugins"_L1);
    credential.rest = fields.rest();
    return credential;
}

QList<Consumer> decodeConsumers(const Document &document)
{
    QList<Consumer> consumers;
    QHash<QString, QList<Credential>> credentials;
    const QList<QJsonObject> &resources = document.resources(Kind::Consumer);
    for (qsizetype i = 0; i < resources.size(); ++i) {
        const QJsonObject &resource = resources.at(i);
        if (const auto id = parseCredentialId(resourceId(resource, i)))
            credentials[id->username].append(decodeCredential(resource, id->id));
        else
            consumers.append(decodeConsumer(resource));
    }
    for (Consumer &consumer : consumers)
        consumer.credentials = credentials.value(consumer.username);
    return consumers;
}

QHash<QString, QJsonObject> decodeMetadata(const Document &document)
{
    QHash<QString, QJsonObject> metadata;
    for (QJsonObject resource : document.resources(Kind::PluginMetadata)) {
        const QString plugin = resource.take("id"_L1).toString();
        metadata.insert(plugin, resource);
    }
    return metadata;
}

} // namespace

Config decode(const Document &document)
{
    Config config;
    config.routes = decodeList(document, Kind::Route, decodeRoute);
    config.services = decodeList(document, Kind::Service, decodeService);
    config.upstreams = decodeList(document, Kind::Upstream, decodeUpstream);
    config.consumers = decodeConsumers(document);
    config.consumerGroups = decodeList(document, Kind::ConsumerGroup, decodePluginSet);
    config.pluginConfigs = decodeList(document, Kind::PluginConfig, decodePluginSet);
    config.globalRules = decodeList(document, Kind::GlobalRule, decodePluginSet);
    config.pluginMetadata = decodeMetadata(document);
    return config;
}

} // namespace gatehouse::config
