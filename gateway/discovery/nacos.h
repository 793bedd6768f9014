// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/registry.h"

namespace gatehouse::discovery {

// Nacos by its v1 open API. Only the services that upstreams name are asked for, one after the
// other, from the first host that answers; the order of hosts is drawn anew each round.
class Nacos final : public Registry
{
public:
    Nacos(const QJsonObject &conf, const Surroundings &around);
    void start() override { round(); }
    void followedChanged() override;

    // "namespace/group/service" of an upstream's service_name and discovery_args.
    static QString keyOf(const QString &service, const QJsonObject &args);

private:
    void round();
    void nextHost(const QString &why);
    void login();
    void nextService();
    void take(const QString &key, const Heard &heard);
    void finish();
    Ask ask(const QString &path, QByteArray query) const;
    QByteArray signature(const QString &key) const;

    const QList<RegistryAddress> m_hosts;
    const QString m_prefix;
    const int m_interval, m_weight;
    const std::chrono::milliseconds m_timeout;
    const QByteArray m_accessKey, m_secretKey;
    Fetcher m_fetcher;
    Outage m_outage;
    bool m_busy = false, m_again = false, m_anyAnswer = false;
    quint64 m_round = 0;
    qsizetype m_firstHost = 0, m_tried = 0;
    QByteArray m_token;
    QStringList m_services; // of the round
    qsizetype m_next = 0;
    QMap<QString, QString> m_failed; // services of the round, and why
};

} // namespace gatehouse::discovery
