// SPDX-License-Identifier: GPL-3.0-or-later
// What a whole gateway does with a request: forward, refuse, fail over, record.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestServing : public QObject
{
    Q_OBJECT

private:
    static QByteArray routeTo(const QByteArray &node, const QByteArray &more = {})
    {
        return "routes:\n  - id: r1\n    name: all\n    uri: /*\n" + more
            + "    upstream:\n      type: roundrobin\n      nodes:\n        \"" + node + "\": 1\n";
    }

    // A port on which nothing listens.
    static quint16 deadPort()
    {
        QTcpServer server;
        server.listen(QHostAddress(QHostAddress::LocalHost), 0);
        return server.serverPort();
    }

private slots:
    void forwardsWithTheGatewaysFields()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(routeTo(upstream.node()));
        const QByteArray answer =
            get(fixture.port(), "/a/%41?x=%zz&y",
                "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n"
                "Forwarded: for=1.1.1.1\r\nTE: trailers\r\nX-A: 1\r\nx-a: 2\r\n");
        QCOMPARE(statusOf(answer), 200);
        const QByteArray seen = bodyOf(answer);
        QVERIFY2(seen.startsWith("GET /a/%41?x=%zz&y\n"), seen.constData()); // the raw target
        QVERIFY(seen.contains("\nHost: test.local\n"));
        QVERIFY(seen.contains("\nX-Real-IP: 127.0.0.1\n"));
        QVERIFY(seen.contains("\nX-Forwarded-For: 9.9.9.9, 127.0.0.1\n"));
        QVERIFY(seen.contains("\nX-Forwarded-Proto: http\n"));
        QVERIFY(seen.contains("\nX-Forwarded-Host: test.local\n"));
        const QByteArray port = "\nX-Forwarded-Port: " + QByteArray::number(fixture.port()) + '\n';
        QVERIFY(seen.contains(port));
        QVERIFY(seen.contains("\nX-A: 1\nx-a: 2\n"));
        QVERIFY(!seen.contains("Forwarded: for"));
        QVERIFY(!seen.contains("\nTE:"));
        QVERIFY(seen.contains("\nVia: 1.1 gatehouse-"));
        QVERIFY(answer.contains("\r\nServer: Gatehouse/"));
    }

    void bodiesGoUpAsTheyCame_data()
    {
        QTest::addColumn<QByteArray>("framing");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("length") << QByteArray("Content-Length: 5\r\n") << QByteArray("hello");
        QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n")
                                 << QByteArray("2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n");
    }
    void bodiesGoUpAsTheyCame()
    {
        QFETCH(const QByteArray, framing);
        QFETCH(const QByteArray, body);
        EchoUpstream upstream;
        GatewayFixture fixture(routeTo(upstream.node()));
        const QByteArray answer = askOnce(fixture.port(),
                                          "POST /p HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                              + framing + "\r\n" + body);
        QCOMPARE(statusOf(answer), 200);
        QVERIFY2(answer.endsWith("\n\nhello"), answer.constData());
        QVERIFY2(answer.contains("\nContent-Length: 5\n"), answer.constData());
        const auto record = fixture.records(1).first();
        QCOMPARE(record->requestBody.octets, QByteArray("hello"));
        QCOMPARE(record->method, QByteArray("POST"));
    }

    void answersByItself_data()
    {
        QTest::addColumn<QByteArray>("route");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QByteArray page = "<html>";
        QTest::newRow("no route") << QByteArray("routes: []\n") << 404
                                  << QByteArray("{\"error_msg\":\"404 Route Not Found\"}\n");
        QTest::newRow("disabled route") << routeTo("127.0.0.1:1", "    status: 0\n") << 404
                                        << QByteArray("{\"error_msg\":\"404 Route Not Found\"}\n");
        QTest::newRow("no nodes") << QByteArray(
            "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: {}}}\n")
                                  << 503 << page;
        QTest::newRow("nothing listens")
            << routeTo("127.0.0.1:" + QByteArray::number(deadPort())) << 502 << page;
    }
    void answersByItself()
    {
        QFETCH(const QByteArray, route);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        GatewayFixture fixture(route);
        const QByteArray answer = get(fixture.port(), "/x");
        QCOMPARE(statusOf(answer), status);
        QVERIFY2(bodyOf(answer).startsWith(body), answer.constData());
        const auto record = fixture.records(1).first();
        QCOMPARE(record->status, status);
        QVERIFY(!record->error.isEmpty());
    }

    void aDeadNodeIsPassedOverAndTheAttemptsAreRecorded()
    {
        EchoUpstream upstream;
        const QByteArray dead = "127.0.0.1:" + QByteArray::number(deadPort());
        GatewayFixture fixture("routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: "
                               "[{host: 127.0.0.1, port: "
                               + dead.mid(10)
                               + ", weight: 1, priority: 5}, {host: 127.0.0.1, port: "
                               + QByteArray::number(upstream.port()) + ", weight: 1}]}}\n");
        QCOMPARE(statusOf(get(fixture.port(), "/")), 200);
        const auto record = fixture.records(1).first();
        QCOMPARE(record->attempts.size(), 2);
        QCOMPARE(record->attempts[0].node, dead);
        QVERIFY(!record->attempts[0].error.isEmpty());
        QCOMPARE(record->attempts[1].status, 200);
        QCOMPARE(record->node, upstream.node());
    }

    void weightsShareTheTraffic()
    {
        EchoUpstream a, b;
        GatewayFixture fixture(
            "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: {\"" + a.node()
            + "\": 3, \"" + b.node() + "\": 1}}}\n");
        for (int i = 0; i < 8; ++i)
            get(fixture.port(), "/");
        QCOMPARE(a.requests(), 6);
        QCOMPARE(b.requests(), 2);
    }

    void hostByPassHost_data()
    {
        QTest::addColumn<QByteArray>("setting");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("pass") << QByteArray() << QByteArray("test.local");
        QTest::newRow("rewrite") << QByteArray("pass_host: rewrite, upstream_host: other.example, ")
                                 << QByteArray("other.example");
        QTest::newRow("node") << QByteArray("pass_host: node, ") << QByteArray("127.0.0.1:");
    }
    void hostByPassHost()
    {
        QFETCH(const QByteArray, setting);
        QFETCH(const QByteArray, host);
        EchoUpstream upstream;
        GatewayFixture fixture("routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, "
                               + setting + "nodes: {\"" + upstream.node() + "\": 1}}}\n");
        const QByteArray seen = bodyOf(get(fixture.port(), "/"));
        const QByteArray line = "\nHost: " + host;
        QVERIFY2(seen.contains(line), seen.constData());
    }

    void anUpstreams5xxIsMarked()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(routeTo(upstream.node()));
        const QByteArray answer = get(fixture.port(), "/status/503");
        QCOMPARE(statusOf(answer), 503);
        QVERIFY(answer.contains("\r\nX-APISIX-Upstream-Status: 503\r\n"));
    }

    void theRecordTellsWhatHappened()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(
            routeTo(upstream.node(), "    plugins:\n      proxy-rewrite: {uri: /new}\n"));
        get(fixture.port(), "/old?token=s3cret", "Authorization: Bearer s3cret\r\n");
        const auto record = fixture.records(1).first();
        QCOMPARE(record->routeId, QByteArray("r1"));
        QCOMPARE(record->routeName, QByteArray("all"));
        QCOMPARE(record->status, 200);
        QCOMPARE(record->node, upstream.node());
        QCOMPARE(record->revision, quint64(1));
        QCOMPARE(record->ending, traffic::Ending::Answered);
        QVERIFY(record->durationUs > 0);
        QVERIFY(record->upstreamUs > 0 && record->upstreamUs <= record->durationUs);
        QCOMPARE(record->trace.first().plugin, QByteArray("proxy-rewrite"));
        QCOMPARE(record->trace.first().source, QByteArray("route#r1"));
        QCOMPARE(record->trace.first().verdict, traffic::Verdict::Changed);
        QVERIFY2(record->trace.first().changes.contains("/new"),
                 record->trace.first().changes.constData());
        QVERIFY(!record->requestHeaders.value("Authorization")->contains("s3cret"));
        QVERIFY(!record->upstreamHeaders.value("Authorization")->contains("s3cret"));
        QVERIFY(!record->target.contains("s3cret"));
        QVERIFY(!record->trace.first().changes.contains("s3cret"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.gateway.metrics().total().requests(), quint64(1), 10000);
        QCOMPARE(fixture.gateway.metrics().totalsByRoute().begin()->first, QByteArray("r1"));
    }

    void anExitWithoutABodyHasAPageWhereNginxHasOne()
    {
        GatewayFixture fixture(
            "routes:\n"
            "  - {id: a, uri: /page, plugins: {fault-injection: {abort: {http_status: 503}}}}\n"
            "  - {id: b, uri: /none, plugins: {fault-injection: {abort: {http_status: 599}}}}\n");
        QVERIFY(get(fixture.port(), "/page").contains("<center><h1>503 "));
        const QByteArray none = get(fixture.port(), "/none");
        QCOMPARE(statusOf(none), 599);
        QVERIFY(none.endsWith("\r\n\r\n"));
        QVERIFY(!none.contains("Content-Type"));
    }

    void whatEncodesComesLastWhoseverItIs()
    {
        const EchoUpstream upstream;
        GatewayFixture fixture("routes:\n"
                               "  - {id: r, uri: /*, plugins: {response-rewrite: {body: \""
                               + QByteArray(100, 'b') + "\"}}, upstream: {nodes: {\""
                               + upstream.node()
                               + "\": 1}}}\n"
                                 "global_rules:\n"
                                 "  - {id: g, plugins: {gzip: {types: \"*\", min_length: 1}}}\n");
        const QByteArray answer = get(fixture.port(), "/", "Accept-Encoding: gzip\r\n");
        QVERIFY(answer.contains("Content-Encoding: gzip"));
        QVERIFY(!answer.contains("bbbb")); // not the plain text under that name
    }

    void aRequestThatCameThroughHereBeforeIsALoop()
    {
        GatewayFixture fixture("routes: []\n");
        const QByteArray self = "127.0.0.1:" + QByteArray::number(fixture.port());
        fixture.publish(routeTo(self));
        QCOMPARE(statusOf(get(fixture.port(), "/")), 508);
    }
};

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
