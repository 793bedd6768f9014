// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/dns_message.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <arpa/nameser.h>

namespace gatehouse::discovery {

namespace {

// A name at `at` within the message, without its last dot.
std::optional<QByteArray> nameAt(const ns_msg &message, const uchar *at)
{
    char name[NS_MAXDNAME];
    if (ns_name_uncompress(ns_msg_base(message), ns_msg_end(message), at, name, sizeof name) < 0)
        return std::nullopt;
    QByteArray out(name);
    if (out.endsWith('.'))
        out.chop(1);
    return out;
}

std::optional<QByteArray> addressOf(int family, const ns_rr &record, int length)
{
    char text[INET6_ADDRSTRLEN];
    if (ns_rr_rdlen(record) != length || !inet_ntop(family, ns_rr_rdata(record), text, sizeof text))
        return std::nullopt;
    return QByteArray(text);
}

std::optional<DnsRecord> readRecord(const ns_msg &message, const ns_rr &record)
{
    DnsRecord out;
    out.type = ns_rr_type(record);
    out.ttl = ns_rr_ttl(record);
    const uchar *data = ns_rr_rdata(record);
    std::optional<QByteArray> text;
    switch (out.type) {
    case DnsRecord::A:
        text = addressOf(AF_INET, record, 4);
        break;
    case DnsRecord::Aaaa:
        text = addressOf(AF_INET6, record, 16);
        break;
    case DnsRecord::Cname:
        text = nameAt(message, data);
        break;
    case DnsRecord::Srv:
        if (ns_rr_rdlen(record) < 7)
            return std::nullopt;
        out.priority = qFromBigEndian<quint16>(data);
        out.weight = qFromBigEndian<quint16>(data + 2);
        out.port = qFromBigEndian<quint16>(data + 4);
        text = nameAt(message, data + 6);
        break;
    default:
        break;
    }
    if (!text || text->isEmpty())
        return std::nullopt;
    out.text = *text;
    return out;
}

} // namespace

std::optional<QList<DnsRecord>> readDnsAnswer(QByteArrayView octets)
{
    ns_msg message;
    const auto *begin = reinterpret_cast<const uchar *>(octets.data());
    if (ns_initparse(begin, int(octets.size()), &message) < 0)
        return std::nullopt;
    QList<DnsRecord> out;
    for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
        ns_rr record;
        if (ns_parserr(&message, ns_s_an, i, &record) < 0)
            return std::nullopt;
        if (const auto read = readRecord(message, record))
            out.append(*read);
    }
    return out;
}

} // namespace gatehouse::discovery
