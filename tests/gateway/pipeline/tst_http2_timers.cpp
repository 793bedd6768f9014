// SPDX-License-Identifier: GPL-3.0-or-later
// What ends a handshake, an HTTP/2 connection or one of its streams when the client does not, by a
// clock that is told the time.
#include "gateway/config/node_settings.h"
#include "gateway/config/yaml.h"
#include "gateway/net/socket_stream.h"
#include "gateway/pipeline/compiler.h"
#include "gateway/pipeline/exchange_runner.h"
#include "gateway/pipeline/http2_connection.h"
#include "gateway/pipeline/tls_greeting.h"
#include "gateway/pipeline/worker_outbound.h"
#include "tests/support/echo_upstream.h"
#include "tests/support/fake_clock.h"
#include "tests/support/http2_client.h"
#include "tests/support/http2_upstream.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class TestHttp2Timers : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<net::ByteStream> accepted()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }))
            return nullptr;
        std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
        socket->setParent(nullptr);
        return std::make_unique<net::SocketStream>(std::move(socket));
    }

    void route(quint16 port, const QByteArray &scheme)
    {
        const config::ReadResult read = config::readYaml(
            "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, scheme: " + scheme
            + ", nodes: {\"127.0.0.1:" + QByteArray::number(port) + "\": 1}}}\n#END\n");
        m_context.snapshot =
            pipeline::compile({read.document, m_registry, m_services, resolveFromEnvironment,
                               router::Mode::HostUri, 1, m_node})
                .snapshot;
    }

private slots:
    void initTestCase() { QVERIFY(m_server.listen(QHostAddress::LocalHost)); }

    void aHandshakeHasTenSeconds()
    {
        RawClient client(m_server.serverPort());
        auto stream = accepted();
        QVERIFY(stream);
        pipeline::TlsGreeting greeting(
            std::make_unique<tls::TlsStream>(std::move(stream),
                                             std::make_shared<tls::CertificateStore>()),
            m_clock.steady(), nullptr);
        QSignalSpy finished(&greeting, &pipeline::ClientLink::finished);
        greeting.start();
        client.send("\x16\x03\x01");
        greeting.checkTimers(m_clock.steady() + 9s);
        QCOMPARE(finished.count(), 0);
        greeting.checkTimers(m_clock.steady() + 11s);
        QVERIFY(finished.count() == 1 || finished.wait());
        QVERIFY(client.waitForClose());
    }

    void anIdleConnectionGoesAway()
    {
        Http2Client client(m_server.serverPort());
        pipeline::Http2Connection connection(m_context, accepted(), {}, nullptr);
        QSignalSpy finished(&connection, &pipeline::ClientLink::finished);
        connection.start({});
        QTRY_VERIFY(client.socket().bytesToWrite() == 0);
        m_clock.advance(59s);
        connection.checkTimers(m_clock.steady());
        QCOMPARE(finished.count(), 0);
        m_clock.advance(2s);
        connection.checkTimers(m_clock.steady());
        QVERIFY(client.waitForClose());
        QVERIFY(client.isGoingAway());
        QCOMPARE(client.goAwayCode(), quint32(http2::NoError));
    }

    void aHeadThatTricklesInIsCut()
    {
        RawClient client(m_server.serverPort());
        pipeline::Http2Connection connection(m_context, accepted(), {}, nullptr);
        QSignalSpy finished(&connection, &pipeline::ClientLink::finished);
        connection.start({});
        // Settings, and HEADERS without END_HEADERS.
        client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + QByteArray("\0\0\0\4\0\0\0\0\0", 9)
                    + QByteArray("\0\0\1\1\0\0\0\0\1\x82", 10));
        QTRY_VERIFY(client.received().size() > 9); // its settings are answered
        for (int second = 0; second < 9; ++second) {
            m_clock.advance(1s);
            connection.checkTimers(m_clock.steady());
        }
        QCOMPARE(finished.count(), 0);
        m_clock.advance(2s);
        connection.checkTimers(m_clock.steady());
        QVERIFY(client.waitForClose());
    }

    void aBodyThatStopsIsRefused()
    {
        Http2Upstream upstream;
        route(upstream.port(), "grpc");
        Http2Client client(m_server.serverPort());
        pipeline::Http2Connection connection(m_context, accepted(), {}, nullptr);
        connection.start({});
        const auto stopped = client.ask("POST", "/hang", {}, false);
        client.send(stopped, "some");
        QTRY_COMPARE(upstream.requests(), 1);
        m_clock.advance(29s);
        connection.checkTimers(m_clock.steady());
        QVERIFY(!client.answer(stopped).closed);
        m_clock.advance(2s);
        connection.checkTimers(m_clock.steady());
        QVERIFY(QTest::qWaitFor([&] { return client.answer(stopped).closed; }));
        QCOMPARE(client.answer(stopped).head.status, 408);
        const auto next = client.ask("GET", "/head");
        QVERIFY(client.waitForEnd(next));
        QCOMPARE(client.answer(next).head.status, 200);
    }

    void aClientThatTakesNothingLosesTheStream()
    {
        Http2Upstream upstream;
        route(upstream.port(), "grpc");
        Http2Client client(m_server.serverPort());
        pipeline::Http2Connection connection(m_context, accepted(), {}, nullptr);
        connection.start({});
        client.holdWindows();
        const auto id = client.ask("GET", "/big");
        QTRY_COMPARE(client.answer(id).body.size(), qsizetype(64 * 1024));
        m_clock.advance(30s);
        connection.checkTimers(m_clock.steady());
        QVERIFY(!client.answer(id).closed);
        m_clock.advance(31s);
        connection.checkTimers(m_clock.steady());
        QVERIFY(QTest::qWaitFor([&] { return client.answer(id).closed; }));
        QCOMPARE(client.answer(id).code, quint32(http2::Cancel));
        const auto next = client.ask("GET", "/head");
        QVERIFY(client.waitForEnd(next));
    }

private:
    QTcpServer m_server;
    FakeClock m_clock;
    plugin::StatePool m_states;
    plugin::Registry m_registry{{}};
    plugin::Services m_services{m_clock, m_states};
    config::NodeSettings m_node;
    pipeline::WorkerOptions m_options{.pseudonym = "test"};
    std::atomic<quint64> m_nextId{1};
    transport::UpstreamManager m_upstream;
    pipeline::WorkerOutbound m_outbound{m_upstream, "test"};
    WorkerLocals m_locals;
    traffic::Recorder m_recorder;
    metrics::Collector m_metrics;
    pipeline::WorkerContext m_context{.options = m_options,
                                      .clock = m_clock,
                                      .nextId = m_nextId,
                                      .upstream = m_upstream,
                                      .outbound = m_outbound,
                                      .locals = m_locals,
                                      .recorder = m_recorder,
                                      .metrics = m_metrics,
                                      .snapshot = std::make_shared<pipeline::Snapshot>()};
};

QTEST_GUILESS_MAIN(TestHttp2Timers)
#include "tst_http2_timers.moc"
