// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/connection_count.h"

#include <QtTest>

#include <thread>

using namespace gatehouse::limits;

class TestConnectionCount : public QObject
{
    Q_OBJECT

private slots:
    void delays_data();
    void delays();
    void refusesAndForgets();
    void leavingTwiceHarmsNobody();
    void unitFollowsTheRequests();
    void isExactFromManyThreads();
};

void TestConnectionCount::delays_data()
{
    QTest::addColumn<qint64>("most");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<double>("delay");
    QTest::newRow("first") << qint64(1) << qint64(1) << 0.0;
    QTest::newRow("full") << qint64(3) << qint64(3) << 0.0;
    QTest::newRow("above") << qint64(3) << qint64(4) << 0.5;
    QTest::newRow("twice") << qint64(3) << qint64(6) << 0.5;
    QTest::newRow("above twice") << qint64(3) << qint64(7) << 1.0;
    QTest::newRow("one by one") << qint64(1) << qint64(4) << 1.5;
}

void TestConnectionCount::delays()
{
    QFETCH(qint64, most);
    QFETCH(qint64, count);
    QTEST((Crowd{most, 10}.delay(count, Seconds(0.5)).count()), "delay");
}

void TestConnectionCount::refusesAndForgets()
{
    ConnectionCount count;
    const Crowd crowd{1, 1};
    QCOMPARE(count.enter("a", crowd).value_or(0), 1);
    QCOMPARE(count.enter("a", crowd).value_or(0), 2);
    QVERIFY(!count.enter("a", crowd));
    QVERIFY(!count.enter("a", crowd)); // a refused one does not count
    QCOMPARE(count.enter("b", crowd).value_or(0), 1);
    count.leave("a");
    QCOMPARE(count.enter("a", crowd).value_or(0), 2);
    count.leave("a");
    count.leave("a");
    count.leave("b");
    QCOMPARE(count.size(), std::size_t(0));
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    QVERIFY(count.enter("c", {huge, huge}));
}

void TestConnectionCount::leavingTwiceHarmsNobody()
{
    ConnectionCount count;
    count.leave("a");
    QCOMPARE(count.count("a"), 0);
    QCOMPARE(count.enter("a", {1, 0}).value_or(0), 1);
}

void TestConnectionCount::unitFollowsTheRequests()
{
    UnitDelay unit(Seconds(1));
    unit.follow(Seconds(3));
    QCOMPARE(unit.now().count(), 2.0);
    unit.follow(Seconds(0));
    QCOMPARE(unit.now().count(), 1.0);
}

void TestConnectionCount::isExactFromManyThreads()
{
    ConnectionCount count;
    std::atomic<int> entered = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 1000; ++k)
                entered += count.enter("a", {100, 20}) ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(entered.load(), 120);
    QCOMPARE(count.count("a"), 120);
}

QTEST_GUILESS_MAIN(TestConnectionCount)
#include "tst_connection_count.moc"
