// SPDX-License-Identifier: GPL-3.0-or-later
// What lasts: server-sent events and WebSocket, plain and over TLS, across a publish.
#include "tests/support/gateway_fixture.h"
#include "tests/support/http2_client.h"
#include "tests/support/raw_client.h"
#include "tests/support/test_certificate.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// An upstream that the test speaks for by hand.
class Spoken
{
public:
    Spoken()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    QByteArray route(const QByteArray &more = {}) const
    {
        return "routes:\n  - {id: r, uris: [/sse, /ws], enable_websocket: true, upstream: {type: "
               "roundrobin, "
               "nodes: "
               "{\"127.0.0.1:"
            + QByteArray::number(m_server.serverPort()) + "\": 1}}}\n" + more;
    }
    // Waits for a request and answers it.
    bool answer(const QByteArray &octets)
    {
        if (!QTest::qWaitFor([&] { return m_server.hasPendingConnections(); }, 10000))
            return false;
        peer.reset(m_server.nextPendingConnection());
        peer->setParent(nullptr);
        if (!QTest::qWaitFor([&] { return peer->bytesAvailable() > 0; }, 10000))
            return false;
        request = peer->readAll();
        peer->write(octets);
        return true;
    }

    QByteArray request;
    std::unique_ptr<QTcpSocket> peer;

private:
    QTcpServer m_server;
};

const QByteArray events("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
const QByteArray switching("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                           "Connection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n");
const QByteArray upgrade("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
                         "Upgrade: websocket\r\nSec-WebSocket-Key: k\r\n\r\n");

} // namespace

class TestLongStreams : public QObject
{
    Q_OBJECT

private:
    // A configuration without the routes in use; waits until the worker has it.
    static void publishOther(GatewayFixture &fixture)
    {
        fixture.publish(
            "routes:\n  - {id: n, uri: /new, plugins: {mocking: {response_example: x}}}\n");
        QTRY_COMPARE(statusOf(get(fixture.port(), "/new")), 200);
    }

private slots:
    void eventsGoOnAcrossAPublish()
    {
        Spoken upstream;
        GatewayFixture fixture(upstream.route());
        RawClient client(fixture.port());
        client.send("GET /sse HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(upstream.answer(events));
        QVERIFY(client.waitFor("data: 1\n\n"));
        publishOther(fixture);
        QCOMPARE(statusOf(get(fixture.port(), "/sse")), 404);
        upstream.peer->write("data: 2\n\n");
        QVERIFY(client.waitFor("data: 2\n\n"));
        upstream.peer->disconnectFromHost();
        QVERIFY(client.waitFor("\r\n0\r\n\r\n"));
    }

    void eventsOverHttp2GoOnAcrossAPublish()
    {
        Spoken upstream;
        GatewayFixture fixture(upstream.route());
        Http2Client client(fixture.port());
        const auto id = client.ask("GET", "/sse");
        QVERIFY(upstream.answer(events));
        QTRY_COMPARE(client.answer(id).body, QByteArray("data: 1\n\n"));
        publishOther(fixture);
        const auto next = client.ask("GET", "/sse");
        QVERIFY(client.waitForEnd(next));
        QCOMPARE(client.answer(next).head.status, 404);
        upstream.peer->write("data: 2\n\n");
        QTRY_COMPARE(client.answer(id).body, QByteArray("data: 1\n\ndata: 2\n\n"));
        upstream.peer->disconnectFromHost();
        QVERIFY(client.waitForEnd(id));
    }

    void aWebSocketGoesOnAcrossAPublish()
    {
        Spoken upstream;
        GatewayFixture fixture(upstream.route());
        RawClient client(fixture.port());
        client.send(upgrade);
        QVERIFY(upstream.answer(switching + "hello"));
        QVERIFY(client.waitFor("hello"));
        QVERIFY(upstream.request.contains("Upgrade: websocket"));
        publishOther(fixture);
        QCOMPARE(statusOf(get(fixture.port(), "/ws")), 404);
        client.send("ping");
        QTRY_COMPARE(upstream.peer->bytesAvailable(), 4);
        QCOMPARE(upstream.peer->readAll(), QByteArray("ping"));
        upstream.peer->write("pong");
        QVERIFY(client.waitFor("pong"));
        client.socket().disconnectFromHost();
        QTRY_COMPARE(upstream.peer->state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(fixture.gateway.inFlight(), 0);
    }

    void theLastOctetsOfATunnelArrive()
    {
        Spoken upstream;
        GatewayFixture fixture(upstream.route());
        RawClient client(fixture.port());
        client.readOnlyWhenAsked();
        client.socket().setReadBufferSize(4096);
        client.send(upgrade);
        QVERIFY(upstream.answer(switching));
        upstream.peer->write(QByteArray(3 << 20, 'x'));
        upstream.peer->disconnectFromHost(); // when all is written
        QTRY_VERIFY(client.socket().bytesAvailable() > 0);
        client.socket().setReadBufferSize(0);
        QByteArray all;
        QTRY_VERIFY((all += client.socket().readAll()).count('x') >= (3 << 20));
        QVERIFY(client.waitForClose());
    }

    void aWebSocketOverTlsGoesOnAcrossAPublish()
    {
        const TestCertificate certificate = TestCertificate::forName("a");
        const auto quoted = [](QByteArray pem) -> QByteArray {
            return '"' + pem.replace("\n", "\\n") + '"';
        };
        Spoken upstream;
        GatewayOptions options;
        options.tlsPort = 0;
        GatewayFixture fixture(upstream.route("ssls:\n  - {id: s, sni: a, cert: "
                                              + quoted(certificate.certificate.toPem()) + ", key: "
                                              + quoted(certificate.key.toPem()) + "}\n"),
                               options);
        QSslSocket client;
        client.setSslConfiguration(certificate.trusting());
        client.connectToHostEncrypted(u"127.0.0.1"_qs, fixture.gateway.tlsPort(), u"a"_qs);
        QTRY_VERIFY(client.isEncrypted());
        client.write(upgrade);
        QVERIFY(upstream.answer(switching));
        QByteArray received;
        QTRY_VERIFY((received += client.readAll()).contains("101 Switching"));
        publishOther(fixture);
        client.write("ping");
        QTRY_COMPARE(upstream.peer->bytesAvailable(), 4);
        QCOMPARE(upstream.peer->readAll(), QByteArray("ping"));
        received.clear();
        upstream.peer->write(QByteArray(1 << 20, 'y'));
        QTRY_VERIFY((received += client.readAll()).size() >= 1 << 20);
        QCOMPARE(received, QByteArray(1 << 20, 'y'));
        upstream.peer->write("last");
        upstream.peer->disconnectFromHost();
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.readAll(), QByteArray("last"));
    }
};

QTEST_GUILESS_MAIN(TestLongStreams)
#include "tst_long_streams.moc"
