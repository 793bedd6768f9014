// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/validate.h"

#include "gateway/config/credential_id.h"
#include "gateway/config/pointer.h"

#include <QSet>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Reference {
    Kind owner;
    const char *key;
    Kind target;
    const char *words;
};
constexpr Reference references[]{
    {Kind::Route, "upstream_id", Kind::Upstream, "upstream"},
    {Kind::Route, "service_id", Kind::Service, "service"},
    {Kind::Route, "plugin_config_id", Kind::PluginConfig, "plugin config"},
    {Kind::Service, "upstream_id", Kind::Upstream, "upstream"},
    {Kind::Consumer, "group_id", Kind::ConsumerGroup, "consumer group"},
    {Kind::StreamRoute, "upstream_id", Kind::Upstream, "upstream"},
    {Kind::StreamRoute, "service_id", Kind::Service, "service"},
};

struct KeyField {
    const char *plugin, *field;
};
// What must differ between consumers.
constexpr KeyField keyFields[]{
    {"key-auth", "key"}, {"basic-auth", "username"}, {"jwt-auth", "key"}, {"hmac-auth", "key_id"}};

// The faults that only the whole document shows.
class Survey
{
public:
    explicit Survey(const Document &document)
        : m_document(document)
    {
    }

    QList<Fault> run()
    {
        for (const Kind kind : allKinds)
            checkIds(kind);
        for (const Reference &reference : references)
            checkReference(reference);
        checkConsumers();
        checkGlobalRules();
        checkClientCertificates();
        return m_faults;
    }

private:
    void refuse(Kind kind, qsizetype index, const QString &pointer, const QString &reason,
                bool tolerated)
    {
        const QString id = resourceId(m_document.resources(kind).at(index), index);
        m_faults.append({kind, id, pointer, 0, reason, reason, index, tolerated});
    }

    void checkIds(Kind kind)
    {
        QSet<QString> seen;
        const QStringList ids = m_document.ids(kind);
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (seen.contains(ids.at(i)))
                refuse(kind, i, {},
                       u"found duplicate id %1 in %2"_qs.arg(ids.at(i), sectionName(kind)), false);
            seen.insert(ids.at(i));
        }
        m_ids[size_t(kind)] = seen;
    }

    void checkReference(const Reference &reference)
    {
        const QList<QJsonObject> &owners = m_document.resources(reference.owner);
        const QLatin1String key(reference.key);
        for (qsizetype i = 0; i < owners.size(); ++i) {
            const QJsonValue value = owners.at(i).value(key);
            const QString id = value.toVariant().toString();
            if (!(value.isString() || value.isDouble())
                || m_ids[size_t(reference.target)].contains(id))
                continue;
            refuse(reference.owner, i, pointerStep(key),
                   u"failed to fetch %1 info by %1 id [%2], response code: 404"_qs.arg(
                       QLatin1String(reference.words), id),
                   true);
        }
    }

    void checkConsumers()
    {
        const QList<QJsonObject> &consumers = m_document.resources(Kind::Consumer);
        const QStringList ids = m_document.ids(Kind::Consumer);
        for (qsizetype i = 0; i < consumers.size(); ++i) {
            const auto credential = parseCredentialId(ids.at(i));
            if (credential && !m_ids[size_t(Kind::Consumer)].contains(credential->username))
                refuse(Kind::Consumer, i, {}, u"consumer not found: "_qs + credential->username,
                       true);
            const QJsonObject plugins = consumers.at(i).value("plugins"_L1).toObject();
            for (const KeyField &field : keyFields)
                checkKey(i, field, plugins, credential ? credential->username : ids.at(i));
        }
    }

    void checkKey(qsizetype index, const KeyField &field, const QJsonObject &plugins,
                  const QString &consumer)
    {
        const QLatin1String plugin(field.plugin);
        const QJsonValue key = plugins.value(plugin).toObject().value(QLatin1String(field.field));
        if (!key.isString())
            return;
        const auto [owner, isNew] = m_keys.try_emplace({plugin, key.toString()}, consumer);
        if (!isNew) {
            refuse(
                Kind::Consumer, index,
                u"/plugins"_qs + pointerStep(plugin) + pointerStep(QLatin1String(field.field)),
                u"duplicate key of plugin %1 found with consumer: %2"_qs.arg(plugin, owner->second),
                true);
        }
    }

    void checkGlobalRules()
    {
        QHash<QString, QString> owners;
        const QList<QJsonObject> &rules = m_document.resources(Kind::GlobalRule);
        for (qsizetype i = 0; i < rules.size(); ++i) {
            const QString id = resourceId(rules.at(i), i);
            const QStringList names = rules.at(i).value("plugins"_L1).toObject().keys();
            for (const QString &name : names) {
                if (owners.contains(name)) {
                    refuse(Kind::GlobalRule, i, u"/plugins"_qs + pointerStep(name),
                           u"plugin %1 already exists in global rule %2"_qs.arg(name,
                                                                                owners.value(name)),
                           true);
                } else {
                    owners.insert(name, id);
                }
            }
        }
    }

    // The ssl that an upstream shows its nodes.
    void checkClientCertificates()
    {
        for (const Kind kind : {Kind::Upstream, Kind::Route, Kind::Service}) {
            const QList<QJsonObject> &owners = m_document.resources(kind);
            for (qsizetype i = 0; i < owners.size(); ++i) {
                const bool own = kind == Kind::Upstream;
                const QJsonObject upstream =
                    own ? owners.at(i) : owners.at(i).value("upstream"_L1).toObject();
                const QJsonValue id =
                    upstream.value("tls"_L1).toObject().value("client_cert_id"_L1);
                if (id.isString())
                    checkClientCertificate(kind, i, own ? QString() : u"/upstream"_qs,
                                           id.toString());
            }
        }
    }

    void checkClientCertificate(Kind kind, qsizetype index, const QString &pointer,
                                const QString &id)
    {
        const qsizetype ssl = m_document.indexOf(Kind::Ssl, id);
        const bool found = ssl >= 0;
        if (found && m_document.resources(Kind::Ssl).at(ssl).value("type"_L1) == "client"_L1)
            return;
        refuse(kind, index, pointer + u"/tls/client_cert_id",
               u"failed to fetch ssl info by ssl id [%1], %2"_qs.arg(
                   id, found ? u"wrong ssl type"_qs : u"response code: 404"_qs),
               true);
    }

    const Document &m_document;
    std::array<QSet<QString>, allKinds.size()> m_ids;
    std::map<std::pair<QString, QString>, QString> m_keys; // (plugin, key) -> consumer
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> validate(const Document &document, const PluginCheck &checkPlugin)
{
    QList<Fault> faults;
    for (const Kind kind : allKinds) {
        const QList<QJsonObject> &resources = document.resources(kind);
        for (qsizetype i = 0; i < resources.size(); ++i) {
            for (Fault fault : validateResource(kind, resources.at(i), checkPlugin)) {
                fault.resourceId = resourceId(resources.at(i), i);
                fault.index = i;
                faults.append(std::move(fault));
            }
        }
    }
    return faults + Survey(document).run();
}

Document withoutFaulty(const Document &document, const QList<Fault> &faults)
{
    std::array<QSet<qsizetype>, allKinds.size()> dropped;
    for (const Fault &fault : faults) {
        if (!fault.kind || fault.tolerated)
            continue;
        const qsizetype index =
            fault.index >= 0 ? fault.index : document.indexOf(*fault.kind, fault.resourceId);
        dropped[size_t(*fault.kind)].insert(index);
    }
    Document kept = document;
    for (const Kind kind : allKinds) {
        const QSet<qsizetype> &out = dropped[size_t(kind)];
        if (out.isEmpty())
            continue;
        QList<QJsonObject> rest;
        const QList<QJsonObject> &all = document.resources(kind);
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (out.contains(i))
                continue;
            QJsonObject resource = all.at(i);
            // A position that served as an id would move with its neighbours.
            if (const QString id = resourceId(resource, i); resourceId(resource, -1) != id)
                resource.insert("id"_L1, id);
            rest.append(resource);
        }
        kept.setResources(kind, rest);
    }
    return kept;
}

} // namespace gatehouse::config
