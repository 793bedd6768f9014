// SPDX-License-Identifier: GPL-3.0-or-later
// What ends a client's connection when the client does not, by a clock that is told the time.
#include "gateway/net/socket_stream.h"
#include "gateway/pipeline/client_connection.h"
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

private:
    FakeClock m_clock;
    pipeline::WorkerOptions m_options;
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
