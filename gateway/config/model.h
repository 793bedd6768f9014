// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/upstream_model.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

// Configuration resources as immutable values (APISIX 3.18, apisix.md 1.6 and 2). Field names are
// APISIX's. `rest` holds every key that the struct does not name, so that nothing is lost on the
// way back.
namespace gatehouse::config {

struct Route {
    QString id, name, desc;
    QStringList uris, hosts, methods, remoteAddrs;
    QJsonArray vars;
    int priority = 0;
    bool enabled = true; // status
    QJsonObject plugins;
    QString pluginConfigId, upstreamId, serviceId;
    std::optional<Upstream> upstream;
    std::optional<Timeout> timeout;
    std::optional<bool> enableWebsocket;
    QString filterFunc, script; // Lua: kept, refused at validation
    QJsonObject labels, rest;
    bool operator==(const Route &) const = default;
};

struct Service {
    QString id, name;
    QStringList hosts;
    QJsonObject plugins;
    QString upstreamId;
    std::optional<Upstream> upstream;
    std::optional<bool> enableWebsocket;
    QJsonObject labels, rest;
    bool operator==(const Service &) const = default;
};

// One way for a consumer to prove who it is: exactly one authentication plugin.
struct Credential {
    QString id;
    QJsonObject plugins;
    QJsonObject rest;
    bool operator==(const Credential &) const = default;
};

struct Consumer {
    QString username;
    QString groupId;
    QJsonObject plugins;
    QList<Credential>
        credentials; // listed in the file as consumers with id "<user>/credentials/<id>"
    QJsonObject labels, rest;
    bool operator==(const Consumer &) const = default;
};

// consumer_groups, plugin_configs and global_rules: an id and plugins.
struct PluginSet {
    QString id;
    QJsonObject plugins;
    QJsonObject rest;
    bool operator==(const PluginSet &) const = default;
};

struct Config {
    QList<Route> routes;
    QList<Service> services;
    QList<Upstream> upstreams;
    QList<Consumer> consumers;
    QList<PluginSet> consumerGroups, pluginConfigs, globalRules;
    QHash<QString, QJsonObject> pluginMetadata; // by plugin name
    bool operator==(const Config &) const = default;
};

} // namespace gatehouse::config
