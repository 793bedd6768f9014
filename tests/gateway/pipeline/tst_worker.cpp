// SPDX-License-Identifier: GPL-3.0-or-later
// One worker by itself: what it tells when it stops.
#include "gateway/pipeline/worker.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::test;

class TestWorker : public QObject
{
    Q_OBJECT

private slots:
    // The pool counts workers by this signal: a second one would stop the others too early.
    void drainedIsToldOnce_data()
    {
        QTest::addColumn<int>("idle");
        QTest::newRow("no connection") << 0;
        QTest::newRow("idle connections") << 3;
    }
    void drainedIsToldOnce()
    {
        QFETCH(const int, idle);
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        listener.pauseAccepting();
        std::atomic<quint64> nextId{1};
        pipeline::Worker worker({}, nextId, std::make_shared<traffic::Recorder>());
        worker.listen(::dup(int(listener.socketDescriptor())));
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < idle; ++i)
            clients.push_back(std::make_unique<RawClient>(listener.serverPort()));
        QTRY_COMPARE(worker.connections(), idle);
        QSignalSpy drained(&worker, &pipeline::Worker::drained);
        worker.drain();
        for (const auto &client : clients)
            QVERIFY(client->waitForClose());
        QTRY_COMPARE(drained.count(), 1);
        worker.cutAll(); // as the pool does when the grace of the others ends
        QCOMPARE(drained.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
