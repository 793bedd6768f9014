// SPDX-License-Identifier: GPL-3.0-or-later
// Upstreams of scheme grpc and grpcs: HTTP/2 on both sides, streams both ways, trailers.
#include "tests/support/gateway_fixture.h"
#include "tests/support/http2_client.h"
#include "tests/support/http2_upstream.h"
#include "tests/support/raw_client.h"
#include "tests/support/test_certificate.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestGrpc : public QObject
{
    Q_OBJECT

private:
    static QByteArray forwardTo(const Http2Upstream &upstream, const QByteArray &scheme = "grpc",
                                const QByteArray &more = {})
    {
        return "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, scheme: " + scheme
            + ", nodes: {\"127.0.0.1:" + QByteArray::number(upstream.port()) + "\": 1}" + more
            + "}}\n";
    }

private slots:
    void aCallStreamsBothWays()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        Http2Client client(fixture.port());
        const auto id = client.ask(
            "POST", "/echo", {{"te", "trailers"}, {"content-type", "application/grpc"}}, false);
        for (const QByteArray piece : {"one", "two", "three"}) {
            const QByteArray before = client.answer(id).body;
            client.send(id, piece);
            const QByteArray after = before + piece;
            QTRY_COMPARE(client.answer(id).body, after);
        }
        QVERIFY(!client.answer(id).ended);
        client.end(id, {{"x-last", "1"}});
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.headers.value("content-type"),
                 QByteArray("application/grpc"));
        QCOMPARE(client.answer(id).trailers.value("grpc-status"), QByteArray("0"));
        QCOMPARE(client.answer(id).trailers.value("grpc-message"), QByteArray("fine"));
        QCOMPARE(client.answer(id).trailers.value("x-last"), QByteArray("1"));
        QCOMPARE(client.answer(id).code, quint32(http2::NoError));
    }

    void anAnswerOfTrailersOnlyStaysOne()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        Http2Client client(fixture.port());
        const auto id = client.ask("POST", "/status");
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.headers.value("grpc-status"), QByteArray("5"));
        QCOMPARE(client.answer(id).head.framing, http::Framing::None);
    }

    void callsShareAConnection()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        Http2Client client(fixture.port());
        QList<http2::StreamId> all;
        for (int i = 0; i < 50; ++i)
            all.append(client.ask("POST", "/echo", {}, false));
        QTRY_COMPARE(fixture.gateway.inFlight(), 50);
        for (const auto id : all) {
            client.send(id, QByteArray::number(id));
            client.end(id);
        }
        for (const auto id : all) {
            QVERIFY(client.waitForEnd(id));
            QCOMPARE(client.answer(id).body, QByteArray::number(id));
        }
        QCOMPARE(upstream.connections(), 1);
        QCOMPARE(upstream.requests(), 50);
    }

    void theRequestIsSentAsTheRulesWantIt()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        // Also for a client that speaks HTTP/1.1.
        const QByteArray answer = get(fixture.port(), "/head?a=1", "X-Own: 1\r\n");
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.contains("X-From: h2") || answer.contains("x-from: h2"));
        QVERIFY(answer.contains("GET /head?a=1\n"));
        QVERIFY(answer.contains("Host: test.local\n"));
        QVERIFY(answer.contains("te: trailers\n"));
        QVERIFY(answer.contains("x-own: 1\n"));
        QVERIFY(!answer.contains("connection: "));
    }

    void overTlsItIsAgreedUpon()
    {
        const TestCertificate certificate = TestCertificate::forName("grpc.example");
        const QSslConfiguration server = certificate.server();
        Http2Upstream upstream(&server);
        GatewayFixture fixture(forwardTo(upstream, "grpcs"));
        Http2Client client(fixture.port());
        const auto id = client.ask("POST", "/echo", {}, false);
        client.send(id, "secret");
        client.end(id);
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).body, QByteArray("secret"));
        QCOMPARE(client.answer(id).trailers.value("grpc-status"), QByteArray("0"));
    }

    void whatWasNotLookedAtIsSentAgain_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("refused") << QByteArray("/refuse");
        QTest::newRow("left out by GOAWAY") << QByteArray("/leave");
    }
    void whatWasNotLookedAtIsSentAgain()
    {
        QFETCH(const QByteArray, path);
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream, "grpc", ", retries: 1"));
        Http2Client client(fixture.port());
        const auto id = client.ask("POST", path);
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.status, 200);
        QCOMPARE(upstream.requests(), 2);
    }

    void abrokenAnswerIsBrokenOff()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        Http2Client client(fixture.port());
        const auto id = client.ask("GET", "/break");
        QVERIFY(QTest::qWaitFor([&] { return client.answer(id).closed; }));
        QVERIFY(!client.answer(id).ended);
        QVERIFY(client.answer(id).code != http2::NoError);
        QCOMPARE(fixture.records(1).first()->ending, traffic::Ending::UpstreamFailed);
    }

    void aSlowClientSlowsTheUpstream()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        Http2Client client(fixture.port());
        client.holdWindows();
        const auto id = client.ask("GET", "/big");
        QTRY_VERIFY(client.answer(id).body.size() > 60 * 1024);
        const auto other = client.ask("GET", "/head");
        QVERIFY(client.waitForEnd(other));
        client.releaseWindows();
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).body.size(), qsizetype(8) << 20);
    }

    void aSilentUpstreamTimesOut()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(
            forwardTo(upstream, "grpc", ", retries: 0, timeout: {connect: 1, send: 1, read: 1}"));
        Http2Client client(fixture.port());
        const auto id = client.ask("GET", "/hang");
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.status, 504);
    }

    void connectionsThatWentAreNotUsedAgain()
    {
        Http2Upstream upstream;
        GatewayFixture fixture(forwardTo(upstream));
        Http2Client client(fixture.port());
        QVERIFY(client.waitForEnd(client.ask("GET", "/head")));
        upstream.cutAll();
        const auto id = client.ask("GET", "/head");
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.status, 200);
        QCOMPARE(upstream.connections(), 2);
    }

    void http1UpstreamsAreNotTakenForIt()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });
        GatewayFixture fixture("routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, scheme: "
                               "grpc, nodes: {\"127.0.0.1:"
                               + QByteArray::number(server.serverPort()) + "\": 1}}}\n");
        Http2Client client(fixture.port());
        const auto id = client.ask("GET", "/head");
        QVERIFY(client.waitForEnd(id));
        QCOMPARE(client.answer(id).head.status, 502);
    }
};

QTEST_GUILESS_MAIN(TestGrpc)
#include "tst_grpc.moc"
