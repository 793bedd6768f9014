// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

// An exchange as the pipeline would make it of a request line and headers.
inline gatehouse::Exchange exchangeFor(const QByteArray &method, const QByteArray &target,
                                       const gatehouse::http::Headers &headers = {})
{
    gatehouse::Exchange exchange;
    exchange.id = 42;
    exchange.client = {"127.0.0.1", 51000};
    exchange.server = {"127.0.0.1", 9080};
    exchange.received.method = method;
    exchange.received.target = target;
    exchange.received.headers = headers;
    exchange.method = method;
    exchange.headers = headers;
    if (auto parsed = gatehouse::http::parseTarget(target))
        exchange.target = *parsed;
    const auto host = headers.value("host").value_or("127.0.0.1:9080");
    if (const auto parsed = gatehouse::http::parseHostPort(host))
        exchange.host = parsed->host;
    return exchange;
}
