// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/access_log.h"
#include "tests/support/exchange_builder.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::delivery;

class TestAccessLog : public QObject
{
    Q_OBJECT

private slots:
    void tellsEverything();
    void leavesOutWhatIsNot();
    void tellsNoSecret();
};

void TestAccessLog::tellsEverything()
{
    Exchange exchange = test::makeExchange("GET", "/a?x=1", {{"User-Agent", "curl"}});
    const RouteView route{.id = "1", .name = "n", .serviceId = "s"};
    const ConsumerView jack{.username = "jack"};
    exchange.id = 7;
    exchange.route = &route;
    exchange.consumer = &jack;
    exchange.status = 200;
    exchange.fromUpstream = true;
    exchange.node = {"::1", 1980};
    exchange.upstreamStatus = {502, 200};
    exchange.durationUs = 2500;
    exchange.upstreamUs = 2000;
    exchange.requestBytes = 100;
    exchange.responseBytes = 200;
    QCOMPARE(accessLine(exchange, {"", 3}),
             QByteArray(R"({"time":"2026-01-01T00:00:00.000Z","id":7,"client":"127.0.0.1:50000",)"
                        R"("method":"GET","scheme":"http","host":"127.0.0.1","target":"/a?x=1",)"
                        R"("protocol":"HTTP/1.1","status":200,"request_bytes":100,)"
                        R"("response_bytes":200,"duration_ms":2.5,"upstream_ms":2,)"
                        R"("gateway_ms":0.5,"route_id":"1","route_name":"n","service_id":"s",)"
                        R"("consumer":"jack","upstream":"[::1]:1980",)"
                        R"("upstream_status":[502,200],"source":"upstream",)"
                        R"("user_agent":"curl","revision":3})"));
}

void TestAccessLog::leavesOutWhatIsNot()
{
    Exchange exchange = test::makeExchange("GET", "/a");
    exchange.status = 404;
    const QByteArray line = accessLine(exchange, {"no route", 1});
    for (const char *key : {"route_id", "consumer", "upstream", "user_agent", "referer"})
        QVERIFY2(!line.contains(QByteArray('"' + QByteArray(key) + '"')), key);
    QVERIFY(line.contains(R"("source":"gateway","error":"no route","revision":1})"));
}

void TestAccessLog::tellsNoSecret()
{
    const Exchange exchange = test::makeExchange(
        "GET", "/a?token=s3cret", {{"Referer", "http://u:s3cret@h/?access_token=s3cret"}});
    QVERIFY(!accessLine(exchange, {}).contains("s3cret"));
}

QTEST_GUILESS_MAIN(TestAccessLog)
#include "tst_access_log.moc"
