// SPDX-License-Identifier: GPL-3.0-or-later
// What ends a client's connection when the client does not, by a clock that is told the time.
#include "gateway/config/node_settings.h"
#include "gateway/config/yaml.h"
#include "gateway/net/socket_stream.h"
#include "gateway/pipeline/client_connection.h"
#include "gateway/pipeline/compiler.h"
#include "gateway/pipeline/exchange_runner.h"
#include "gateway/pipeline/worker_outbound.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class TestClientTimers : public QObject
{
    Q_OBJECT

private slots:
    void octetsFromAClientThatReadsNothingDoNotKeepItAlive()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RawClient client(server.serverPort());
        client.readOnlyWhenAsked();
        client.socket().setReadBufferSize(1);
        QTRY_VERIFY(server.hasPendingConnections());
        std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        socket->setParent(nullptr);
        auto owned = std::make_unique<net::SocketStream>(std::move(socket));
        net::ByteStream &stream = *owned;
        pipeline::ClientConnection connection(m_context, std::move(owned), {}, nullptr);
        QSignalSpy finished(&connection, &pipeline::ClientConnection::finished);
        stream.write(QByteArray(32 * 1024 * 1024, 'x'));
        client.send(" no request\r\n\r\n");
        qsizetype refused = 0; // the rest is discarded
        QTRY_VERIFY((refused += m_recorder.collect().finished.size()) > 0);
        for (int round = 0; round < 10 && finished.isEmpty(); ++round) {
            client.send("more");
            QTRY_COMPARE(client.socket().bytesToWrite(), 0);
            QCoreApplication::processEvents();
            m_clock.advance(25s);
            connection.checkTimers(m_clock.steady());
        }
        QCOMPARE(finished.count(), 1);
    }

    // The time for which the upstream took nothing is not the client's.
    void aSlowUpstreamDoesNotMakeTheClientSlow()
    {
        constexpr qsizetype size = 32 * 1024 * 1024;
        QTcpServer server, node;
        QVERIFY(server.listen(QHostAddress::LocalHost) && node.listen(QHostAddress::LocalHost));
        node.pauseAccepting();
        route(node.serverPort());
        RawClient client(server.serverPort());
        QTRY_VERIFY(server.hasPendingConnections());
        std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        socket->setParent(nullptr);
        pipeline::ClientConnection connection(
            m_context, std::make_unique<net::SocketStream>(std::move(socket)), {}, nullptr);
        connection.start();
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(size + 1)
                    + "\r\n\r\n" + QByteArray(size, 'x'));
        QTRY_VERIFY(isFull(connection));
        m_clock.advance(10h);
        connection.checkTimers(m_clock.steady());
        node.resumeAccepting();
        QTRY_VERIFY(node.hasPendingConnections());
        QTcpSocket *upstream = node.nextPendingConnection();
        QByteArray taken;
        QTRY_VERIFY((taken += upstream->readAll()).size() > size);
        connection.checkTimers(m_clock.steady());
        client.send("y");
        QTRY_VERIFY((taken += upstream->readAll()).endsWith('y'));
        upstream->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 200 "));
    }

private:
    static bool isFull(const pipeline::ClientConnection &connection)
    {
        pipeline::ClientLink::Runners runners;
        connection.listRunners(runners);
        return runners.size() == 1 && !runners.front()->wantsBody();
    }

    void route(quint16 port)
    {
        const config::ReadResult read = config::readYaml(
            "routes:\n  - {id: r, uri: /*, upstream: {type: roundrobin, nodes: {\"127.0.0.1:"
            + QByteArray::number(port) + "\": 1}}}\n#END\n");
        m_context.snapshot =
            pipeline::compile({read.document, m_registry, m_services, resolveFromEnvironment,
                               router::Mode::HostUri, 1, m_node})
                .snapshot;
    }

    plugin::StatePool m_states;
    plugin::Registry m_registry{{}};
    config::NodeSettings m_node;
    FakeClock m_clock;
    plugin::Services m_services{m_clock, m_states};
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

QTEST_GUILESS_MAIN(TestClientTimers)
#include "tst_client_timers.moc"
