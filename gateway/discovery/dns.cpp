// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/dns.h"

#include <QJsonArray>

namespace gatehouse::discovery {

namespace {

QStringList serversOf(const QJsonObject &conf)
{
    if (conf.contains(u"resolv_conf"_qs))
        return nameServersOf(conf.value(u"resolv_conf"_qs).toString());
    QStringList out;
    for (const QJsonValue &server : conf.value(u"servers"_qs).toArray())
        out.append(server.toString());
    return out;
}

// "host", "host:port", "[v6]:port".
std::pair<QByteArray, quint16> hostAndPort(const QString &service)
{
    const qsizetype colon = service.lastIndexOf(u':');
    bool isPort = false;
    const quint16 port = colon < 0 ? 0 : service.mid(colon + 1).toUShort(&isPort);
    return {(isPort ? service.left(colon) : service).toUtf8(), isPort ? port : 0};
}

} // namespace

Dns::Dns(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_order(dnsOrder(conf.value(u"order"_qs).toArray()))
    , m_startsWithLast(!conf.contains(u"order"_qs)
                       || conf.value(u"order"_qs).toArray().contains(u"last"_qs))
    , m_client(serversOf(conf), pace().of(2))
{
}

void Dns::followedChanged()
{
    for (const QString &key : board().followed()) {
        const bool isNew = !m_names.contains(key);
        if (isNew) {
            const auto [host, port] = hostAndPort(key);
            m_names.emplace(key, Name{host, port, 0, 0, Outage(around())});
        }
        if (isNew || !board().knows(key))
            look(key);
    }
}

void Dns::look(const QString &key)
{
    const auto it = m_names.find(key);
    if (it == m_names.end())
        return;
    if (!board().followed().contains(key)) {
        m_names.erase(it);
        return;
    }
    const quint64 turn = ++it->second.turn;
    auto *search = new DnsSearch(m_client, m_order, this);
    search->start(it->second.host, m_startsWithLast ? it->second.lastType : 0,
                  [this, key, turn](const DnsSearch::Found &found) { take(key, turn, found); });
}

void Dns::take(const QString &key, quint64 turn, const DnsSearch::Found &found)
{
    constexpr double shortest = 1, longest = 3600; // whatever the records say
    const auto it = m_names.find(key);
    if (it == m_names.end() || it->second.turn != turn)
        return;
    Name &name = it->second;
    auto pause = pace().of(std::clamp(double(found.ttl), shortest, longest));
    if (found.outcome == DnsReply::Outcome::Failed) {
        board().setFault(key,
                         name.outage.failed(u"the name server of %1"_qs.arg(key), found.fault));
        pause = name.outage.delay();
    } else {
        Instances instances = found.instances;
        for (Instance &instance : instances) {
            if (name.port != 0)
                instance.port = name.port;
        }
        name.lastType = found.type;
        name.outage.over();
        board().put(key, {{key, instances}});
    }
    QTimer::singleShot(pause, this, [this, key, turn] {
        const auto known = m_names.find(key);
        if (known != m_names.end() && known->second.turn == turn)
            look(key);
    });
}

} // namespace gatehouse::discovery
