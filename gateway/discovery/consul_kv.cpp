// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/consul_kv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimer>
#include <QUrlQuery>

namespace gatehouse::discovery {

ConsulKv::ConsulKv(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_settings(consulSettings(conf))
    , m_dump(conf, around.clock)
{
    for (const QString &server : m_settings.servers)
        m_servers.push_back(std::make_unique<Server>(Server{server, Outage(around)}));
}

void ConsulKv::start()
{
    m_dump.load(board());
    for (const auto &server : m_servers)
        ask(*server);
}

void ConsulKv::ask(Server &server)
{
    const auto index = m_settings.keepsAlive ? std::optional<qint64>(server.index) : std::nullopt;
    m_fetcher.get(consulAsk(m_settings, server.url, u"/kv/"_qs + m_settings.prefix,
                            {{u"recurse"_qs, u"true"_qs}}, index),
                  [this, &server](const Heard &heard) { take(server, heard); });
}

void ConsulKv::take(Server &server, const Heard &heard)
{
    // 404 with an index: there is no key below the prefix.
    const bool isEmpty = heard.status == 404 && !heard.index.isEmpty();
    const qint64 index = heard.index.toLongLong();
    const bool isSame = index != 0 && index == server.index;
    auto pause =
        m_settings.keepsAlive ? pace().of(isSame ? 1 : 0) : pace().of(m_settings.fetchInterval);
    const auto found = isEmpty ? std::optional<Catalogue>(Catalogue()) : read(server, heard);
    if ((!heard.fault.isEmpty() && !isEmpty) || !found || (m_settings.keepsAlive && index <= 0)) {
        const QString why = !heard.fault.isEmpty() ? heard.fault : u"its answer is malformed"_qs;
        board().setFault(
            server.url, server.outage.failed(u"Consul at "_qs + parseAddress(server.url).url, why));
        server.index = 0;
        pause = server.outage.delay();
    } else if (!isSame || server.outage.isOn()) {
        server.index = index;
        server.outage.over();
        board().drop(ConsulDump::sourceName());
        board().put(server.url, *found);
        m_dump.save(board());
    }
    QTimer::singleShot(pause, this, [this, &server] { ask(server); });
}

std::optional<Catalogue> ConsulKv::read(const Server &server, const Heard &heard) const
{
    const auto json = heard.json();
    if (!json || !json->isArray())
        return std::nullopt;
    const QRegularExpression form(u'(' + QRegularExpression::escape(m_settings.prefix)
                                  + u"/.*/)([a-zA-Z0-9.]+):([0-9]+)"_qs);
    Catalogue out;
    for (const QJsonValue &entry : json->toArray()) {
        const auto match = form.match(entry.toObject().value(u"Key"_qs).toString());
        const QString service = match.captured(1);
        if (!match.hasMatch() || m_settings.skipped.contains(service))
            continue;
        const QByteArray value =
            QByteArray::fromBase64(entry.toObject().value(u"Value"_qs).toString().toLatin1());
        const QJsonDocument document = QJsonDocument::fromJson(value);
        const QJsonValue status = document.object().value(u"check_status"_qs);
        if (!document.isObject() || status == QJsonValue(false) || status.toString() == u"false"_qs)
            continue;
        const auto instance =
            makeInstance(match.captured(2), match.captured(3),
                         document.object().value(u"weight"_qs), m_settings.weight);
        Instances &instances = out[server.url + u"/v1/kv/"_qs + service];
        if (instance && instances.size() < maxInstances)
            instances.append(*instance);
    }
    return out;
}

} // namespace gatehouse::discovery
