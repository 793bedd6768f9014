// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/consul.h"

#include <QJsonArray>
#include <QUrlQuery>

namespace gatehouse::discovery {

namespace {

QStringList texts(const QJsonValue &list)
{
    QStringList out;
    for (const QJsonValue &text : list.toArray())
        out.append(text.toString());
    return out;
}

} // namespace

ConsulSettings consulSettings(const QJsonObject &conf)
{
    const QJsonObject timeout = conf.value(u"timeout"_qs).toObject();
    ConsulSettings out;
    out.servers = texts(conf.value(u"servers"_qs));
    out.token = conf.value(u"token"_qs).toString().toUtf8();
    out.timeout = std::chrono::milliseconds(timeout.value(u"connect"_qs).toInt(2000)
                                            + timeout.value(u"read"_qs).toInt(2000));
    out.waitSeconds = timeout.value(u"wait"_qs).toInt(60);
    out.fetchInterval = conf.value(u"fetch_interval"_qs).toInt(3);
    out.keepsAlive = conf.value(u"keepalive"_qs).toBool(true);
    out.weight = conf.value(u"weight"_qs).toInt(1);
    out.sortType = conf.value(u"sort_type"_qs).toString();
    out.skipped = texts(conf.value(u"skip_services"_qs)) + texts(conf.value(u"skip_keys"_qs));
    out.prefix = conf.value(u"prefix"_qs).toString(u"upstreams"_qs);
    return out;
}

QString consulAddressFault(const QJsonValue &conf)
{
    for (const QString &server : texts(conf.toObject().value(u"servers"_qs))) {
        const QUrl url(server, QUrl::StrictMode);
        if (url.scheme() != u"http"_qs)
            return u"only support consul http schema address, eg: http://address:port"_qs;
        if (!url.isValid() || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery())
            return u"invalid consul server address, the valid format: http://address:port"_qs;
    }
    return {};
}

std::optional<Instance> defaultService(const QJsonObject &conf)
{
    const QJsonObject node = conf.value(u"default_service"_qs).toObject();
    auto out = makeInstance(node.value(u"host"_qs), node.value(u"port"_qs), QJsonValue(),
                            conf.value(u"weight"_qs).toInt(1));
    if (out)
        out->metadata = node.value(u"metadata"_qs).toObject();
    return out;
}

Ask consulAsk(const ConsulSettings &settings, const QString &server, const QString &path,
              const QUrlQuery &query, std::optional<qint64> index)
{
    const RegistryAddress address = parseAddress(server);
    Ask out;
    out.url = QUrl(address.url + u"/v1"_qs);
    out.url.setPath(u"/v1"_qs + path, QUrl::DecodedMode);
    QUrlQuery all = query;
    out.timeout = settings.timeout;
    if (index) {
        all.addQueryItem(u"index"_qs, QString::number(*index));
        all.addQueryItem(u"wait"_qs, QString::number(settings.waitSeconds) + u's');
        // Consul waits up to a sixteenth longer, so that not all its clients come at once.
        out.timeout += std::chrono::milliseconds(settings.waitSeconds * 17'000 / 16);
    }
    out.url.setQuery(all);
    if (!settings.token.isEmpty())
        out.fields.append({"X-Consul-Token", settings.token});
    if (address.hasUser)
        out.fields.append(
            {"Authorization",
             "Basic " + (address.user + u':' + address.password).toUtf8().toBase64()});
    return out;
}

} // namespace gatehouse::discovery
