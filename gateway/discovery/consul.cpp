// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/consul.h"

#include <QJsonArray>
#include <QTimer>
#include <QUrlQuery>

namespace gatehouse::discovery {

namespace {

// The passing instances of one service (/v1/health/service/<name>), each address once.
Instances readInstances(const QJsonArray &entries, int weight)
{
    Instances out;
    QSet<QByteArray> known;
    for (const QJsonValue &entry : entries) {
        const QJsonObject service = entry.toObject().value(u"Service"_qs).toObject();
        // A service without an address of its own is where its agent is (Consul's catalogue).
        QJsonValue host = service.value(u"Address"_qs);
        if (host.toString().isEmpty())
            host = entry.toObject().value(u"Node"_qs).toObject().value(u"Address"_qs);
        auto instance = makeInstance(host, service.value(u"Port"_qs), QJsonValue(), weight);
        if (!instance)
            continue;
        if (instance->port == 0)
            instance->port = 80;
        const QByteArray key = instance->host + ':' + QByteArray::number(instance->port);
        if (known.contains(key) || out.size() >= maxInstances)
            continue;
        known.insert(key);
        out.append(*instance);
    }
    return out;
}

void sort(Instances &instances, const QString &type)
{
    const bool byHost = type == u"host_sort"_qs || type == u"combine_sort"_qs;
    const bool byPort = type == u"port_sort"_qs || type == u"combine_sort"_qs;
    if (!byHost && !byPort)
        return;
    std::stable_sort(instances.begin(), instances.end(), [&](const Instance &a, const Instance &b) {
        if (byHost && a.host != b.host)
            return a.host < b.host;
        return byPort && a.port < b.port;
    });
}

} // namespace

ConsulServer::ConsulServer(const Surroundings &around, const ConsulSettings &settings,
                           QString server, std::function<void()> changed)
    : m_around(around)
    , m_settings(settings)
    , m_server(std::move(server))
    , m_changed(std::move(changed))
    , m_outage(around)
{
}

void ConsulServer::start()
{
    if (!m_settings.keepsAlive)
        return readNames();
    watch(Services);
    watch(Checks);
}

// Between two rounds.
void ConsulServer::rest()
{
    const auto pause = m_outage.isOn() ? m_outage.delay()
        : m_settings.keepsAlive        ? std::chrono::milliseconds(0)
                                       : m_around.pace.of(m_settings.fetchInterval);
    QTimer::singleShot(pause, this, &ConsulServer::start);
}

void ConsulServer::fail(const QString &why)
{
    stopWatching();
    m_indexes[Services] = m_indexes[Checks] = 0;
    m_around.board->setFault(m_server,
                             m_outage.failed(u"Consul at "_qs + parseAddress(m_server).url, why));
    rest();
}

void ConsulServer::watch(Watch what)
{
    const QString path = what == Services ? u"/catalog/services"_qs : u"/health/state/any"_qs;
    m_watches[what] = m_fetcher.get(consulAsk(m_settings, m_server, path, {}, m_indexes[what]),
                                    [this, what](const Heard &heard) { watched(what, heard); });
}

void ConsulServer::watched(Watch what, const Heard &heard)
{
    m_watches[what].clear();
    const qint64 index = heard.index.toLongLong();
    if (!heard.fault.isEmpty() || index <= 0)
        return fail(heard.fault.isEmpty() ? u"its answer has no X-Consul-Index"_qs : heard.fault);
    if (index == m_indexes[what]) {
        // Nothing happened in the meantime. A server that does not wait is not asked faster.
        QTimer::singleShot(m_around.pace.of(1), this, [this, what, round = m_round] {
            if (m_round == round)
                watch(what);
        });
        return;
    }
    m_indexes[what] = index;
    stopWatching();
    readNames();
}

void ConsulServer::stopWatching()
{
    ++m_round;
    for (Fetcher::Call &call : m_watches) {
        m_fetcher.cancel(call);
        call.clear();
    }
}

void ConsulServer::readNames()
{
    const Ask ask = consulAsk(m_settings, m_server, u"/catalog/services"_qs, {}, {});
    m_fetcher.get(ask, [this](const Heard &heard) {
        const auto json = heard.json();
        if (!heard.fault.isEmpty() || !json || !json->isObject())
            return fail(heard.fault.isEmpty() ? u"its list of services is malformed"_qs
                                              : heard.fault);
        m_found.clear();
        m_roundFault.clear();
        m_unread = json->toObject().keys().mid(0, maxServices);
        m_unread.removeIf([this](const QString &name) {
            return name == u"consul"_qs || m_settings.skipped.contains(name);
        });
        readService();
    });
}

void ConsulServer::readService()
{
    if (!m_unread.isEmpty()) {
        const QString name = m_unread.takeFirst();
        const Ask ask = consulAsk(m_settings, m_server, u"/health/service/"_qs + name,
                                  {{u"passing"_qs, u"true"_qs}}, {});
        m_fetcher.get(ask, [this, name](const Heard &heard) {
            take(name, heard);
            readService();
        });
        return;
    }
    m_last = m_found;
    m_around.board->drop(ConsulDump::sourceName());
    m_around.board->put(m_server, std::move(m_found));
    m_changed();
    if (!m_roundFault.isEmpty())
        return fail(m_roundFault);
    m_outage.over();
    rest();
}

// What one service has; what it had if it cannot be read now.
void ConsulServer::take(const QString &service, const Heard &heard)
{
    const auto json = heard.json();
    if (!heard.fault.isEmpty() || !json || !json->isArray()) {
        m_roundFault = u"service %1: %2"_qs.arg(
            service, heard.fault.isEmpty() ? u"its answer is malformed"_qs : heard.fault);
        if (m_last.contains(service))
            m_found.insert(service, m_last.value(service));
        return;
    }
    Instances instances = readInstances(json->toArray(), m_settings.weight);
    sort(instances, m_settings.sortType);
    if (!instances.isEmpty())
        m_found.insert(service, instances);
}

Consul::Consul(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_settings(consulSettings(conf))
    , m_dump(conf, around.clock)
{
    for (const QString &server : m_settings.servers)
        m_servers.push_back(std::make_unique<ConsulServer>(around, m_settings, server,
                                                           [this] { m_dump.save(board()); }));
}

void Consul::start()
{
    m_dump.load(board());
    for (const auto &server : m_servers)
        server->start();
}

} // namespace gatehouse::discovery
