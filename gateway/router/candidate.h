// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/model.h"
#include "gateway/core/ip_matcher.h"
#include "gateway/exchange/expression.h"
#include "gateway/router/path_pattern.h"

#include <memory>

namespace gatehouse::router {

// What the candidates of one look-up ask of the request; the costly answers are worked out once and
// when asked.
class Probe
{
public:
    explicit Probe(const Exchange &exchange)
        : m_exchange(exchange)
    {
    }

    const Exchange &exchange() const { return m_exchange; }
    // Whether the client's address is in the list.
    bool clientIn(const IpMatcher &addresses);
    // The Host header as sent, with its port, lower-case.
    const QByteArray &rawHost();

private:
    const Exchange &m_exchange;
    std::optional<std::optional<IpAddress>> m_client;
    std::optional<QByteArray> m_rawHost;
};

// A host of a configuration: exact, or "*" and a suffix. With a port it is compared with the raw
// Host header.
struct HostRule {
    QByteArray configured; // lower-case
    bool isWildcard() const { return configured.startsWith('*'); }
    bool hasPort() const { return configured.contains(':'); }
    QByteArrayView suffix() const { return QByteArrayView(configured).sliced(1); }
    bool matches(Probe &probe) const;
};

// Everything a route asks for beside its path (apisix.md 1.4); shared by all paths of the route.
struct Conditions {
    QList<QByteArray> methods; // empty: any
    std::optional<IpMatcher> clients;
    QList<HostRule> hosts; // empty: any, or decided elsewhere
    std::optional<Expression> vars;

    // `matchedHost` is set to the host that fitted, when there are hosts.
    bool pass(Probe &probe, QByteArray &matchedHost) const;
};

// InvalidInput with the reason; the hosts are not looked at.
Result<Conditions> compileConditions(const config::Route &route);
QList<HostRule> hostRules(const config::Route &route);

// One path of a route.
struct Candidate {
    quint32 handle = 0;
    int priority = 0;
    QByteArray uri; // as configured
    std::shared_ptr<const Conditions> conditions;
    std::shared_ptr<const PathPattern> pattern; // nullptr: the place in the table has decided
};

// What a look-up found.
struct Found {
    const Candidate *candidate = nullptr;
    QByteArray host; // as configured
    Parameters parameters;
};

} // namespace gatehouse::router
