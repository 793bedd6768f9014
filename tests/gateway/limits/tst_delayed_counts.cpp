// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/delayed_counts.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::limits;
using namespace std::chrono_literals;

class TestDelayedCounts : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatIsLeftElsewhere();
    void asksAgainWhenTheWindowIsOver();
    void asksAgainForAnotherLimit();
    void flushesOnceAndOnlyWhatWasCounted();
    void failedFlushesAreFlushedAgain();
    void oneSchedulesAnInterval();
    void isBounded();

private:
    test::FakeClock m_clock;
};

void TestDelayedCounts::countsWhatIsLeftElsewhere()
{
    DelayedCounts counts(1s);
    QVERIFY(!counts.take("k", 5, m_clock.steady()));
    const auto flush = counts.begin("k", 5, 60, m_clock.steady());
    QCOMPARE(flush.amount, 0);
    counts.learn(flush, {true, 2, Seconds(30)}, m_clock.steady());
    QList<qint64> left;
    for (int i = 0; i < 3; ++i) {
        const auto verdict = counts.take("k", 5, m_clock.steady());
        QVERIFY(verdict);
        left.append(verdict->allowed ? verdict->remaining : -1);
        QCOMPARE(verdict->reset.count(), 30.0);
    }
    QCOMPARE(left, (QList<qint64>{1, 0, -1}));
}

void TestDelayedCounts::asksAgainWhenTheWindowIsOver()
{
    DelayedCounts counts(1s);
    counts.learn(counts.begin("k", 5, 60, m_clock.steady()), {true, 2, Seconds(30)},
                 m_clock.steady());
    m_clock.advance(29s);
    QCOMPARE(counts.take("k", 5, m_clock.steady())->reset.count(), 1.0);
    m_clock.advance(1s);
    QVERIFY(!counts.take("k", 5, m_clock.steady()));
}

void TestDelayedCounts::asksAgainForAnotherLimit()
{
    DelayedCounts counts(1s);
    counts.learn(counts.begin("k", 5, 60, m_clock.steady()), {true, 2, Seconds(30)},
                 m_clock.steady());
    QVERIFY(counts.take("k", 5, m_clock.steady()));
    QVERIFY(!counts.take("k", 9, m_clock.steady()));
}

void TestDelayedCounts::flushesOnceAndOnlyWhatWasCounted()
{
    DelayedCounts counts(1s);
    counts.learn(counts.begin("k", 9, 60, m_clock.steady()), {true, 3, Seconds(30)},
                 m_clock.steady());
    for (int i = 0; i < 2; ++i)
        QVERIFY(counts.take("k", 9, m_clock.steady())->allowed);
    const auto first = counts.beginAll(m_clock.steady());
    QCOMPARE(first.size(), 1);
    QCOMPARE(first[0].amount, 2);
    QVERIFY(counts.beginAll(m_clock.steady()).isEmpty()); // it is on its way
    QVERIFY(counts.take("k", 9, m_clock.steady())->allowed); // and counts meanwhile
    QVERIFY(!counts.take("k", 9, m_clock.steady())->allowed);
    counts.learn(first[0], {true, 1, Seconds(30)}, m_clock.steady());
    QCOMPARE(counts.beginAll(m_clock.steady()).value(0).amount, 1);
}

void TestDelayedCounts::failedFlushesAreFlushedAgain()
{
    DelayedCounts counts(1s);
    counts.learn(counts.begin("k", 9, 60, m_clock.steady()), {true, 3, Seconds(30)},
                 m_clock.steady());
    QVERIFY(counts.take("k", 9, m_clock.steady())->allowed);
    counts.failed(counts.beginAll(m_clock.steady()).value(0));
    QCOMPARE(counts.beginAll(m_clock.steady()).value(0).amount, 1);
}

void TestDelayedCounts::oneSchedulesAnInterval()
{
    DelayedCounts counts(1s);
    QVERIFY(counts.isToSchedule(m_clock.steady()));
    QVERIFY(!counts.isToSchedule(m_clock.steady()));
    m_clock.advance(999ms);
    QVERIFY(!counts.isToSchedule(m_clock.steady()));
    m_clock.advance(1ms);
    QVERIFY(counts.isToSchedule(m_clock.steady()));
}

void TestDelayedCounts::isBounded()
{
    DelayedCounts counts(1s);
    for (int i = 0; i < DelayedCounts::maxKeys + 100; ++i)
        (void)counts.begin(QByteArray::number(i), 1, 1, m_clock.steady());
    QCOMPARE(counts.size(), DelayedCounts::maxKeys);
    m_clock.advance(2s);
    QVERIFY(counts.beginAll(m_clock.steady()).isEmpty());
    QCOMPARE(counts.size(), 0);
}

QTEST_GUILESS_MAIN(TestDelayedCounts)
#include "tst_delayed_counts.moc"
