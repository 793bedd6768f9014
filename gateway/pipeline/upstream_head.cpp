// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/upstream_head.h"

#include "gateway/core/ascii.h"
#include "gateway/http/writer.h"

namespace gatehouse::pipeline {

namespace {

bool isOneOf(QByteArrayView name, std::initializer_list<QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QByteArrayView other) { return ascii::equalsIgnoreCase(name, other); });
}

QByteArray hostToSend(const Exchange &exchange, const upstream::Group &group,
                      const upstream::Node &node)
{
    if (exchange.upstream.host)
        return *exchange.upstream.host;
    switch (group.config().passHost) {
    case config::PassHost::Rewrite:
        return group.config().upstreamHost.toUtf8();
    case config::PassHost::Node:
        return node.port == (group.isTls() ? 443 : 80) ? node.text.left(node.text.lastIndexOf(':'))
                                                       : node.text;
    case config::PassHost::Pass:
        break;
    }
    return exchange.headers.value("Host").value_or(node.text);
}

} // namespace

http::Headers attemptFields(const Exchange &exchange, const upstream::Group &group,
                            const upstream::Node &node, bool upgrade, const QByteArray &pseudonym)
{
    http::Headers out;
    out.reserve(exchange.headers.size() + 5);
    out.append("Host", hostToSend(exchange, group, node));
    QByteArray forwardedFor, via;
    for (const http::Field &field : exchange.headers) {
        if (isOneOf(field.name, {"Host", "X-Real-IP"}))
            continue;
        if (ascii::equalsIgnoreCase(field.name, "X-Forwarded-For"))
            forwardedFor += field.value + ", ";
        else if (ascii::equalsIgnoreCase(field.name, "Via"))
            via += field.value + ", ";
        else
            out.append(field.name, field.value);
    }
    out.append("X-Real-IP", exchange.client.address);
    out.append("X-Forwarded-For", forwardedFor + exchange.client.address);
    const char *version = exchange.received.version == http::Version::Http2 ? "2.0 " : "1.1 ";
    out.append("Via", via + version + pseudonym);
    if (upgrade) {
        out.append("Connection", "Upgrade");
        out.append("Upgrade", exchange.received.headers.joined("Upgrade"));
    }
    return out;
}

transport::Timeouts timeoutsOf(const std::optional<config::Timeout> &timeout)
{
    transport::Timeouts out;
    if (timeout) {
        out.connect = timeout->connect;
        out.tls = timeout->connect;
        out.send = timeout->send;
        out.read = timeout->read;
    }
    return out;
}

transport::UpstreamRequest attemptRequest(const Exchange &exchange, const upstream::Group &group,
                                          const upstream::Node &node, bool upgrade,
                                          const QByteArray &pseudonym)
{
    transport::UpstreamRequest out;
    out.method = exchange.upstream.method.value_or(exchange.method);
    out.target = attemptTarget(exchange);
    out.upgrade = upgrade;
    out.http2 = group.isHttp2();
    out.headers = attemptFields(exchange, group, node, upgrade, pseudonym);
    const auto &scheme = exchange.upstream.scheme; // a plugin's word comes first
    if (scheme ? *scheme == "https" || *scheme == "grpcs" : group.isTls()) {
        out.scheme = "https";
        out.tls = group.tls();
        const QByteArray host = out.headers.value("Host").value_or(node.host);
        out.serverName = group.config().passHost == config::PassHost::Node
            ? node.host
            : host.left(host.lastIndexOf(':') > host.lastIndexOf(']') ? host.lastIndexOf(':')
                                                                      : host.size());
    }
    out.host = node.host;
    out.port = node.port;
    out.timeouts = timeoutsOf(group.config().timeout);
    const config::KeepalivePool &pool = group.config().keepalivePool;
    const bool forEver = pool.idleTimeout.count() == 0; // as in APISIX
    out.pool = {pool.size, forEver ? std::chrono::hours(24) : pool.idleTimeout, pool.requests};
    return out;
}

QByteArray attemptTarget(const Exchange &exchange)
{
    if (exchange.upstream.target)
        return *exchange.upstream.target;
    if (exchange.target.authority.isEmpty())
        return exchange.received.target;
    QByteArray target = exchange.target.rawPath;
    if (exchange.target.hasQuery)
        target += '?' + exchange.target.rawQuery;
    return target;
}

} // namespace gatehouse::pipeline
