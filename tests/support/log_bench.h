// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/courier.h"
#include "gateway/endpoint/server.h"
#include "gateway/exchange/witness.h"
#include "gateway/metrics/collector.h"
#include "gateway/traffic/record.h"
#include "gateway/traffic/redact.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace gatehouse::test {

// A log server on a free port that keeps what is posted to it.
class HttpSink
{
public:
    QByteArray port() const { return QByteArray::number(m_port); }
    QByteArray url(const QByteArray &path = "/log") const
    {
        return "http://127.0.0.1:" + port() + path;
    }
    QJsonDocument body(qsizetype index = 0) const
    {
        return QJsonDocument::fromJson(requests.value(index).body);
    }

    // Waits for so many requests, and lets the last answer out.
    bool waitFor(qsizetype count)
    {
        const bool came = QTest::qWaitFor([&] { return requests.size() >= count; });
        QCoreApplication::processEvents();
        return came && requests.size() == count;
    }

    QList<endpoint::Request> requests;
    int status = 200;

private:
    endpoint::Server m_server{
        [this](endpoint::Request request, const std::shared_ptr<endpoint::Responder> &responder) {
            requests.append(std::move(request));
            responder->send(status, {}, "ok");
        }};
    quint16 m_port = *m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
};

// Plugins that log, with a courier behind them, and exchanges that have ended.
class LogBench
{
public:
    LogBench() { harness.services.courier = &courier; }

    // GET `target` of route r1, answered by 127.0.0.1:1980 with 200 and "hello".
    Exchange finished(const QByteArray &target = "/a", const http::Headers &headers = {})
    {
        Exchange exchange = makeExchange("GET", target, headers);
        exchange.started = harness.clock.steady();
        exchange.route = &route;
        exchange.status = 200;
        exchange.responseHeaders = {{"Content-Type", "text/plain"}};
        exchange.fromUpstream = true;
        exchange.node = {"127.0.0.1", 1980};
        exchange.upstreamStatus = {200};
        exchange.durationUs = 2500;
        exchange.upstreamUs = 2000;
        exchange.requestBytes = 100;
        exchange.responseBytes = 200;
        exchange.witness = &witness;
        return exchange;
    }

    SystemClock clock; // of the courier
    delivery::Courier courier{clock}; // outlives the plugins
    PluginHarness harness;
    RouteView route{.id = "r1", .name = "first", .matchedUri = "/a"};
    traffic::Redactor redactor;
    QList<traffic::HookTrace> hooks;
    HookStarts hookStarts;
    QList<traffic::Attempt> attempts;
    metrics::Collector collector;
    Witness witness{redactor, hooks, hookStarts, attempts, collector};
};

} // namespace gatehouse::test
