// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/plugin.h"
#include "gateway/plugin/services.h"

#include <QJsonObject>

#include <vector>

// The description of a plugin: name, place in the order, schemas, and how it is built.
namespace gatehouse::plugin {

class Registry;

// What the factory may use while a plugin is built from its configuration.
struct BuildContext {
    QString ownerId; // "route#1", "service#s", "global_rule#2": scopes the plugin's state
    QJsonObject metadata; // plugin_metadata of this plugin, defaults filled in; may be empty
    const Services &services;
    const CredentialDirectory *credentials = nullptr; // for authentication plugins
    const UpstreamDirectory *upstreams = nullptr; // for plugins that choose an upstream
    const Registry *registry = nullptr; // for plugins that hold others (multi-auth, workflow)
    // plugin_metadata of any plugin as it is written, for public-api; may be unset.
    std::function<QJsonObject(const QString &plugin)> metadataOf{};
    // What config.yaml says of this plugin (plugin_attr; of proxy-cache: apisix.proxy_cache).
    QJsonObject attributes{};
};

// A path that a plugin would serve, once a route with public-api leads to it.
struct PublicApi {
    QByteArray path; // "/apisix/status"
    QList<QByteArray> methods;
    // `metadata`: plugin_metadata of the plugin that offers this, defaults filled in.
    std::function<Outcome(Exchange &, const Services &, const QJsonObject &metadata)> handle;
    QLatin1String pathKey{}; // the metadata attribute that replaces `path` ("uri"); may be empty
};

struct Spec {
    QLatin1String name;
    int priority = 0;
    unsigned phases = 0; // phaseBit()s: which hooks the class overrides
    // JSON Schema literals. `_meta` is admitted everywhere and need not be named.
    QJsonObject schema;
    QJsonObject consumerSchema; // authentication plugins only
    QJsonObject metadataSchema; // empty: takes none
    bool isAuthentication = false;
    // The attributes that name the headers and the query arguments a secret travels in ("header",
    // "query"): what is recorded of those is redacted.
    QList<QLatin1String> secretHeaders{}, secretArguments{};
    bool sendsConfiguration = false; // what it is configured with goes to the upstream, secrets too
    bool encodesAnswer = false; // its filters run behind all others', on what those made (gzip)
    bool prefersRoute = false; // in a global rule it is left out where the route has it, too
    std::vector<PublicApi> publicApis{};
    // Configurations that give this attribute the same value must be equal ("group" of
    // limit-count).
    QLatin1String sharedBy;
    // What the schema cannot say; std::nullopt if fine, else the reason in APISIX's words. `conf`
    // has its defaults filled in. Asked also when the schema is offended only as a whole (oneOf …),
    // to give a better reason.
    std::function<std::optional<QString>(const QJsonObject &conf)> check;
    // The same for the configuration of a consumer; asked when its schema is not offended.
    std::function<std::optional<QString>(const QJsonObject &conf)> checkConsumer;
    // The same for plugins that hold others, asked after `check` when the schema is not offended.
    std::function<std::optional<QString>(const QJsonObject &conf, const Registry &)> checkHeld;
    // `conf` has passed schema and check and has its defaults filled in; secrets are resolved.
    std::function<Result<std::shared_ptr<const Plugin>>(const QJsonObject &conf,
                                                        const BuildContext &)>
        build;
    // What the plugin wants to find again as FoundCredential::prepared, made once of a consumer's
    // configuration; null is fine.
    std::function<std::shared_ptr<const PreparedCredential>(const QJsonObject &conf)> prepare;
};

} // namespace gatehouse::plugin
