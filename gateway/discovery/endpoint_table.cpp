// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/endpoint_table.h"

#include <QJsonArray>

namespace gatehouse::discovery {

namespace {

QString portName(const QJsonObject &port)
{
    for (const QString &field : {u"name"_qs, u"targetPort"_qs, u"port"_qs}) {
        const QString name = port.value(field).toVariant().toString();
        if (!name.isEmpty())
            return name;
    }
    return {};
}

void add(QMap<QString, Instances> &out, const QJsonArray &addresses, const QJsonArray &ports,
         int weight)
{
    for (const QJsonValue &value : ports) {
        const QJsonObject port = value.toObject();
        Instances &instances = out[portName(port)];
        for (const QJsonValue &address : addresses) {
            const QJsonValue host =
                address.isObject() ? address.toObject().value(u"ip"_qs) : address;
            const auto instance = makeInstance(host, port.value(u"port"_qs), QJsonValue(), weight);
            if (instance && instances.size() < maxInstances)
                instances.append(*instance);
        }
    }
}

} // namespace

std::optional<EndpointTable::Name> EndpointTable::nameOf(const QJsonObject &object) const
{
    const QJsonObject metadata = object.value(u"metadata"_qs).toObject();
    const QString space = metadata.value(u"namespace"_qs).toString();
    const QString own = metadata.value(u"name"_qs).toString();
    const QString service = m_settings.slices
        ? metadata.value(u"labels"_qs).toObject().value(u"kubernetes.io/service-name"_qs).toString()
        : own;
    if (space.isEmpty() || own.isEmpty() || service.isEmpty() || !m_settings.admits(space))
        return std::nullopt;
    return Name{space + u'/' + service, m_settings.slices ? own : QString()};
}

EndpointTable::Ports EndpointTable::portsOf(const QJsonObject &object) const
{
    Ports out;
    if (!m_settings.slices) {
        for (const QJsonValue &value : object.value(u"subsets"_qs).toArray()) {
            const QJsonObject subset = value.toObject();
            if (subset.contains(u"addresses"_qs))
                add(out, subset.value(u"addresses"_qs).toArray(),
                    subset.value(u"ports"_qs).toArray(), m_settings.defaultWeight);
        }
        return out;
    }
    for (const QJsonValue &value : object.value(u"endpoints"_qs).toArray()) {
        const QJsonObject endpoint = value.toObject();
        if (endpoint.value(u"conditions"_qs).toObject().value(u"ready"_qs).toBool())
            add(out, endpoint.value(u"addresses"_qs).toArray(), object.value(u"ports"_qs).toArray(),
                m_settings.defaultWeight);
    }
    return out;
}

EndpointTable::Ports EndpointTable::merged(const QString &service) const
{
    Ports out;
    for (const Ports &slice : m_services.value(service)) {
        for (auto it = slice.begin(); it != slice.end(); ++it)
            out[it.key()] += it.value();
    }
    for (Instances &instances : out) {
        std::sort(instances.begin(), instances.end(), [](const Instance &a, const Instance &b) {
            return a.host != b.host ? a.host < b.host : a.port < b.port;
        });
    }
    return out;
}

QString EndpointTable::keyOf(const QString &service, const QString &port) const
{
    const QString key = service + u':' + port;
    return m_settings.id.isEmpty() ? key : m_settings.id + u'/' + key;
}

EndpointTable::Change EndpointTable::changeOf(const QString &service, const Ports &before) const
{
    Change out;
    const Ports after = merged(service);
    for (auto it = after.begin(); it != after.end(); ++it)
        out.changed.insert(keyOf(service, it.key()), it.value());
    for (const QString &port : before.keys()) {
        if (!after.contains(port))
            out.gone.append(keyOf(service, port));
    }
    return out;
}

EndpointTable::Change EndpointTable::set(const QJsonObject &object)
{
    const auto name = nameOf(object);
    if (!name || (m_services.size() >= maxServices && !m_services.contains(name->service)))
        return {};
    const Ports before = merged(name->service);
    m_services[name->service][name->slice] = portsOf(object);
    return changeOf(name->service, before);
}

EndpointTable::Change EndpointTable::remove(const QJsonObject &object)
{
    const auto name = nameOf(object);
    if (!name)
        return {};
    const Ports before = merged(name->service);
    const auto it = m_services.find(name->service);
    if (it != m_services.end()) {
        it->remove(name->slice);
        if (it->isEmpty())
            m_services.erase(it);
    }
    return changeOf(name->service, before);
}

Catalogue EndpointTable::all() const
{
    Catalogue out;
    for (const QString &service : m_services.keys())
        out.insert(changeOf(service, {}).changed);
    return out;
}

} // namespace gatehouse::discovery
