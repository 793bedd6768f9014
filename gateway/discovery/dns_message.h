// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace gatehouse::discovery {

// One record of an answer, of the types that services are found by (RFC 1035, 2782, 3596).
struct DnsRecord {
    enum Type { A = 1, Cname = 5, Aaaa = 28, Srv = 33 };
    int type = 0;
    quint32 ttl = 0; // seconds
    QByteArray text; // address; name for CNAME and SRV
    int priority = 0, weight = 0; // SRV
    quint16 port = 0;
    bool operator==(const DnsRecord &) const = default;
};

// The records of the answer section; std::nullopt if the octets are no message.
std::optional<QList<DnsRecord>> readDnsAnswer(QByteArrayView message);

} // namespace gatehouse::discovery
