// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/node_settings.h"

#include "gateway/config/yaml.h"
#include "gateway/core/ip_matcher.h"

#include <QFile>
#include <QJsonArray>

namespace gatehouse::config {

namespace {

// Reads members one after the other and keeps the first fault.
class Reader
{
public:
    QJsonObject map(const QJsonObject &from, QLatin1String key)
    {
        return take(from, key, QJsonValue::Object, "a map").toObject();
    }
    void read(const QJsonObject &from, QLatin1String key, bool &to)
    {
        const QJsonValue value = take(from, key, QJsonValue::Bool, "true or false");
        to = value.toBool(to);
    }
    void read(const QJsonObject &from, QLatin1String key, QByteArray &to)
    {
        const QJsonValue value = take(from, key, QJsonValue::String, "a text");
        if (value.isString())
            to = value.toString().toUtf8();
    }
    std::optional<QList<QByteArray>> addresses(const QJsonObject &from, QLatin1String key)
    {
        const QJsonValue value = take(from, key, QJsonValue::Array, "a list of addresses");
        if (!value.isArray())
            return std::nullopt;
        QList<QByteArray> out;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            out.append(item.toString().toUtf8());
        QList<QByteArray> networks = out;
        networks.removeAll("unix:");
        if (const auto good = IpMatcher::compile(networks); !good)
            refuse(QString(key) + u": "_qs + good.error().message);
        return out;
    }

    QString fault;

private:
    void refuse(const QString &reason)
    {
        if (fault.isEmpty())
            fault = reason;
    }

    QJsonValue take(const QJsonObject &from, QLatin1String key, QJsonValue::Type type,
                    const char *kind)
    {
        const QJsonValue value = from.value(key);
        if (value.isUndefined() || value.isNull() || value.type() == type)
            return value;
        refuse(u"%1 must be %2"_qs.arg(key, QLatin1String(kind)));
        return {};
    }
};

} // namespace

Result<NodeSettings> readNodeSettings(const QByteArray &yaml)
{
    const auto root = readYamlMap(yaml);
    if (!root)
        return fail(root.error());
    NodeSettings out;
    Reader reader;
    const QJsonObject apisix = reader.map(*root, QLatin1String("apisix"));
    QByteArray router;
    reader.read(reader.map(apisix, QLatin1String("router")), QLatin1String("http"), router);
    out.router = QString::fromUtf8(router);
    reader.read(apisix, QLatin1String("delete_uri_tail_slash"), out.deleteUriTailSlash);
    reader.read(apisix, QLatin1String("normalize_uri_like_servlet"), out.normalizeUriLikeServlet);
    reader.read(apisix, QLatin1String("match_uri_encoded_slash"), out.matchUriEncodedSlash);
    reader.read(apisix, QLatin1String("show_upstream_status_in_response_header"),
                out.showUpstreamStatus);
    out.trustedAddresses = reader.addresses(apisix, QLatin1String("trusted_addresses"));
    reader.read(reader.map(apisix, QLatin1String("ssl")), QLatin1String("fallback_sni"),
                out.fallbackSni);
    out.proxyCache = reader.map(apisix, QLatin1String("proxy_cache"));
    const QJsonObject nginx =
        reader.map(reader.map(*root, QLatin1String("nginx_config")), QLatin1String("http"));
    reader.read(nginx, QLatin1String("real_ip_header"), out.realIpHeader);
    if (const auto from = reader.addresses(nginx, QLatin1String("real_ip_from")))
        out.realIpFrom = *from;
    QByteArray recursive;
    reader.read(nginx, QLatin1String("real_ip_recursive"), recursive);
    out.realIpRecursive = recursive == "on";
    out.discovery = reader.map(*root, QLatin1String("discovery"));
    out.pluginAttributes = reader.map(*root, QLatin1String("plugin_attr"));
    if (!reader.fault.isEmpty())
        return fail(ErrorKind::InvalidInput, reader.fault);
    return out;
}

Result<NodeSettings> readNodeSettingsFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return NodeSettings{};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, u"%1 cannot be read: %2"_qs.arg(path, file.errorString()));
    auto settings = readNodeSettings(file.readAll());
    if (!settings)
        return fail(ErrorKind::InvalidInput, path + u": "_qs + settings.error().message);
    return settings;
}

} // namespace gatehouse::config
