// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/2 toward an upstream: which connections are used again.
#include "tests/gateway/transport/exchange_probe.h"

#include <QTcpServer>

using namespace gatehouse;
using namespace gatehouse::test;
using transport::UpstreamManager;
using transport::UpstreamRequest;

class TestH2Upstream : public QObject
{
    Q_OBJECT

private slots:
    // It may have gone without a word; the next request must not wait for it as well.
    void aConnectionThatFellSilentIsNotUsedAgain()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        int connections = 0;
        connect(&silent, &QTcpServer::newConnection, this, [&] { ++connections; });
        UpstreamRequest request;
        request.method = "GET";
        request.target = "/";
        request.headers = {{"Host", "a"}};
        request.host = "127.0.0.1";
        request.port = silent.serverPort();
        request.http2 = true;
        request.bodyless = true;
        request.timeouts.read = std::chrono::milliseconds(50);
        UpstreamManager manager;
        for (int round = 1; round <= 2; ++round) {
            const Outcome outcome = exchange(manager, request);
            QVERIFY(outcome.failure);
            QCOMPARE(outcome.failure->kind, ErrorKind::Timeout);
            QCOMPARE(connections, round);
        }
        QTRY_COMPARE(manager.openConnections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestH2Upstream)
#include "tst_h2_upstream.moc"
