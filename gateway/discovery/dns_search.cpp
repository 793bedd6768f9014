// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/dns.h"

#include <QJsonArray>

#include <numeric>

namespace gatehouse::discovery {

namespace {

constexpr int maxDepth = 5; // of CNAMEs that lead to CNAMEs
constexpr qsizetype maxTargets = 256;

} // namespace

QList<int> dnsOrder(const QJsonArray &order)
{
    static const QHash<QString, int> types{{u"SRV"_qs, DnsRecord::Srv},
                                           {u"A"_qs, DnsRecord::A},
                                           {u"AAAA"_qs, DnsRecord::Aaaa},
                                           {u"CNAME"_qs, DnsRecord::Cname}};
    if (order.isEmpty())
        return {DnsRecord::Srv, DnsRecord::A, DnsRecord::Aaaa, DnsRecord::Cname};
    QList<int> out;
    for (const QJsonValue &type : order) {
        if (const int number = types.value(type.toString()))
            out.append(number);
    }
    return out;
}

DnsSearch::DnsSearch(DnsClient &client, QList<int> order, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_types(std::move(order))
{
}

void DnsSearch::start(const QByteArray &name, int firstType, Done done)
{
    m_name = name;
    m_done = std::move(done);
    m_left = m_types;
    if (firstType != 0) {
        m_left.removeAll(firstType);
        m_left.prepend(firstType);
    }
    next();
}

void DnsSearch::next()
{
    if (m_left.isEmpty())
        return finish(m_anyFailed ? DnsReply::Outcome::Failed : DnsReply::Outcome::Absent);
    m_asked = m_left.takeFirst();
    m_client.ask(m_name, m_asked, [self = QPointer<DnsSearch>(this)](const DnsReply &reply) {
        if (self)
            self->heard(reply);
    });
}

void DnsSearch::heard(const DnsReply &reply)
{
    if (reply.outcome != DnsReply::Outcome::Found) {
        m_anyFailed = m_anyFailed || reply.outcome == DnsReply::Outcome::Failed;
        m_found.fault = reply.fault;
        return next();
    }
    m_found.type = m_asked;
    m_found.ttl = std::numeric_limits<quint32>::max();
    for (const DnsRecord &record : reply.records)
        m_found.ttl = std::min(m_found.ttl, record.ttl);
    if (m_asked == DnsRecord::Srv) {
        for (const DnsRecord &record : reply.records) {
            if (record.type == DnsRecord::Srv && m_services.size() < maxTargets)
                m_services.append(record);
        }
        return resolveTarget();
    }
    if (m_asked == DnsRecord::Cname) {
        QList<int> types = m_types;
        types.removeAll(DnsRecord::Srv);
        m_services = {{DnsRecord::Srv, m_found.ttl, reply.records.first().text, 0, 1, 0}};
        return resolveTarget();
    }
    for (const DnsRecord &record : reply.records) {
        if (record.type == m_asked && m_found.instances.size() < maxInstances)
            m_found.instances.append({record.text});
    }
    finish(DnsReply::Outcome::Found);
}

// The addresses of a target, by the first type that has any.
void DnsSearch::resolve(const QByteArray &name, QList<int> types, int depth, Addresses done)
{
    if (types.isEmpty() || depth > maxDepth)
        return done(DnsReply::Outcome::Absent, {});
    const int type = types.takeFirst();
    m_client.ask(name, type,
                 [self = QPointer<DnsSearch>(this), name, type, types, depth,
                  done = std::move(done)](const DnsReply &reply) {
                     if (!self)
                         return;
                     if (reply.outcome == DnsReply::Outcome::Found && type == DnsRecord::Cname)
                         return self->resolve(reply.records.first().text,
                                              {DnsRecord::A, DnsRecord::Aaaa, DnsRecord::Cname},
                                              depth + 1, done);
                     if (reply.outcome != DnsReply::Outcome::Found)
                         return types.isEmpty() ? done(reply.outcome, {})
                                                : self->resolve(name, types, depth, done);
                     QList<DnsRecord> addresses;
                     for (const DnsRecord &record : reply.records) {
                         self->m_found.ttl = std::min(self->m_found.ttl, record.ttl);
                         if (record.type == type)
                             addresses.append(record);
                     }
                     done(reply.outcome, addresses);
                 });
}

void DnsSearch::resolveTarget()
{
    if (m_addresses.size() == m_services.size())
        return weigh();
    QList<int> types = m_types;
    types.removeAll(DnsRecord::Srv);
    resolve(m_services[m_addresses.size()].text, types, 0,
            [this](DnsReply::Outcome outcome, const QList<DnsRecord> &addresses) {
                if (addresses.isEmpty()) {
                    m_found.fault = u"the target %1 has no address"_qs.arg(
                        QString::fromLatin1(m_services[m_addresses.size()].text));
                    return finish(outcome);
                }
                m_addresses.append(addresses);
                resolveTarget();
            });
}

// A target's weight is shared by its addresses; a common factor keeps the shares whole.
void DnsSearch::weigh()
{
    qint64 factor = 1;
    for (const QList<DnsRecord> &addresses : m_addresses)
        factor = std::min<qint64>(std::lcm(factor, qint64(addresses.size())), 10'000);
    for (qsizetype i = 0; i < m_services.size(); ++i) {
        const DnsRecord &service = m_services[i];
        const qint64 weight = service.weight == 0 ? 1 : service.weight;
        const qint64 share = weight * factor / qint64(m_addresses[i].size());
        for (const DnsRecord &address : m_addresses[i]) {
            if (m_found.instances.size() < maxInstances)
                m_found.instances.append({address.text,
                                          service.port,
                                          int(std::clamp<qint64>(share, 1, 1'000'000)),
                                          -service.priority,
                                          {}});
        }
    }
    finish(DnsReply::Outcome::Found);
}

void DnsSearch::finish(DnsReply::Outcome outcome)
{
    m_found.outcome = outcome;
    const Done done = std::move(m_done);
    deleteLater();
    done(m_found);
}

} // namespace gatehouse::discovery
