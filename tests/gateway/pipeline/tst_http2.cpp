// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/2 on the listening side (RFC 9113): requests become exchanges, several at a time.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/http2_client.h"
#include "tests/support/odd_upstream.h"
#include "tests/support/raw_client.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestHttp2 : public QObject
{
    Q_OBJECT

private:
    static QByteArray forwardTo(const QByteArray &node)
    {
        return "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: {\"" + node
            + "\": 1}}}\n";
    }
    static QByteArray toPort(quint16 port)
    {
        return forwardTo("127.0.0.1:" + QByteArray::number(port));
    }

private slots:
    void aRequestIsForwardedAndRecorded()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(forwardTo(upstream.node()));
        Http2Client client(fixture.port());
        const auto id =
            client.ask("GET", "/a?b=1", {{"x-own", "1"}, {"cookie", "a=1"}, {"cookie", "b=2"}});
        QVERIFY(client.waitForEnd(id));
        const Http2Client::Answer &answer = client.answer(id);
        QCOMPARE(answer.head.status, 200);
        QVERIFY(answer.body.startsWith("GET /a?b=1\n"));
        QVERIFY(answer.body.contains("x-own: 1\n"));
        QVERIFY(answer.body.contains("Cookie: a=1; b=2\n"));
        const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(fixture.port());
        QVERIFY(answer.body.contains(host));
        QVERIFY(!answer.head.headers.contains("Connection"));
        QVERIFY(!answer.head.headers.contains("Transfer-Encoding"));
        QVERIFY(answer.head.headers.contains("Date"));
        const auto record = fixture.records(1).first();
        QCOMPARE(record->protocol, QByteArray("HTTP/2.0"));
        QCOMPARE(record->status, 200);
    }

    void bodiesGoUp()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(forwardTo(upstream.node()));
        Http2Client client(fixture.port());
        const auto id = client.ask("POST", "/p", {}, false);
        client.send(id, "one ");
        client.send(id, "two");
        client.end(id);
        QVERIFY(client.waitForEnd(id));
        QVERIFY(client.answer(id).body.endsWith("one two"));
        QVERIFY(client.answer(id).body.contains("Content-Length: 7\n")); // short, so it is known
    }

    void streamsRunAtTheSameTime()
    {
        GatewayFixture fixture(
            "routes:\n"
            "  - {id: s, uri: /slow, plugins: {mocking: {response_example: slow, delay: 1}}}\n"
            "  - {id: f, uri: /fast, plugins: {mocking: {response_example: fast}}}\n");
        Http2Client client(fixture.port());
        const auto slow = client.ask("GET", "/slow");
        QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        for (int i = 0; i < 20; ++i) {
            const auto fast = client.ask("GET", "/fast");
            QVERIFY(client.waitForEnd(fast));
        }
        QVERIFY(!client.answer(slow).closed);
        QVERIFY(client.waitForEnd(slow));
        QCOMPARE(client.answer(slow).body, QByteArray("slow"));
    }

    void largeAnswersPassAsTheWindowsOpen()
    {
        OddUpstream upstream;
        GatewayFixture fixture(toPort(upstream.port()));
        Http2Client client(fixture.port());
        client.holdWindows();
        const auto id = client.ask("GET", "/big?mb=8");
        QTRY_VERIFY(client.answer(id).body.size() > 60 * 1024);
        // Neither the gateway nor the upstream's socket takes the rest on its own.
        const auto small = client.ask("GET", "/ok");
        QVERIFY(client.waitForEnd(small));
        QVERIFY(client.answer(id).body.size() <= 64 * 1024);
        QVERIFY(upstream.count("written") < 8 * 1024 * 1024);
        client.releaseWindows();
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).body.size(), qsizetype(8) << 20);
    }

    void headHasNoBody()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(forwardTo(upstream.node()));
        Http2Client client(fixture.port());
        const auto id = client.ask("HEAD", "/a");
        QVERIFY(client.waitForEnd(id));
        QVERIFY(client.answer(id).body.isEmpty());
        QVERIFY(client.answer(id).head.headers.contains("Content-Length"));
    }

    void expectationsAreAnswered()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(forwardTo(upstream.node()));
        Http2Client client(fixture.port());
        const auto id = client.ask("POST", "/p", {{"expect", "100-continue"}}, false);
        QTRY_COMPARE(client.answer(id).interim, QList<int>{100});
        client.send(id, "body");
        client.end(id);
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.status, 200);
    }

    void anEarlyAnswerEndsTheRequest()
    {
        GatewayFixture fixture("routes: []\n");
        Http2Client client(fixture.port());
        const auto id = client.ask("POST", "/none", {}, false);
        QVERIFY(QTest::qWaitFor([&] { return client.answer(id).closed; }));
        QVERIFY(client.answer(id).ended);
        QCOMPARE(client.answer(id).head.status, 404);
        QCOMPARE(client.answer(id).code, quint32(http2::NoError));
        const auto next = client.ask("GET", "/none");
        QVERIFY(client.waitForEnd(next));
    }

    void aResetStreamLeavesTheOthersAlone()
    {
        GatewayFixture fixture(
            "routes:\n"
            "  - {id: s, uri: /slow, plugins: {mocking: {response_example: slow, delay: 600}}}\n"
            "  - {id: f, uri: /fast, plugins: {mocking: {response_example: fast}}}\n");
        Http2Client client(fixture.port());
        const auto slow = client.ask("GET", "/slow");
        QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        client.reset(slow);
        QTRY_COMPARE(fixture.gateway.inFlight(), 0);
        const auto fast = client.ask("GET", "/fast");
        QVERIFY(client.waitForEnd(fast));
        QCOMPARE(fixture.records(2).first()->ending, traffic::Ending::ClientLeft);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<http::Headers>("fields");
        QTest::addColumn<int>("status");
        using Fields = http::Headers;
        QTest::newRow("no port") << QByteArray("GET") << QByteArray("/")
                                 << Fields{{"Host", "a:70000"}} << 400;
        QTest::newRow("field too large")
            << QByteArray("GET") << QByteArray("/") << Fields{{"x", QByteArray(17000, 'x')}} << 431;
        QTest::newRow("target too long")
            << QByteArray("GET") << QByteArray(9000, '/') << Fields{} << 414;
        QTest::newRow("expectation")
            << QByteArray("GET") << QByteArray("/") << Fields{{"expect", "more"}} << 417;
        QTest::newRow("climbs") << QByteArray("GET") << QByteArray("/../../etc") << Fields{} << 400;
        QTest::newRow("trace") << QByteArray("TRACE") << QByteArray("/") << Fields{} << 405;
        Fields many;
        for (int i = 0; i < 120; ++i)
            many.append(QByteArray("x-") + QByteArray::number(i), "1");
        QTest::newRow("too many fields") << QByteArray("GET") << QByteArray("/") << many << 431;
    }
    void refusals()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, path);
        QFETCH(const http::Headers, fields);
        QFETCH(const int, status);
        GatewayFixture fixture("routes: []\n");
        Http2Client client(fixture.port());
        const auto id = client.ask(method, path, fields);
        QVERIFY(QTest::qWaitFor([&] { return client.answer(id).closed; }));
        QCOMPARE(client.answer(id).head.status, status);
        const auto next = client.ask("GET", "/");
        QVERIFY(client.waitForEnd(next));
        QCOMPARE(client.answer(next).head.status, 404);
    }

    void manyStreamsOfOneConnectionAreBounded()
    {
        GatewayFixture fixture("routes:\n  - {id: s, uri: /slow, plugins: {mocking: "
                               "{response_example: s, delay: 1}}}\n");
        Http2Client client(fixture.port());
        QVERIFY(client.waitForEnd(client.ask("GET", "/none"))); // the settings came
        QList<http2::StreamId> all;
        for (int i = 0; i < 300; ++i)
            all.append(client.ask("GET", "/slow"));
        QTRY_COMPARE(fixture.gateway.inFlight(), 128);
        for (const auto id : all)
            QVERIFY(client.waitForEnd(id));
    }

    void resetsInAFloodEndTheConnection()
    {
        GatewayFixture fixture("routes:\n  - {id: s, uri: /slow, plugins: {mocking: "
                               "{response_example: s, delay: 600}}}\n");
        Http2Client client(fixture.port());
        for (int i = 0; i < 2000 && !client.isGoingAway(); ++i) {
            client.reset(client.ask("GET", "/slow"));
            QCoreApplication::processEvents();
        }
        QVERIFY(client.waitForClose());
        QTRY_COMPARE(fixture.gateway.inFlight(), 0);
        QCOMPARE(statusOf(get(fixture.port(), "/none")), 404);
    }

    void stoppingLetsStreamsFinish()
    {
        GatewayFixture fixture("routes:\n  - {id: s, uri: /slow, plugins: {mocking: "
                               "{response_example: s, delay: 1}}}\n");
        Http2Client client(fixture.port());
        const auto id = client.ask("GET", "/slow");
        QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        fixture.gateway.stop();
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).body, QByteArray("s"));
        QVERIFY(client.isGoingAway());
        QCOMPARE(client.goAwayCode(), quint32(http2::NoError));
        QVERIFY(client.waitForClose());
        QTRY_COMPARE(fixture.gateway.state(), Gateway::State::Stopped);
    }

    // Without being asked to finish first.
    void aGatewayThatEndsTakesItsStreamsWithIt()
    {
        QTcpServer node;
        QVERIFY(node.listen(QHostAddress::LocalHost));
        auto fixture = std::make_unique<GatewayFixture>(toPort(node.serverPort()));
        Http2Client client(fixture->port());
        for (int stream = 0; stream < 8; ++stream)
            client.ask("GET", "/never");
        QTRY_COMPARE(fixture->gateway.inFlight(), 8);
        QTRY_VERIFY(node.hasPendingConnections());
        fixture.reset();
        QVERIFY(client.waitForClose());
    }

    void curlAgrees()
    {
        EchoUpstream upstream;
        GatewayFixture fixture(forwardTo(upstream.node()));
        QProcess curl;
        curl.start(QStringLiteral("curl"),
                   {QStringLiteral("-sS"), QStringLiteral("--http2-prior-knowledge"),
                    QStringLiteral("-d"), QStringLiteral("hello"), QStringLiteral("-w"),
                    QStringLiteral("|%{http_version} %{http_code}"),
                    QStringLiteral("http://127.0.0.1:%1/c").arg(fixture.port())});
        QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 20000);
        const QByteArray out = curl.readAllStandardOutput();
        QVERIFY2(out.endsWith("hello|2 200"), out.constData());
    }
};

QTEST_GUILESS_MAIN(TestHttp2)
#include "tst_http2.moc"
