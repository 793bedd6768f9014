// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/dns_client.h"
#include "gateway/discovery/registry.h"

namespace gatehouse::discovery {

// The types of `order`, without "last".
QList<int> dnsOrder(const QJsonArray &order);

// Finds the addresses behind one name: the types in order until one is there; SRV records with
// their targets' addresses, the weights spread over the addresses as APISIX does.
class DnsSearch final : public QObject
{
public:
    struct Found {
        DnsReply::Outcome outcome = DnsReply::Outcome::Failed;
        Instances instances;
        quint32 ttl = 0; // seconds
        QString fault;
        int type = 0; // that was there
    };
    using Done = std::function<void(const Found &)>;

    DnsSearch(DnsClient &client, QList<int> order, QObject *parent);
    void start(const QByteArray &name, int firstType, Done done); // deletes itself when done

private:
    using Addresses = std::function<void(DnsReply::Outcome, const QList<DnsRecord> &)>;
    void next();
    void heard(const DnsReply &reply);
    void resolve(const QByteArray &name, QList<int> types, int depth, Addresses done);
    void resolveTarget();
    void weigh();
    void finish(DnsReply::Outcome outcome);

    DnsClient &m_client;
    QList<int> m_types;
    QList<int> m_left;
    QByteArray m_name;
    Done m_done;
    Found m_found;
    bool m_anyFailed = false;
    int m_asked = 0;
    QList<DnsRecord> m_services; // SRV
    QList<QList<DnsRecord>> m_addresses; // of each
};

// DNS: each followed name is looked up and again when its records run out.
class Dns final : public Registry
{
public:
    Dns(const QJsonObject &conf, const Surroundings &around);
    void start() override { followedChanged(); }
    void followedChanged() override;

private:
    struct Name {
        QByteArray host;
        quint16 port = 0;
        int lastType = 0;
        quint64 turn = 0; // counts the lookups, so that only the newest goes on
        Outage outage;
    };
    void look(const QString &key);
    void take(const QString &key, quint64 turn, const DnsSearch::Found &found);

    QList<int> m_order;
    bool m_startsWithLast = false;
    DnsClient m_client;
    std::map<QString, Name> m_names;
};

} // namespace gatehouse::discovery
