// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/consul_dump.h"
#include "gateway/discovery/registry.h"

namespace gatehouse::discovery {

// What a configuration of Consul says (discovery.consul, discovery.consul_kv).
struct ConsulSettings {
    QStringList servers;
    QByteArray token;
    std::chrono::milliseconds timeout{4000};
    int waitSeconds = 60;
    int fetchInterval = 3;
    bool keepsAlive = true; // blocking queries
    int weight = 1;
    QString sortType;
    QStringList skipped;
    QString prefix; // of consul_kv
};
ConsulSettings consulSettings(const QJsonObject &conf);
// "only support consul http schema address …"; empty: all addresses are good.
QString consulAddressFault(const QJsonValue &conf);
std::optional<Instance> defaultService(const QJsonObject &conf);

// One query of a Consul server, blocking or not, with the token in a header.
Ask consulAsk(const ConsulSettings &settings, const QString &server, const QString &path,
              const QUrlQuery &query, std::optional<qint64> index);

// One Consul server. Watches the list of services and the state of their checks, and reads all
// services again when either changed, as APISIX does; without `keepalive` it reads at intervals.
class ConsulServer final : public QObject
{
public:
    ConsulServer(const Surroundings &around, const ConsulSettings &settings, QString server,
                 std::function<void()> changed);
    void start();

private:
    enum Watch { Services, Checks };
    void rest();
    void fail(const QString &why);
    void watch(Watch what);
    void watched(Watch what, const Heard &heard);
    void stopWatching();
    void readNames();
    void readService();
    void take(const QString &service, const Heard &heard);

    const Surroundings m_around;
    const ConsulSettings &m_settings;
    const QString m_server;
    const std::function<void()> m_changed;
    Fetcher m_fetcher;
    Outage m_outage;
    Fetcher::Call m_watches[2];
    qint64 m_indexes[2] = {0, 0};
    quint64 m_round = 0; // of watching
    QStringList m_unread; // services of the round
    Catalogue m_found;
    QString m_roundFault;
    Catalogue m_last;
};

class Consul final : public Registry
{
public:
    Consul(const QJsonObject &conf, const Surroundings &around);
    void start() override;

private:
    const ConsulSettings m_settings;
    ConsulDump m_dump;
    std::vector<std::unique_ptr<ConsulServer>> m_servers;
};

} // namespace gatehouse::discovery
