// SPDX-License-Identifier: GPL-3.0-or-later
// What clients get when upstreams misbehave: upstream.md's rows through a whole gateway.
#include "tests/support/gateway_fixture.h"
#include "tests/support/odd_upstream.h"
#include "tests/support/raw_client.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestOddUpstreams : public QObject
{
    Q_OBJECT

private:
    OddUpstream m_upstream;

    QByteArray yaml() const
    {
        return "routes:\n  - {id: r, uri: /*, enable_websocket: true, timeout: {connect: 2, send: "
               "2, "
               "read: 2}, upstream: {type: roundrobin, nodes: {\"127.0.0.1:"
            + QByteArray::number(m_upstream.port()) + "\": 1}}}\n";
    }

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("contains");
        const auto row = [](const char *path, int status, const char *contains = "") {
            QTest::newRow(path) << QByteArray(path) << status << QByteArray(contains);
        };
        for (const char *path : {"/badhdr", "/badhdrclose", "/fold", "/twocl", "/tecl", "/clneg",
                                 "/tegzip", "/garbage", "/halfhead"})
            row(path, 502, "502 Bad Gateway");
        row("/hdrs?n=300", 502);
        row("/bighdr?n=300000", 502);
        row("/rst", 502);
        row("/noanswer", 504);
        row("/100", 200, "final");
        row("/h10", 200, "until close");
        row("/noreason", 200, "ok");
        row("/204", 204, "X-A: 1");
        row("/304", 304, "Content-Length: 500");
        row("/redir", 302, "Location: /echo");
        row("/auth", 401, "WWW-Authenticate: Basic realm=\"x\"");
        row("/503", 503, "503 My Own Reason");
        row("/gz", 200, "\x1f\x8b-not-really");
        row("/latin", 200, "X-L: caf\xe9");
        row("/setcookie", 200, "Set-Cookie: a=1; Path=/\r\nX-D: 1\r\nSet-Cookie: b=2");
        row("/extra", 200, "ok");
    }
    void answers()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const int, status);
        QFETCH(const QByteArray, contains);
        GatewayFixture fixture(yaml());
        const QByteArray answer = get(fixture.port(), path);
        QCOMPARE(statusOf(answer), status);
        QVERIFY2(answer.contains(contains), answer.constData());
        QVERIFY(!answer.contains("EVIL"));
        QCOMPARE(fixture.records(1).first()->status, status);
    }

    // The head is out, so only a cut connection can tell the client that the answer is not whole.
    void aBrokenBodyIsNeverASilentSuccess_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/partial", "/partialchunk", "/chunkbad", "/chunkneg", "/chunkhuge", "/h10cut"})
            QTest::newRow(path) << QByteArray(path);
    }
    void aBrokenBodyIsNeverASilentSuccess()
    {
        QFETCH(const QByteArray, path);
        GatewayFixture fixture(yaml());
        const QByteArray answer = get(fixture.port(), path);
        QVERIFY(!answer.endsWith("0\r\n\r\n"));
        const auto record = fixture.records(1).first();
        QCOMPARE(record->ending, traffic::Ending::UpstreamFailed);
        QVERIFY(!record->error.isEmpty());
        QVERIFY2(statusOf(answer) == 502 || !answer.contains("Content-Length: 9\r\n"),
                 answer.constData());
    }

    void nothingWithSideEffectsIsSentTwice()
    {
        GatewayFixture fixture(yaml());
        const QByteArray answer = askOnce(fixture.port(),
                                          "POST /drop HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                          "Content-Length: 2\r\n\r\nhi");
        QCOMPARE(statusOf(answer), 502);
        QCOMPARE(m_upstream.count("POST /drop"), 1);
        QCOMPARE(statusOf(askOnce(fixture.port(),
                                  "DELETE /drop HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")),
                 502);
        QCOMPARE(m_upstream.count("DELETE /drop"), 1);
    }

    void anIdempotentRequestOnAStaleConnectionIsTriedOnceMore()
    {
        GatewayFixture fixture(yaml());
        QCOMPARE(statusOf(get(fixture.port(), "/ok")), 200);
        QCOMPARE(statusOf(get(fixture.port(), "/dropreused")), 200);
        const auto record = fixture.records(2).last();
        QCOMPARE(record->attempts.size(), 2);
        QVERIFY(record->attempts[0].reusedConnection);
        QVERIFY(!record->attempts[1].reusedConnection);
    }

    void aStormOfInterimAnswersEndsIn502()
    {
        GatewayFixture fixture(yaml());
        const QByteArray answer = get(fixture.port(), "/storm");
        QVERIFY2(answer.contains("\r\n\r\nHTTP/1.1 502 Bad Gateway\r\n"), answer.constData());
    }

    void earlyHintsAndTrailersCross()
    {
        GatewayFixture fixture(yaml());
        const QByteArray hints = get(fixture.port(), "/hints");
        QVERIFY2(hints.startsWith(
                     "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n"),
                 hints.constData());
        QVERIFY(hints.endsWith("final"));
        QVERIFY(askOnce(fixture.port(), "GET /hints HTTP/1.0\r\nHost: a\r\n\r\n")
                    .startsWith("HTTP/1.1 200"));
        const QByteArray trailer = get(fixture.port(), "/trailer");
        QVERIFY2(trailer.endsWith("0\r\nX-T: tv\r\n\r\n"), trailer.constData());
    }

    void eventsArriveWhileTheStreamRunsAndAreShownLive()
    {
        GatewayFixture fixture(yaml());
        QList<traffic::RecordPtr> live;
        connect(&fixture.gateway.traffic(), &traffic::Hub::arrived, this,
                [&](const traffic::Batch &batch) { live += batch.live; });
        RawClient client(fixture.port());
        client.send("GET /hang HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.waitFor("data:"));
        QVERIFY(!client.received().contains("\r\n0\r\n\r\n"));
        QTRY_VERIFY(!live.isEmpty());
        QCOMPARE(live.last()->state, traffic::State::Streaming);
        QCOMPARE(live.last()->responseBody.octets, QByteArray("data:"));
        QCOMPARE(live.last()->contentType, QByteArray("text/event-stream"));
    }

    void theHeadDoesNotWaitForTheBody()
    {
        GatewayFixture fixture(yaml());
        RawClient client(fixture.port());
        client.send("GET /headonly HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.waitFor("\r\n\r\n"));
        QVERIFY(client.received().contains("Content-Type: text/event-stream\r\n"));
    }

    void aClientThatLeavesAbortsTheUpstream()
    {
        GatewayFixture fixture(yaml());
        const int before = m_upstream.count("live");
        {
            RawClient client(fixture.port());
            client.send("GET /hang HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(client.waitFor("data:"));
            QCOMPARE(m_upstream.count("live"), before + 1);
        }
        QTRY_COMPARE(m_upstream.count("live"), before);
        QCOMPARE(fixture.records(1).first()->ending, traffic::Ending::ClientLeft);
        QCOMPARE(fixture.records(1).first()->attempts.size(), 1);
    }

    void anUpgradeBecomesATunnel()
    {
        GatewayFixture fixture(yaml());
        RawClient client(fixture.port());
        client.send("GET /101 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: "
                    "websocket\r\n\r\nfirst");
        QVERIFY(client.waitFor("RAW"));
        QVERIFY2(client.received().startsWith("HTTP/1.1 101 "), client.received().constData());
        QVERIFY(client.received().contains("Upgrade: websocket"));
        client.send("second");
        client.socket().disconnectFromHost();
        const auto record = fixture.records(1).first();
        QCOMPARE(record->status, 101);
        QCOMPARE(record->responseBody.size, 3);
        QVERIFY(m_upstream.lastHead().contains("Upgrade: websocket"));
        QTRY_COMPARE(fixture.gateway.connections(), 0);
    }

    void withoutWebsocketTheUpgradeIsStripped()
    {
        QByteArray plain = yaml();
        plain.replace("enable_websocket: true, ", "");
        GatewayFixture fixture(plain);
        get(fixture.port(), "/echo", "Upgrade: websocket\r\n");
        QVERIFY(!m_upstream.lastHead().contains("Upgrade"));
    }

    void onlyAnUpgradeToWebsocketCrosses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("h2c") << QByteArray(
            "GET /101 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n");
        QTest::newRow("one of two") << QByteArray("GET /101 HTTP/1.1\r\nHost: a\r\nConnection: "
                                                  "Upgrade\r\nUpgrade: h2c, websocket\r\n\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray(
            "GET /101 HTTP/1.0\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        QTest::newRow("not an option") << QByteArray(
            "GET /101 HTTP/1.1\r\nHost: a\r\nConnection: no-upgrade\r\nUpgrade: websocket\r\n\r\n");
        QTest::newRow("with a body")
            << QByteArray("POST /101 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: "
                          "websocket\r\nContent-Length: 1\r\n\r\nx");
    }
    void onlyAnUpgradeToWebsocketCrosses()
    {
        QFETCH(const QByteArray, request);
        GatewayFixture fixture(yaml());
        RawClient client(fixture.port());
        client.send(request);
        QVERIFY(client.waitFor("HTTP/1.1 502 ")); // the upstream switches unasked
        QVERIFY(!m_upstream.lastHead().contains("Upgrade"));
    }

    void noAnswerReachesAnotherRequest()
    {
        GatewayFixture fixture(yaml());
        RawClient client(fixture.port());
        for (int i = 0; i < 200; ++i) {
            const QByteArray id = QByteArray::number(1000 + i);
            client.send("GET /mild?id=" + id + " HTTP/1.1\r\nHost: a\r\nX-Id: " + id + "\r\n\r\n");
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return client.received().contains("HTTP/1.1 ")
                        && (client.received().contains(id) || client.received().contains("502"));
                },
                10000));
            const QByteArray answer = client.take();
            QVERIFY2(!answer.contains("EVIL"), answer.constData());
        }
    }

    void aSlowClientSlowsTheUpstream()
    {
        GatewayFixture fixture(yaml());
        RawClient client(fixture.port());
        client.readOnlyWhenAsked();
        client.socket().setReadBufferSize(4096);
        client.send("GET /big?mb=64 HTTP/1.1\r\nHost: a\r\n\r\n");
        int before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(m_upstream.count("written") > 0, 10000);
        // It stands still well below the whole: what the sockets and the gateway's windows hold.
        QTRY_VERIFY_WITH_TIMEOUT(
            std::exchange(before, m_upstream.count("written")) == m_upstream.count("written")
                && before > 0
                && QTest::qWaitFor([&] { return m_upstream.count("written") > before; }, 300)
                    == false,
            20000);
        QVERIFY2(m_upstream.count("written") < 40 << 20,
                 QByteArray::number(m_upstream.count("written")).constData());
        QVERIFY(fixture.gateway.inFlight() == 1);
    }
};

QTEST_GUILESS_MAIN(TestOddUpstreams)
#include "tst_odd_upstreams.moc"
