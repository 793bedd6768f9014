// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/eureka.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTimer>

namespace gatehouse::discovery {

namespace {

// A list, or the one element that Eureka's encoder puts in its place.
QJsonArray listOf(const QJsonValue &value)
{
    return value.isObject() ? QJsonArray{value} : value.toArray();
}

QJsonValue openPort(const QJsonObject &instance, const QString &name)
{
    const QJsonObject port = instance.value(name).toObject();
    const bool isOn = port.value(u"@enabled"_qs).toVariant().toString() == u"true"_qs;
    return isOn ? port.value(u"$"_qs) : QJsonValue(QJsonValue::Undefined);
}

std::optional<Instance> readInstance(const QJsonObject &instance, int weight)
{
    QString status = instance.value(u"status"_qs).toString();
    for (const QString &name : {u"overriddenStatus"_qs, u"overriddenstatus"_qs}) {
        const QString other = instance.value(name).toString();
        if (!other.isEmpty() && other != u"UNKNOWN"_qs)
            status = other;
    }
    QJsonValue port = openPort(instance, u"securePort"_qs);
    if (port.isUndefined())
        port = openPort(instance, u"port"_qs);
    if (status != u"UP"_qs || port.isUndefined())
        return std::nullopt;
    QJsonObject metadata = instance.value(u"metadata"_qs).toObject();
    auto out =
        makeInstance(instance.value(u"ipAddr"_qs), port, metadata.take(u"weight"_qs), weight);
    if (out)
        out->metadata = metadata;
    return out;
}

std::optional<Catalogue> readApps(const Heard &heard, int weight)
{
    const auto json = heard.json();
    const QJsonValue apps = json.value_or(QJsonValue())
                                .toObject()
                                .value(u"applications"_qs)
                                .toObject()
                                .value(u"application"_qs);
    if (!apps.isArray() && !apps.isObject())
        return std::nullopt;
    Catalogue out;
    for (const QJsonValue &value : listOf(apps)) {
        const QString name = value.toObject().value(u"name"_qs).toString();
        for (const QJsonValue &instance : listOf(value.toObject().value(u"instance"_qs))) {
            const auto node = readInstance(instance.toObject(), weight);
            if (node && !name.isEmpty() && out.size() < maxServices
                && out.value(name).size() < maxInstances)
                out[name].append(*node);
        }
    }
    return out;
}

} // namespace

Eureka::Eureka(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_conf(conf)
    , m_weight(conf.value(u"weight"_qs).toInt(100))
    , m_outage(around)
{
    for (const QJsonValue &host : conf.value(u"host"_qs).toArray())
        m_hosts.append(parseAddress(host.toString()));
}

void Eureka::start()
{
    m_first = QRandomGenerator::global()->bounded(int(m_hosts.size()));
    m_tried = 0;
    ask();
}

void Eureka::ask()
{
    const RegistryAddress &host = m_hosts[(m_first + m_tried) % m_hosts.size()];
    const QJsonObject timeout = m_conf.value(u"timeout"_qs).toObject();
    QString base = host.url + m_conf.value(u"prefix"_qs).toString();
    if (!base.endsWith(u'/'))
        base += u'/';
    Ask request;
    request.url = QUrl(base + u"apps"_qs);
    request.timeout = std::chrono::milliseconds(timeout.value(u"connect"_qs).toInt(2000)
                                                + timeout.value(u"read"_qs).toInt(5000));
    request.verifyPeer = false; // as APISIX does
    if (host.hasUser)
        request.fields.append(
            {"Authorization", "Basic " + (host.user + u':' + host.password).toUtf8().toBase64()});
    m_fetcher.get(request, [this](const Heard &heard) { take(heard); });
}

void Eureka::take(const Heard &heard)
{
    const auto apps = readApps(heard, m_weight);
    auto pause = pace().of(m_conf.value(u"fetch_interval"_qs).toInt(30));
    if (heard.fault.isEmpty() && apps) {
        m_outage.over();
        board().put(u"eureka"_qs, *apps);
    } else if (++m_tried < m_hosts.size()) {
        return ask();
    } else {
        board().setFault(
            u"eureka"_qs,
            m_outage.failed(u"Eureka"_qs,
                            heard.fault.isEmpty() ? u"its answer is malformed"_qs : heard.fault));
        pause = std::min(pause, m_outage.delay());
    }
    QTimer::singleShot(pause, this, &Eureka::start);
}

} // namespace gatehouse::discovery
