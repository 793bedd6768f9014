// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/collector.h"

#include <QtTest>

using namespace gatehouse::metrics;

class TestCollector : public QObject
{
    Q_OBJECT

private slots:
    void classes_data();
    void classes();
    void countsByRoute();
    void tellsTheHighestInFlight();
    void binsMerge();
};

void TestCollector::classes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("transportError");
    QTest::addColumn<int>("expected");
    QTest::newRow("none") << 0 << false << int(Class::Transport);
    QTest::newRow("101") << 101 << false << int(Class::Informational);
    QTest::newRow("204") << 204 << false << int(Class::Success);
    QTest::newRow("304") << 304 << false << int(Class::Redirect);
    QTest::newRow("404") << 404 << false << int(Class::ClientError);
    QTest::newRow("503") << 503 << false << int(Class::ServerError);
    QTest::newRow("999") << 999 << false << int(Class::ServerError);
    QTest::newRow("502 of ours") << 502 << true << int(Class::Transport);
}

void TestCollector::classes()
{
    QFETCH(const int, status);
    QFETCH(const bool, transportError);
    QTEST(int(classOf(status, transportError)), "expected");
}

void TestCollector::countsByRoute()
{
    Collector collector;
    for (int i = 0; i < 3; ++i)
        collector.began();
    collector.ended({"a", Class::Success, 200, 1000, 700, 10, 20});
    collector.ended({"a", Class::ClientError, 404, 50, -1, 1, 2});
    collector.ended({"", Class::Transport, 0, 5, -1, -4, 0});
    const BinMap bins = collector.take();
    const Bin a = bins.value("a");
    QCOMPARE(a.requests(), quint64(2));
    QCOMPARE(a.byCode, (std::vector<CodeCount>{{200, 1}, {404, 1}}));
    QCOMPARE(a.latency.sum(), quint64(1050));
    QCOMPARE(a.upstreamLatency.count(), quint64(1));
    QCOMPARE(a.gatewayLatency.sum(), quint64(350));
    QCOMPARE(a.bytesIn, quint64(11));
    QCOMPARE(a.bytesOut, quint64(22));
    QCOMPARE(bins.value("").errors(), quint64(1));
    QCOMPARE(bins.value("").bytesIn, quint64(0));
    QVERIFY(collector.take().isEmpty());
}

void TestCollector::tellsTheHighestInFlight()
{
    Collector collector;
    collector.began();
    collector.began();
    collector.ended({"a", Class::Success, 200, 1, -1, 0, 0});
    QCOMPARE(collector.inFlight(), 1);
    QCOMPARE(collector.take().value("").inFlight, 2u);
    QCOMPARE(collector.take().value("").inFlight, 1u); // the one that lasts
    collector.ended({"a", Class::Success, 200, 1, -1, 0, 0});
    collector.ended({"a", Class::Success, 200, 1, -1, 0, 0}); // once too often
    QCOMPARE(collector.inFlight(), 0);
}

void TestCollector::binsMerge()
{
    Bin one, two;
    one.byClass[1] = 3;
    one.addCode(200, 3);
    one.inFlight = 4;
    one.bytesOut = 5;
    two.byClass[1] = 1;
    two.byClass[4] = 2;
    two.addCode(500, 2);
    two.addCode(200);
    two.inFlight = 3;
    two.latency.record(10);
    one.merge(two);
    QCOMPARE(one.requests(), quint64(6));
    QCOMPARE(one.byCode, (std::vector<CodeCount>{{200, 4}, {500, 2}}));
    QCOMPARE(one.inFlight, 4u);
    QCOMPARE(one.latency.count(), quint64(1));
    QCOMPARE(one.bytesOut, quint64(5));
    QVERIFY(one.octets() > qint64(sizeof(Bin)));
}

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
