// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/candidate.h"

#include "gateway/core/ascii.h"

#include <algorithm>

namespace gatehouse::router {

namespace {

QList<QByteArray> utf8(const QStringList &texts)
{
    QList<QByteArray> result;
    result.reserve(texts.size());
    for (const auto &text : texts)
        result.append(text.toUtf8());
    return result;
}

} // namespace

bool Probe::clientIn(const IpMatcher &addresses)
{
    if (!m_client)
        m_client = IpAddress::parse(m_exchange.client.address);
    return *m_client && addresses.contains(**m_client);
}

const QByteArray &Probe::rawHost()
{
    if (!m_rawHost) {
        auto value = m_exchange.headers.value("host");
        if (!value)
            value = m_exchange.received.headers.value("host");
        m_rawHost = ascii::toLower(value.value_or(QByteArray()));
    }
    return *m_rawHost;
}

bool HostRule::matches(Probe &probe) const
{
    const auto &host = hasPort() ? probe.rawHost() : probe.exchange().host;
    return isWildcard() ? host.endsWith(suffix()) : host == configured;
}

bool Conditions::pass(Probe &probe, QByteArray &matchedHost) const
{
    if (!methods.isEmpty() && !methods.contains(probe.exchange().method))
        return false;
    if (clients && !probe.clientIn(*clients))
        return false;
    if (!hosts.isEmpty()) {
        const auto fits = [&probe](const HostRule &rule) { return rule.matches(probe); };
        const auto rule = std::find_if(hosts.cbegin(), hosts.cend(), fits);
        if (rule == hosts.cend())
            return false;
        matchedHost = rule->configured;
    }
    return !vars || vars->matches(probe.exchange());
}

Result<Conditions> compileConditions(const config::Route &route)
{
    Conditions conditions;
    if (!route.filterFunc.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"filter_func is Lua, which this gateway does not run; use vars instead"_qs);
    conditions.methods = utf8(route.methods);
    if (!route.remoteAddrs.isEmpty()) {
        auto clients = IpMatcher::compile(utf8(route.remoteAddrs));
        if (!clients)
            return fail(clients.error());
        conditions.clients = std::move(*clients);
    }
    if (!route.vars.isEmpty()) {
        auto vars = Expression::compile(route.vars);
        if (!vars) {
            const auto &reason = vars.error().message;
            return fail(ErrorKind::InvalidInput,
                        u"failed to validate the 'vars' expression: " + reason);
        }
        conditions.vars = std::move(*vars);
    }
    return conditions;
}

QList<HostRule> hostRules(const config::Route &route)
{
    QList<HostRule> rules;
    rules.reserve(route.hosts.size());
    for (const auto &host : route.hosts)
        rules.append({ascii::toLower(host.toUtf8())});
    return rules;
}

} // namespace gatehouse::router
