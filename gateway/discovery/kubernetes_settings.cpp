// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/kubernetes_settings.h"

#include <QFile>
#include <QJsonArray>
#include <QUrlQuery>

namespace gatehouse::discovery {

namespace {

constexpr char accountToken[] = "/var/run/secrets/kubernetes.io/serviceaccount/token";

Result<QString> fromEnvironment(const QString &text)
{
    if (text.size() <= 3 || !text.startsWith(u"${"_qs) || !text.endsWith(u'}'))
        return text;
    const QByteArray name = text.mid(2, text.size() - 3).toUtf8();
    if (!qEnvironmentVariableIsSet(name.constData()))
        return gatehouse::fail(ErrorKind::InvalidInput,
                               u"not found environment variable "_qs + QString::fromUtf8(name));
    return qEnvironmentVariable(name.constData());
}

Result<QString> baseOf(const QJsonObject &service)
{
    const auto host =
        fromEnvironment(service.value(u"host"_qs).toString(u"${KUBERNETES_SERVICE_HOST}"_qs));
    const auto port =
        fromEnvironment(service.value(u"port"_qs).toString(u"${KUBERNETES_SERVICE_PORT}"_qs));
    for (const auto *part : {&host, &port}) {
        if (!*part)
            return gatehouse::fail(part->error());
    }
    if (host->isEmpty())
        return gatehouse::fail(ErrorKind::InvalidInput,
                               u"service.host should set to non-empty string"_qs);
    const int number = port->toInt();
    if (number <= 0 || number > 0xffff)
        return gatehouse::fail(ErrorKind::InvalidInput, u"invalid port value: "_qs + *port);
    const bool isV6 = host->contains(u':') && !host->startsWith(u'[');
    return u"%1://%2:%3"_qs.arg(service.value(u"schema"_qs).toString(u"https"_qs),
                                isV6 ? u'[' + *host + u']' : *host, *port);
}

Result<void> readClient(const QJsonObject &client, KubernetesSettings &out)
{
    const auto token = fromEnvironment(client.value(u"token"_qs).toString());
    const auto file = fromEnvironment(client.value(u"token_file"_qs).toString());
    for (const auto *part : {&token, &file}) {
        if (!*part)
            return gatehouse::fail(part->error());
    }
    out.token = token->trimmed();
    out.tokenFile = *file;
    if (!client.contains(u"token"_qs) && out.tokenFile.isEmpty())
        out.tokenFile = QString::fromLatin1(accountToken);
    if (client.contains(u"token"_qs) && out.token.isEmpty() && out.base.startsWith(u"https"_qs))
        return gatehouse::fail(
            ErrorKind::InvalidInput,
            u"apiserver.token should set to non-empty string when service.schema is https"_qs);
    return {};
}

void readNamespaces(const QJsonObject &selector, KubernetesSettings &out)
{
    if (selector.contains(u"equal"_qs))
        out.fieldSelector = u"metadata.namespace="_qs + selector.value(u"equal"_qs).toString();
    else if (selector.contains(u"not_equal"_qs))
        out.fieldSelector = u"metadata.namespace!="_qs + selector.value(u"not_equal"_qs).toString();
    out.excludesNamespaces = selector.contains(u"not_match"_qs);
    const QJsonValue patterns =
        selector.value(out.excludesNamespaces ? u"not_match"_qs : u"match"_qs);
    for (const QJsonValue &pattern : patterns.toArray())
        out.namespaces.append(
            QRegularExpression(QRegularExpression::anchoredPattern(pattern.toString())));
}

} // namespace

bool KubernetesSettings::admits(const QString &space) const
{
    if (namespaces.isEmpty())
        return true;
    const bool any = std::any_of(namespaces.begin(), namespaces.end(), [&](const auto &pattern) {
        return pattern.isValid() && pattern.match(space).hasMatch();
    });
    return any != excludesNamespaces;
}

QByteArray KubernetesSettings::currentToken() const
{
    if (tokenFile.isEmpty())
        return token.toUtf8();
    QFile file(tokenFile);
    return file.open(QIODevice::ReadOnly) ? file.read(16 * 1024).trimmed() : QByteArray();
}

Ask KubernetesSettings::ask(const QList<QPair<QString, QString>> &arguments,
                            std::chrono::milliseconds timeout) const
{
    QUrlQuery query;
    const auto add = [&query](const QString &name, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    for (const auto &[name, value] : arguments)
        add(name, value);
    add(u"labelSelector"_qs, labelSelector);
    add(u"fieldSelector"_qs, fieldSelector);
    Ask out;
    out.url = QUrl(
        base + (slices ? u"/apis/discovery.k8s.io/v1/endpointslices"_qs : u"/api/v1/endpoints"_qs));
    out.url.setQuery(query);
    out.timeout = timeout;
    out.verifyPeer = verifyPeer;
    out.fields.append({"Authorization", "Bearer " + currentToken()});
    return out;
}

Result<KubernetesSettings> kubernetesSettings(const QJsonObject &conf)
{
    KubernetesSettings out;
    out.id = conf.value(u"id"_qs).toString();
    const QJsonObject service = conf.value(u"service"_qs).toObject();
    const auto base = baseOf(service);
    if (!base)
        return gatehouse::fail(base.error());
    out.base = *base;
    if (auto client = readClient(conf.value(u"client"_qs).toObject(), out); !client)
        return gatehouse::fail(client.error());
    out.verifyPeer = service.value(u"ssl_verify"_qs).toBool(false);
    out.slices = conf.value(u"watch_endpoint_slices"_qs).toBool(false);
    out.labelSelector = conf.value(u"label_selector"_qs).toString();
    out.defaultWeight = conf.value(u"default_weight"_qs).toInt(50);
    readNamespaces(conf.value(u"namespace_selector"_qs).toObject(), out);
    return out;
}

Result<QList<KubernetesSettings>> kubernetesClusters(const QJsonValue &conf)
{
    QList<KubernetesSettings> out;
    const QJsonArray clusters = conf.isArray() ? conf.toArray() : QJsonArray{conf};
    for (const QJsonValue &cluster : clusters) {
        auto settings = kubernetesSettings(cluster.toObject());
        if (!settings)
            return gatehouse::fail(settings.error());
        for (const KubernetesSettings &other : out) {
            if (other.id == settings->id)
                return gatehouse::fail(ErrorKind::InvalidInput, u"duplicate id value"_qs);
        }
        out.append(*settings);
    }
    return out;
}

} // namespace gatehouse::discovery
