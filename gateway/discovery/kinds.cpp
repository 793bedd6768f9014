// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/kinds.h"

#include "gateway/config/schema.h"
#include "gateway/discovery/consul_kv.h"
#include "gateway/discovery/dns.h"
#include "gateway/discovery/eureka.h"
#include "gateway/discovery/file_registry.h"
#include "gateway/discovery/kubernetes.h"
#include "gateway/discovery/local_registry.h"
#include "gateway/discovery/nacos.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace gatehouse::discovery {

namespace {

using Asked = ServiceBoard::Asked;

QString plainKey(const QString &service, const QJsonObject &)
{
    return service;
}

QString noFault(const QJsonValue &)
{
    return {};
}

QString kubernetesFault(const QJsonValue &conf)
{
    const auto clusters = kubernetesClusters(conf);
    return clusters ? QString() : clusters.error().message;
}

QString dnsFault(const QJsonValue &conf)
{
    const QString path = conf.toObject().value(u"resolv_conf"_qs).toString();
    return !path.isEmpty() && nameServersOf(path).isEmpty()
        ? u"the file %1 names no name server"_qs.arg(path)
        : QString();
}

template <typename T>
std::unique_ptr<Registry> makeRegistry(const QJsonValue &conf, const Surroundings &around)
{
    return std::make_unique<T>(conf.toObject(), around);
}

std::unique_ptr<Registry> makeKubernetes(const QJsonValue &conf, const Surroundings &around)
{
    const auto clusters = kubernetesClusters(conf);
    return std::make_unique<Kubernetes>(clusters.value_or({}), around);
}

QJsonArray kubernetesEndpoints(const QJsonValue &conf, const ServiceBoard &board)
{
    QMap<QString, QMap<QString, QJsonObject>> found; // by cluster and "namespace/name"
    const Catalogue all = board.all();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString service = it.key().section(u':', 0, -2);
        const QString id = conf.isArray() ? service.section(u'/', 0, 0) : QString();
        const QString name = conf.isArray() ? service.section(u'/', 1) : service;
        found[id][name].insert(it.key().section(u':', -1), toJson(it.value()));
    }
    QJsonArray out;
    for (auto cluster = found.begin(); cluster != found.end(); ++cluster) {
        QJsonArray endpoints;
        for (auto it = cluster->begin(); it != cluster->end(); ++it) {
            const QByteArray value = QJsonDocument(it.value()).toJson(QJsonDocument::Compact);
            endpoints.append(
                QJsonObject{{u"name"_qs, it.key()}, {u"value"_qs, QString::fromUtf8(value)}});
        }
        QJsonObject entry{{u"endpoints"_qs, endpoints}};
        if (!cluster.key().isEmpty())
            entry.insert(u"id"_qs, cluster.key());
        out.append(entry);
    }
    return out;
}

QJsonObject nacosServices(const ServiceBoard &board)
{
    QJsonObject out;
    const Catalogue all = board.all();
    for (auto it = all.begin(); it != all.end(); ++it)
        out.insert(u"default/"_qs + it.key(), QJsonObject{{u"nodes"_qs, toJson(it.value())}});
    return out;
}

bool isSecret(const QString &name)
{
    return name == u"token"_qs || name == u"access_key"_qs || name == u"secret_key"_qs
        || name == u"password"_qs;
}

QString withoutUserInfo(const QString &text)
{
    const qsizetype scheme = text.indexOf(u"://"_qs), at = text.lastIndexOf(u'@');
    return scheme < 0 || at < scheme ? text : text.left(scheme + 3) + u"***@"_qs + text.mid(at + 1);
}

} // namespace

const std::vector<Kind> &kinds()
{
    static const std::vector<Kind> all{
        {u"dns"_qs, schemas::dns, Asked::EachService, plainKey, dnsFault, makeRegistry<Dns>},
        {u"consul"_qs, schemas::consul, Asked::Everything, plainKey, consulAddressFault,
         makeRegistry<Consul>},
        {u"consul_kv"_qs, schemas::consulKv, Asked::Everything, plainKey, consulAddressFault,
         makeRegistry<ConsulKv>},
        {u"nacos"_qs, schemas::nacos, Asked::EachService, &Nacos::keyOf, noFault,
         makeRegistry<Nacos>},
        {u"eureka"_qs, schemas::eureka, Asked::Everything, plainKey, noFault, makeRegistry<Eureka>},
        {u"kubernetes"_qs, schemas::kubernetes, Asked::Everything, plainKey, kubernetesFault,
         makeKubernetes},
        {u"file"_qs, schemas::file, Asked::Everything, plainKey, noFault,
         makeRegistry<FileRegistry>},
        {u"local"_qs, schemas::local, Asked::Everything, plainKey, noFault,
         makeRegistry<LocalRegistry>},
    };
    return all;
}

const Kind *findKind(const QString &name)
{
    for (const Kind &kind : kinds()) {
        if (kind.name == name)
            return &kind;
    }
    return nullptr;
}

Result<QJsonValue> checkConfiguration(const QString &name, const QJsonValue &conf)
{
    const auto refuse = [&name](const QString &why) {
        return gatehouse::fail(ErrorKind::InvalidInput,
                               u"invalid discovery %1 configuration: %2"_qs.arg(name, why));
    };
    const Kind *kind = findKind(name);
    if (!kind)
        return refuse(u"there is no such kind of registry here; its upstreams have no nodes"_qs);
    const QJsonObject source = QJsonDocument::fromJson(kind->schema).object();
    const auto schema = config::Schema::compile(source);
    if (!schema)
        return refuse(schema.error().message);
    if (const auto faults = (*schema)->check(conf); !faults.isEmpty())
        return refuse(faults.first().message.isEmpty() ? faults.first().reason
                                                       : faults.first().message);
    if (const QString fault = kind->check(conf); !fault.isEmpty())
        return refuse(fault);
    if (!conf.isObject())
        return conf;
    return QJsonValue(config::withDefaults(conf.toObject(), source));
}

QJsonValue withoutSecrets(const QJsonValue &conf)
{
    if (conf.isString())
        return withoutUserInfo(conf.toString());
    if (conf.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : conf.toArray())
            out.append(withoutSecrets(item));
        return out;
    }
    if (!conf.isObject())
        return conf;
    QJsonObject out = conf.toObject();
    for (auto it = out.begin(); it != out.end(); ++it) {
        const QJsonValue value = it.value();
        it.value() = isSecret(it.key()) && !value.toString().isEmpty() ? QJsonValue(u"***"_qs)
                                                                       : withoutSecrets(value);
    }
    return out;
}

QJsonObject dumpOf(const Kind &kind, const QJsonValue &conf, const ServiceBoard &board)
{
    if (kind.name == u"nacos"_qs)
        return {{u"services"_qs, nacosServices(board)}};
    if (kind.name == u"kubernetes"_qs)
        return {{u"config"_qs, withoutSecrets(conf)},
                {u"endpoints"_qs, kubernetesEndpoints(conf, board)}};
    return {{u"config"_qs, withoutSecrets(conf)}, {u"services"_qs, toJson(board.all())}};
}

} // namespace gatehouse::discovery
