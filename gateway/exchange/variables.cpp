// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"

#include "gateway/core/ascii.h"
#include "gateway/exchange/log_variables.h"
#include "gateway/exchange/prefixed_variables.h"

#include <QSysInfo>

#include <algorithm>
#include <array>
#include <string_view>

namespace gatehouse {

namespace {

using Value = std::optional<QByteArray>;

Value unlessEmpty(const QByteArray &value)
{
    return value.isEmpty() ? Value() : Value(value);
}

Value portOf(const Endpoint &endpoint)
{
    return endpoint.port == 0 ? Value() : Value(QByteArray::number(endpoint.port));
}

// What stands behind the "?" now: plugins may have replaced the target (args is not cached in
// APISIX).
Value currentArgs(const Exchange &exchange)
{
    const auto &target = exchange.upstream.target;
    if (!target)
        return exchange.target.hasQuery ? Value(exchange.target.rawQuery) : Value();
    const auto mark = target->indexOf('?');
    return mark < 0 ? Value() : Value(target->mid(mark + 1));
}

Value isArgs(const Exchange &exchange)
{
    const auto args = currentArgs(exchange);
    return QByteArray(args && !args->isEmpty() ? "?" : "");
}

// The normalised path with the query (APISIX sets it so before routing).
Value requestUri(const Exchange &exchange)
{
    const auto &target = exchange.target;
    return target.hasQuery ? target.path + '?' + target.rawQuery : target.path;
}

// As it came. Of an absolute form NGINX keeps what is behind the authority.
Value realRequestUri(const Exchange &exchange)
{
    const auto &target = exchange.target;
    if (target.authority.isEmpty())
        return exchange.received.target;
    return target.hasQuery ? target.rawPath + '?' + target.rawQuery : target.rawPath;
}

// As NGINX: 32 hex digits, one value for the whole exchange.
Value requestId(const Exchange &exchange)
{
    const auto since = exchange.startedWall.time_since_epoch().count();
    return QByteArray::number(quint64(since), 16).rightJustified(16, '0', true)
        + QByteArray::number(exchange.id, 16).rightJustified(16, '0', true);
}

QByteArray protocol(const Exchange &exchange)
{
    switch (exchange.received.version) {
    case http::Version::Http10:
        return "HTTP/1.0";
    case http::Version::Http11:
        break;
    case http::Version::Http2:
        return "HTTP/2.0";
    }
    return "HTTP/1.1";
}

Value requestLine(const Exchange &exchange)
{
    const auto &received = exchange.received;
    return received.method + ' ' + received.target + ' ' + protocol(exchange);
}

Value upstreamStatus(const Exchange &exchange)
{
    QByteArray joined;
    for (const int status : exchange.upstreamStatus) {
        if (!joined.isEmpty())
            joined += ", ";
        joined += QByteArray::number(status);
    }
    return unlessEmpty(joined);
}

Value upstreamAddress(const Exchange &exchange)
{
    const auto &node = exchange.node;
    if (node.address.isEmpty())
        return {};
    const bool v6 = node.address.contains(':');
    const QByteArray host = v6 ? QByteArray('[' + node.address + ']') : node.address;
    return host + ':' + QByteArray::number(node.port);
}

Value upstreamUri(const Exchange &exchange)
{
    return exchange.upstream.target ? *exchange.upstream.target : realRequestUri(exchange);
}

Value routeField(const Exchange &exchange, QByteArray RouteView::*field)
{
    return exchange.route ? unlessEmpty(exchange.route->*field) : Value();
}

Value consumerField(const Exchange &exchange, QByteArray ConsumerView::*field)
{
    return exchange.consumer ? unlessEmpty(exchange.consumer->*field) : Value();
}

struct Named {
    std::string_view name;
    Value (*read)(const Exchange &);
};

// Sorted by name: searched by halves.
constexpr std::array variables{
    Named{"args", currentArgs},
    Named{"balancer_ip", [](const Exchange &e) { return unlessEmpty(e.node.address); }},
    Named{"balancer_port", [](const Exchange &e) { return portOf(e.node); }},
    Named{"consumer_group_id",
          [](const Exchange &e) { return consumerField(e, &ConsumerView::groupId); }},
    Named{"consumer_name",
          [](const Exchange &e) { return consumerField(e, &ConsumerView::username); }},
    Named{"content_length", [](const Exchange &e) { return e.headers.value("Content-Length"); }},
    Named{"content_type", [](const Exchange &e) { return e.headers.value("Content-Type"); }},
    Named{"document_uri", [](const Exchange &e) { return Value(e.target.path); }},
    Named{"host", [](const Exchange &e) { return unlessEmpty(e.host); }},
    Named{"hostname", [](const Exchange &) { return Value(QSysInfo::machineHostName().toUtf8()); }},
    Named{"https", [](const Exchange &e) { return Value(e.scheme == "https" ? "on" : ""); }},
    Named{"is_args", isArgs},
    Named{"method", [](const Exchange &e) { return unlessEmpty(e.method); }},
    Named{"query_string", currentArgs},
    Named{"real_request_uri", realRequestUri},
    // The peer; real-ip sets them when it replaces the client.
    Named{"realip_remote_addr", [](const Exchange &e) { return unlessEmpty(e.client.address); }},
    Named{"realip_remote_port", [](const Exchange &e) { return portOf(e.client); }},
    Named{"remote_addr", [](const Exchange &e) { return unlessEmpty(e.client.address); }},
    Named{"remote_port", [](const Exchange &e) { return portOf(e.client); }},
    Named{"request_id", requestId},
    Named{"request_line", requestLine},
    Named{"request_method", [](const Exchange &e) { return unlessEmpty(e.method); }},
    Named{"request_uri", requestUri},
    Named{"route_id", [](const Exchange &e) { return routeField(e, &RouteView::id); }},
    Named{"route_name", [](const Exchange &e) { return routeField(e, &RouteView::name); }},
    Named{"scheme", [](const Exchange &e) { return unlessEmpty(e.scheme); }},
    Named{"server_addr", [](const Exchange &e) { return unlessEmpty(e.server.address); }},
    Named{"server_name", [](const Exchange &) { return Value("_"); }},
    Named{"server_port", [](const Exchange &e) { return portOf(e.server); }},
    Named{"server_protocol", [](const Exchange &e) { return Value(protocol(e)); }},
    Named{"service_id", [](const Exchange &e) { return routeField(e, &RouteView::serviceId); }},
    Named{"service_name", [](const Exchange &e) { return routeField(e, &RouteView::serviceName); }},
    Named{"status",
          [](const Exchange &e) {
              return e.status == 0 ? Value() : Value(QByteArray::number(e.status));
          }},
    Named{"upstream_addr", upstreamAddress},
    Named{"upstream_host",
          [](const Exchange &e) {
              return e.upstream.host ? e.upstream.host : requestHeader(e, "host");
          }},
    Named{"upstream_scheme",
          [](const Exchange &e) {
              return Value(e.upstream.scheme.value_or(QByteArrayLiteral("http")));
          }},
    Named{"upstream_status", upstreamStatus},
    Named{"upstream_uri", upstreamUri},
    Named{"uri", [](const Exchange &e) { return Value(e.target.path); }},
};
static_assert(std::is_sorted(variables.begin(), variables.end(),
                             [](const Named &a, const Named &b) { return a.name < b.name; }));

} // namespace

std::optional<QByteArray> variable(const Exchange &exchange, QByteArrayView name)
{
    if (!exchange.contextVariables.isEmpty()) {
        const auto key = QByteArray::fromRawData(name.data(), name.size());
        const auto set = exchange.contextVariables.constFind(key);
        if (set != exchange.contextVariables.cend())
            return *set;
    }
    const auto wanted = ascii::view(name);
    const auto *found = std::lower_bound(
        variables.begin(), variables.end(), wanted,
        [](const Named &entry, std::string_view text) { return entry.name < text; });
    if (found != variables.end() && found->name == wanted)
        return found->read(exchange);
    auto value = prefixedVariable(exchange, name);
    return value ? value : logVariable(exchange, name);
}

QByteArray listVariable(const QList<QByteArray> &values)
{
    QByteArray result;
    for (const auto &value : values) {
        result += value;
        result += '\0';
    }
    return result;
}

} // namespace gatehouse
