// SPDX-License-Identifier: GPL-3.0-or-later
// The listening side as a client sees it: keep-alive, pipelining, limits, refusals, leaving early.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestClientSide : public QObject
{
    Q_OBJECT

private:
    EchoUpstream m_upstream;
    QByteArray m_yaml = "routes:\n"
                        "  - {id: echo, uri: /*, upstream: {type: roundrobin, nodes: {\""
        + m_upstream.node()
        + "\": 1}}}\n"
          "  - {id: mock, uri: /mock, plugins: {mocking: {response_example: mocked}}}\n"
          "  - {id: slow, uri: /slow, plugins: {mocking: {response_example: slow, delay: 1}}}\n";

private slots:
    void pipelinedRequestsAreAnsweredInOrder()
    {
        GatewayFixture fixture(m_yaml);
        RawClient client(fixture.port());
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
                    "POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                    "GET /mock HTTP/1.1\r\nHost: a\r\n\r\n"
                    "GET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(client.waitForClose());
        const QByteArray all = client.received();
        const QList<qsizetype> places{all.indexOf("slow"), all.indexOf("POST /one"),
                                      all.indexOf("mocked"), all.indexOf("GET /two")};
        QVERIFY2(std::is_sorted(places.begin(), places.end()) && places.first() >= 0,
                 all.constData());
        QCOMPARE(fixture.records(4).size(), 4);
    }

    void requestsFedOctetByOctet()
    {
        GatewayFixture fixture(m_yaml);
        RawClient client(fixture.port());
        for (const char c :
             QByteArray("POST /bytes HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyz")) {
            client.send(QByteArray(1, c));
            client.socket().flush();
            QCoreApplication::processEvents();
        }
        QVERIFY(client.waitFor("\n\nxyz"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("length and coding")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n0\r\n\r\n")
            << 400;
        QTest::newRow("two lengths") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc")
                                     << 400;
        QTest::newRow("space before colon")
            << QByteArray("GET / HTTP/1.1\r\nHost : a\r\n\r\n") << 400;
        QTest::newRow("folded") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n")
                                << 400;
        QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("unknown coding")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n") << 501;
        QTest::newRow("version") << QByteArray("GET / HTTP/2.0\r\nHost: a\r\n\r\n") << 505;
        QTest::newRow("connect") << QByteArray("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n")
                                 << 405;
        QTest::newRow("expectation")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\n\r\n") << 417;
        QTest::newRow("long line")
            << "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"
            << 414;
        QTest::newRow("long field") << "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(17000, 'a')
                + "\r\n\r\n" << 431;
        QTest::newRow("encoded NUL")
            << QByteArray("GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << 400;
        QTest::newRow("above the root")
            << QByteArray("GET /../etc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << 400;
        QTest::newRow("trace") << QByteArray(
            "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                               << 405;
        QTest::newRow("broken chunk")
            << QByteArray("POST /mock HTTP/1.1\r\nHost: a\r\nConnection: "
                          "close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
            << 200;
    }
    void refusals()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        GatewayFixture fixture(m_yaml);
        const int before = m_upstream.requests();
        const QByteArray answer = askOnce(fixture.port(), request);
        QCOMPARE(statusOf(answer), status);
        QVERIFY(answer.contains("\r\nConnection: close\r\n"));
        if (status != 200 && status != 405)
            QVERIFY2(bodyOf(answer).startsWith("{\"error_msg\":\""), answer.constData());
        QCOMPARE(m_upstream.requests(), before);
        QCOMPARE(fixture.records(1).first()->status, status);
    }

    // Closing while octets of the request are on their way would destroy the answer.
    void aRefusalIsReadableWhileTheHeadIsStillSent()
    {
        GatewayFixture fixture(m_yaml);
        RawClient client(fixture.port());
        QSignalSpy failed(&client.socket(), &QAbstractSocket::errorOccurred);
        const QByteArray line = "X-Long: " + QByteArray(10000, 'a') + "\r\n";
        client.send("GET / HTTP/1.1\r\nHost: a\r\n" + line.repeated(300));
        QVERIFY(client.waitForClose());
        QCOMPARE(statusOf(client.received()), 431);
        QCOMPARE(failed.first().first().value<QAbstractSocket::SocketError>(),
                 QAbstractSocket::RemoteHostClosedError);
    }

    void aBodyAboveTheLimitIs413_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\n";
        QTest::newRow("announced") << head + "Content-Length: 11\r\n\r\n";
        QTest::newRow("counted") << head + "Transfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n";
    }
    void aBodyAboveTheLimitIs413()
    {
        QFETCH(const QByteArray, request);
        GatewayOptions options;
        options.maxBody = 10;
        GatewayFixture fixture(m_yaml, options);
        QCOMPARE(statusOf(askOnce(fixture.port(), request)), 413);
    }

    void continueIsSentOnlyWhenTheBodyIsWanted()
    {
        GatewayFixture fixture(m_yaml);
        RawClient wanted(fixture.port());
        wanted.send(
            "POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        QVERIFY(wanted.waitFor("HTTP/1.1 100 Continue\r\n\r\n"));
        wanted.send("abc");
        QVERIFY(wanted.waitFor("\n\nabc"));
        QVERIFY(!wanted.received().contains("Expect"));

        RawClient refused(fixture.port());
        refused.send(
            "POST /mock HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        QVERIFY(refused.waitForClose()); // nobody can tell whether the body still comes
        QVERIFY(refused.received().startsWith("HTTP/1.1 200"));
        QVERIFY(refused.received().contains("\r\nConnection: close\r\n"));
    }

    void http10()
    {
        GatewayFixture fixture(m_yaml);
        const QByteArray answer = askOnce(fixture.port(), "GET /old HTTP/1.0\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(!answer.contains("chunked"));
        RawClient kept(fixture.port());
        kept.send("GET /mock HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(kept.waitFor("mocked"));
        QVERIFY(kept.received().contains("Connection: keep-alive"));
        kept.send("GET /mock HTTP/1.0\r\n\r\n");
        QVERIFY(kept.waitForClose());
    }

    void headHasNoBody()
    {
        GatewayFixture fixture(m_yaml);
        RawClient client(fixture.port());
        client.send("HEAD /mock HTTP/1.1\r\nHost: a\r\n\r\nGET /mock HTTP/1.1\r\nHost: "
                    "a\r\nConnection: close\r\n\r\n");
        QVERIFY(client.waitForClose());
        QCOMPARE(client.received().count("HTTP/1.1 200"), 2);
        QCOMPARE(client.received().count("mocked"), 1);
    }

    void absoluteFormReplacesTheHost()
    {
        GatewayFixture fixture(m_yaml);
        const QByteArray answer = askOnce(fixture.port(),
                                          "GET http://other.example/p?q HTTP/1.1\r\nHost: liar\r\n"
                                          "Connection: close\r\n\r\n");
        QVERIFY2(bodyOf(answer).startsWith("GET /p?q\n"), answer.constData());
        QVERIFY(answer.contains("\nHost: other.example\n"));
    }

    void aClientThatLeavesIsNoticed()
    {
        GatewayFixture fixture(m_yaml);
        {
            RawClient client(fixture.port());
            client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            QTRY_COMPARE(fixture.gateway.inFlight(), 1);
        }
        const auto record = fixture.records(1).first();
        QCOMPARE(record->ending, traffic::Ending::ClientLeft);
        QCOMPARE(record->status, 499);
        QTRY_COMPARE(fixture.gateway.connections(), 0);
        QCOMPARE(fixture.gateway.inFlight(), 0);
    }

    void ipv6()
    {
        GatewayOptions options;
        options.address = QHostAddress(QHostAddress::LocalHostIPv6);
        GatewayFixture fixture(m_yaml, options);
        RawClient client(fixture.port(), options.address);
        client.send("GET /six HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n");
        QVERIFY(client.waitForClose());
        QVERIFY2(client.received().contains("\nX-Real-IP: ::1\n"), client.received().constData());
        QVERIFY(fixture.gateway.url().startsWith(u"http://[::1]:"));
    }
};

QTEST_GUILESS_MAIN(TestClientSide)
#include "tst_client_side.moc"
