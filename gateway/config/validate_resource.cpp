// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/credential_id.h"
#include "gateway/config/foreign_code.h"
#include "gateway/config/pointer.h"
#include "gateway/config/schema.h"
#include "gateway/config/ssl_check.h"
#include "gateway/config/validate.h"
#include "gateway/config/vars_check.h"

#include <QJsonDocument>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const Schema> compiled(const QJsonObject &source)
{
    const auto schema = Schema::compile(source);
    if (!schema)
        qFatal("%s", qPrintable(schema.error().message)); // our own literal: a defect
    return *schema;
}

// Compiled once; immutable, so every thread may use them.
const Schema &schemaFor(Kind kind, bool isCredential)
{
    static const auto kinds = [] {
        std::array<std::shared_ptr<const Schema>, allKinds.size()> schemas;
        for (const Kind each : allKinds)
            schemas[size_t(each)] = compiled(resourceSchema(each));
        return schemas;
    }();
    static const auto credential = compiled(credentialSchema());
    return isCredential ? *credential : *kinds[size_t(kind)];
}

QString compact(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

// Gathers the faults of one resource.
class Examination
{
public:
    Examination(Kind kind, const QJsonObject &resource, const PluginCheck &checkPlugin)
        : m_kind(kind)
        , m_resource(resource)
        , m_id(resourceId(resource, 0))
        , m_isCredential(kind == Kind::Consumer && parseCredentialId(m_id))
        , m_checkPlugin(checkPlugin)
    {
    }

    QList<Fault> run()
    {
        checkSchema();
        checkCertificates();
        checkLua();
        checkVars();
        checkUpstream(m_kind == Kind::Upstream ? QJsonValue(m_resource)
                                               : m_resource.value("upstream"_L1),
                      m_kind == Kind::Upstream ? QString() : u"/upstream"_qs);
        checkPlugins();
        return m_faults;
    }

private:
    void refuse(const QString &pointer, const QString &reason, const QString &message = {})
    {
        m_faults.append({m_kind, m_id, pointer, 0, reason, message.isEmpty() ? reason : message});
    }

    void checkSchema()
    {
        const QList<SchemaFault> faults = schemaFor(m_kind, m_isCredential).check(m_resource);
        for (const SchemaFault &fault : faults)
            refuse(fault.pointer, fault.reason, u"invalid configuration: " + fault.message);
    }

    void checkCertificates()
    {
        if (m_kind != Kind::Ssl || !m_faults.isEmpty())
            return;
        if (const auto fault = sslFault(m_resource))
            refuse({}, *fault);
    }

    void checkLua()
    {
        for (const QLatin1String key : {"filter_func"_L1, "script"_L1, "script_id"_L1}) {
            if (m_resource.contains(key))
                refuse(pointerStep(key),
                       key % u": "_qs % luaRefusal(u"use vars or plugins instead"_qs));
        }
    }

    void checkVars()
    {
        if (m_kind != Kind::Route)
            return;
        if (const auto fault = varsFault(m_resource.value("vars"_L1).toArray()))
            refuse(u"/vars"_qs, u"failed to validate the 'vars' expression: " + *fault);
    }

    void checkUpstream(const QJsonValue &value, const QString &pointer)
    {
        if (!value.isObject())
            return;
        const QJsonObject upstream = value.toObject();
        if (upstream.value("pass_host"_L1) == "rewrite"_L1
            && upstream.value("upstream_host"_L1).toString().isEmpty())
            refuse(pointer, u"`upstream_host` can't be empty when `pass_host` is `rewrite`"_qs);
        if (upstream.value("type"_L1) == "chash"_L1)
            checkHashKey(upstream, pointer);
    }

    void checkHashKey(const QJsonObject &upstream, const QString &pointer)
    {
        const QString hashOn = upstream.value("hash_on"_L1).toString(u"vars"_qs);
        if (hashOn == u"consumer")
            return;
        const QJsonValue key = upstream.value("key"_L1);
        if (key.isUndefined()) {
            refuse(pointer, u"missing key"_qs);
            return;
        }
        static const auto variables =
            compiled({{"type"_L1, "string"_L1},
                      {"pattern"_L1,
                       "^((uri|server_name|server_addr|request_uri|remote_port|remote_addr|query_"
                       "string|host|hostname"
                       "|mqtt_client_id)|arg_[0-9a-zA-z_-]+)$"_L1}});
        static const auto names =
            compiled({{"type"_L1, "string"_L1}, {"pattern"_L1, "^[a-zA-Z0-9-_]+$"_L1}});
        static const auto text = compiled({{"type"_L1, "string"_L1}});
        const auto &schema = hashOn == u"vars" ? variables
            : hashOn == u"vars_combinations"   ? text
                                               : names;
        const QList<SchemaFault> faults = schema->check(key);
        for (const SchemaFault &fault : faults)
            refuse(pointer + u"/key", fault.reason, u"invalid configuration: " + fault.message);
    }

    void checkPlugins()
    {
        if (m_kind == Kind::PluginMetadata) {
            QJsonObject conf = m_resource;
            conf.remove("id"_L1);
            checkPlugin(m_id, conf, {}, PluginUse::Metadata);
            return;
        }
        const QJsonObject plugins = m_resource.value("plugins"_L1).toObject();
        const PluginUse use = m_kind == Kind::Consumer ? PluginUse::Consumer : PluginUse::Resource;
        for (auto it = plugins.begin(); it != plugins.end() && m_kind != Kind::StreamRoute; ++it) {
            const QString pointer = u"/plugins"_qs + pointerStep(it.key());
            if (it.value().isObject() || it.value() == QJsonValue(QJsonArray()))
                checkPlugin(it.key(), it.value(), pointer, use);
            else
                refuse(pointer,
                       u"invalid plugin conf %1 for plugin [%2]"_qs.arg(compact(it.value()),
                                                                        it.key()));
        }
    }

    void checkPlugin(const QString &name, const QJsonValue &conf, const QString &pointer,
                     PluginUse use)
    {
        if (!m_checkPlugin)
            return;
        const QList<PluginFault> faults = m_checkPlugin(name, conf, use);
        for (const PluginFault &fault : faults)
            refuse(pointer + fault.pointer, fault.reason);
    }

    const Kind m_kind;
    const QJsonObject &m_resource;
    const QString m_id;
    const bool m_isCredential;
    const PluginCheck &m_checkPlugin;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> validateResource(Kind kind, const QJsonObject &resource,
                              const PluginCheck &checkPlugin)
{
    return Examination(kind, resource, checkPlugin).run();
}

} // namespace gatehouse::config
