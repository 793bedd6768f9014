// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"

namespace gatehouse::test
{

Exchange makeExchange(const QByteArray &method, const QByteArray &target,
                      const http::Headers &headers)
{
    Exchange exchange;
    exchange.id = 1;
    exchange.startedWall = Clock::Wall(std::chrono::seconds(1'767'225'600));
    exchange.client = {"127.0.0.1", 50000};
    exchange.server = {"127.0.0.1", 9080};
    exchange.received.method = method;
    exchange.received.target = target;
    if (!headers.contains("Host"))
        exchange.received.headers.append("Host", "127.0.0.1:9080");
    for (const http::Field &field : headers)
        exchange.received.headers.append(field.name, field.value);
    const auto parsed = http::parseTarget(target);
    if (!parsed)
        qFatal("bad target in a test: %s", target.constData());
    exchange.target = *parsed;
    const auto host = http::parseHostPort(*exchange.received.headers.value("Host"));
    exchange.host = host ? host->host : QByteArray();
    exchange.method = method;
    exchange.headers = exchange.received.headers;
    return exchange;
}

} // namespace gatehouse::test
