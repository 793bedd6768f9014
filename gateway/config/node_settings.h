// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

// What a node is told beside its routes: the parts of APISIX's config.yaml that have a meaning
// here, with APISIX's defaults (conf/config.yaml.example of 3.x). Everything else in the file is
// left alone.
namespace gatehouse::config {

struct NodeSettings {
    QString router; // apisix.router.http; empty: not stated
    bool deleteUriTailSlash = false; // apisix.delete_uri_tail_slash
    bool normalizeUriLikeServlet = false; // apisix.normalize_uri_like_servlet
    bool matchUriEncodedSlash = false; // apisix.match_uri_encoded_slash
    bool showUpstreamStatus = false; // apisix.show_upstream_status_in_response_header
    // apisix.trusted_addresses: whose X-Forwarded-* fields are kept. std::nullopt: not stated.
    std::optional<QList<QByteArray>> trustedAddresses;
    // nginx_config.http.real_ip_*: whose word about the client's address is taken.
    QByteArray realIpHeader = "X-Real-IP";
    QList<QByteArray> realIpFrom = {"127.0.0.1", "unix:"};
    bool realIpRecursive = false;
    QByteArray fallbackSni; // apisix.ssl.fallback_sni: for clients that name no server
    QJsonObject proxyCache; // apisix.proxy_cache: zones of the plugin proxy-cache
    QJsonObject discovery; // by kind of registry
    QJsonObject pluginAttributes; // plugin_attr, by plugin
    bool operator==(const NodeSettings &) const = default;
};

// InvalidInput: the text is no YAML map, or a known key has a value of another kind; the message
// names it. `${{VAR}}` is replaced as in apisix.yaml. An empty text gives the defaults.
Result<NodeSettings> readNodeSettings(const QByteArray &yaml);
// The file, or the defaults if there is none. Io: it is there and cannot be read.
Result<NodeSettings> readNodeSettingsFile(const QString &path);

} // namespace gatehouse::config
