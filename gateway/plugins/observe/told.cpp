// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/observe/told.h"

#include "gateway/core/ascii.h"
#include "gateway/exchange/variables.h"
#include "gateway/exchange/witness.h"

namespace gatehouse::plugins {

namespace {

constexpr QByteArrayView targets[] = {"args",         "query_string", "real_request_uri", "request",
                                      "request_line", "request_uri",  "upstream_uri"};

// What the gateway adds for the upstream alone; NGINX's request does not have them.
constexpr QByteArrayView added[] = {"X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port"};

QByteArray withoutArgument(const traffic::Redactor &redactor, QByteArrayView name,
                           const QByteArray &value)
{
    const QByteArray head = '?' + name.toByteArray() + '=';
    return redactor.target(head + value).sliced(head.size());
}

QByteArray withoutQuerySecrets(const traffic::Redactor &redactor, const QByteArray &query)
{
    const QByteArray target = '?' + query;
    return redactor.target(target).sliced(1);
}

} // namespace

const traffic::Redactor &redactorOf(const Exchange &exchange)
{
    static const traffic::Redactor standard;
    return exchange.witness ? exchange.witness->redactor : standard;
}

std::optional<QByteArray> toldVariable(const Exchange &exchange, QByteArrayView name)
{
    auto value = variable(exchange, name);
    if (!value || value->isEmpty())
        return value;
    const traffic::Redactor &redactor = redactorOf(exchange);
    for (const QByteArrayView prefix : {"http_", "sent_http_", "upstream_http_"}) {
        if (name.startsWith(prefix))
            return redactor.header(name.sliced(prefix.size()).toByteArray().replace('_', '-'),
                                   *value);
    }
    if (name.startsWith("cookie_"))
        return redactor.header("cookie", "v=" + *value).sliced(2);
    if (name.startsWith("arg_"))
        return withoutArgument(redactor, name.sliced(4), *value);
    if (name == "args" || name == "query_string")
        return withoutQuerySecrets(redactor, *value);
    if (std::ranges::find(targets, name) != std::end(targets))
        return redactor.target(*value);
    return value;
}

http::Headers toldRequestHeaders(const Exchange &exchange)
{
    http::Headers headers = exchange.headers;
    headers.removeIf([&exchange](const http::Field &field) {
        return !exchange.received.headers.contains(field.name)
            && std::ranges::any_of(added, [&field](QByteArrayView name) {
                   return ascii::equalsIgnoreCase(field.name, name);
               });
    });
    for (const char *name : {"Host", "Content-Length"}) {
        if (const auto value = exchange.received.headers.value(name);
            value && !headers.contains(name))
            headers.append(name, *value);
    }
    return redactorOf(exchange).headers(headers);
}

QByteArray responseSource(const Exchange &exchange)
{
    if (exchange.fromUpstream)
        return "upstream";
    return exchange.node.address.isEmpty() ? "apisix" : "nginx";
}

} // namespace gatehouse::plugins
