// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/queue.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::delivery;
using namespace std::chrono_literals;

class TestQueue : public QObject
{
    Q_OBJECT

private slots:
    void waitsForSilence();
    void waitsNoLongerThanItsDuration();
    void aFullBatchIsDueAtOnce();
    void whatIsClosedIsDueAtOnce();
    void entriesAreBounded();
    void octetsAreBoundedTogether();
    void wakesWhenThereIsSomethingToDo();
};

namespace {

struct Fixture {
    test::FakeClock clock;
    std::shared_ptr<Budget> budget = std::make_shared<Budget>();
    int woken = 0;
    Queue queue;

    explicit Fixture(const BatchSettings &settings)
        : queue(settings, clock, budget, [this] { ++woken; })
    {
    }
};

} // namespace

void TestQueue::waitsForSilence()
{
    Fixture f({.inactive = 5s, .duration = 60s});
    QVERIFY(!f.queue.due());
    f.queue.push("a");
    f.clock.advance(4s);
    f.queue.push("b");
    QCOMPARE((*f.queue.due() - f.clock.steady()).count(), std::chrono::nanoseconds(5s).count());
    QCOMPARE(f.queue.take(), (QList<QByteArray>{"a", "b"}));
    QVERIFY(!f.queue.due());
}

void TestQueue::waitsNoLongerThanItsDuration()
{
    Fixture f({.inactive = 5s, .duration = 10s});
    const Clock::Steady start = f.clock.steady();
    for (int i = 0; i < 4; ++i) {
        f.queue.push("x");
        f.clock.advance(3s);
    }
    QVERIFY(*f.queue.due() == start + 10s);
}

void TestQueue::aFullBatchIsDueAtOnce()
{
    Fixture f({.maxSize = 2});
    for (const char *entry : {"a", "b", "c"})
        f.queue.push(entry);
    QVERIFY(*f.queue.due() <= f.clock.steady());
    QCOMPARE(f.queue.take(), (QList<QByteArray>{"a", "b"}));
    QVERIFY(*f.queue.due() > f.clock.steady());
    QCOMPARE(f.queue.take(), QList<QByteArray>{"c"});
}

void TestQueue::whatIsClosedIsDueAtOnce()
{
    Fixture f({});
    f.queue.push("a");
    QVERIFY(*f.queue.due() > f.clock.steady());
    f.queue.close();
    QVERIFY(f.queue.isClosed());
    QVERIFY(*f.queue.due() <= f.clock.steady());
}

void TestQueue::entriesAreBounded()
{
    Fixture f({.maxPending = 3});
    f.queue.push("a");
    f.queue.push("b");
    const QList<QByteArray> batch = f.queue.take();
    f.queue.push("c");
    f.queue.push("lost");
    f.queue.push("lost");
    QCOMPARE(f.queue.pending(), 3);
    QCOMPARE(f.queue.takeLost(), quint64(2));
    QCOMPARE(f.queue.takeLost(), quint64(0));
    f.queue.settle(batch);
    f.queue.push("d");
    QCOMPARE(f.queue.take(), (QList<QByteArray>{"c", "d"}));
}

void TestQueue::octetsAreBoundedTogether()
{
    Fixture f({});
    Queue sibling({}, f.clock, f.budget, [] {});
    const QByteArray large(Budget::most / 2, 'x');
    f.queue.push(large);
    sibling.push(large);
    sibling.push("y");
    QCOMPARE(sibling.takeLost(), quint64(1));
    f.queue.settle(f.queue.take());
    sibling.push("y");
    QCOMPARE(sibling.takeLost(), quint64(0));
    QCOMPARE(f.budget->used.load(), large.size() + 1);
}

void TestQueue::wakesWhenThereIsSomethingToDo()
{
    Fixture f({.maxSize = 3, .maxPending = 4});
    f.queue.push("first");
    QCOMPARE(f.woken, 1);
    f.queue.push("second");
    QCOMPARE(f.woken, 1);
    f.queue.push("full");
    QCOMPARE(f.woken, 2);
    f.queue.push("more");
    QCOMPARE(f.woken, 2);
    f.queue.push("lost");
    f.queue.push("lost");
    QCOMPARE(f.woken, 3);
    f.queue.close();
    QCOMPARE(f.woken, 4);
}

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
