// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/leaky_bucket.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::limits;
using namespace std::chrono_literals;

class TestLeakyBucket : public QObject
{
    Q_OBJECT

private slots:
    void sequence_data();
    void sequence();
    void keysAreSeparate();
    void emptyBucketsAreForgotten();
    void hugeWaitDoesNotOverflow();
};

// The requests' times in milliseconds, and what each is told: the wait in ms, or -1.
void TestLeakyBucket::sequence_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("burst");
    QTest::addColumn<QList<int>>("times");
    QTest::addColumn<QList<double>>("waits");
    QTest::newRow("no burst") << 1.0 << 0.0 << QList<int>{0, 500, 999, 1000, 1001, 1999, 2000}
                              << QList<double>{0, -1, -1, 0, -1, -1, 0};
    QTest::newRow("burst") << 1.0 << 2.0 << QList<int>{0, 0, 0, 0, 1000, 1000}
                           << QList<double>{0, 1000, 2000, -1, 2000, -1};
    QTest::newRow("part of a burst")
        << 2.0 << 0.5 << QList<int>{0, 250, 250, 500, 1000} << QList<double>{0, 250, -1, -1, 0};
    QTest::newRow("slow") << 0.1 << 0.0 << QList<int>{0, 9999, 10000} << QList<double>{0, -1, 0};
    QTest::newRow("fast") << 1000.0 << 1.0 << QList<int>{0, 0, 0, 1} << QList<double>{0, 1, -1, 1};
    // 1000/3 thousandths leak in 1/3 s: what is remembered is cut to whole ones
    QTest::newRow("cut") << 1.0 / 3 << 1.0 << QList<int>{0, 1, 3001}
                         << QList<double>{0, 2999, 2997 + 0.0};
    QTest::newRow("long after") << 1.0 << 1.0 << QList<int>{0, 0, 100000, 100000}
                                << QList<double>{0, 1000, 0, 1000};
}

void TestLeakyBucket::sequence()
{
    QFETCH(double, rate);
    QFETCH(double, burst);
    QFETCH(QList<int>, times);
    LeakyBucket bucket;
    QList<double> waits;
    for (const int time : times) {
        test::FakeClock clock;
        clock.advance(std::chrono::milliseconds(time));
        const auto wait = bucket.pour("k", {rate, burst}, clock.steady());
        waits.append(wait ? std::round(wait->count() * 1e6) / 1e3 : -1);
    }
    QTEST(waits, "waits");
}

void TestLeakyBucket::keysAreSeparate()
{
    LeakyBucket bucket;
    const test::FakeClock clock;
    QVERIFY(bucket.pour("a", {1, 0}, clock.steady()));
    QVERIFY(bucket.pour("b", {1, 0}, clock.steady()));
    QVERIFY(!bucket.pour("a", {1, 0}, clock.steady()));
}

void TestLeakyBucket::emptyBucketsAreForgotten()
{
    LeakyBucket bucket(16); // one a shard
    test::FakeClock clock;
    for (int i = 0; i < 200; ++i) {
        QVERIFY(bucket.pour(QByteArray::number(i), {1000, 0}, clock.steady()));
        clock.advance(1s);
    }
    QVERIFY(bucket.size() <= 16);
}

void TestLeakyBucket::hugeWaitDoesNotOverflow()
{
    LeakyBucket bucket;
    test::FakeClock clock;
    QVERIFY(bucket.pour("k", {1e-300, 1e300}, clock.steady()));
    clock.advance(1h);
    const auto wait = bucket.pour("k", {1e-300, 1e300}, clock.steady());
    QVERIFY(wait && wait->count() > 1e290);
}

QTEST_GUILESS_MAIN(TestLeakyBucket)
#include "tst_leaky_bucket.moc"
