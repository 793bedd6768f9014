// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/lane.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::delivery;
using namespace std::chrono_literals;

class TestLane : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatIsDue();
    void sendsOneBatchAfterTheOther();
    void triesAgainAfterADelay();
    void dropsAndTells();
    void tellsAtMostOnceASecond();
    void hurriesWithoutTryingAgain();
    void isOverWhenAllIsGone();
};

namespace {

class FakeDestination final : public Destination
{
public:
    void send(const QList<QByteArray> &batch, Done done) override
    {
        sent.append(batch);
        if (answersAtOnce)
            done(failure);
        else
            waiting = std::move(done);
    }

    QList<QList<QByteArray>> sent;
    QString failure;
    bool answersAtOnce = true;
    Done waiting;
};

struct Fixture {
    test::FakeClock clock;
    std::shared_ptr<Queue> queue;
    FakeDestination *destination = new FakeDestination;
    QStringList announced;
    Lane lane;

    explicit Fixture(const BatchSettings &settings)
        : queue(std::make_shared<Queue>(settings, clock, std::make_shared<Budget>(), [] {}))
        , lane(
              queue, std::unique_ptr<Destination>(destination), clock,
              [this](const QString &text) { announced.append(text); }, [] {})
    {
    }

    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        lane.look();
    }
};

} // namespace

void TestLane::sendsWhatIsDue()
{
    Fixture f({.inactive = 5s});
    f.queue->push("a");
    f.lane.look();
    QVERIFY(f.destination->sent.isEmpty());
    QVERIFY(*f.lane.next() == f.clock.steady() + 5s);
    f.pass(5s);
    QCOMPARE(f.destination->sent, QList<QList<QByteArray>>{{"a"}});
    QVERIFY(!f.lane.next());
    QCOMPARE(f.queue->pending(), 0);
}

void TestLane::sendsOneBatchAfterTheOther()
{
    Fixture f({.maxSize = 1});
    f.destination->answersAtOnce = false;
    f.queue->push("a");
    f.queue->push("b");
    f.lane.look();
    QCOMPARE(f.destination->sent.size(), 1);
    QCOMPARE(f.queue->pending(), 2);
    f.destination->waiting({});
    f.lane.look();
    QCOMPARE(f.destination->sent, (QList<QList<QByteArray>>{{"a"}, {"b"}}));
}

void TestLane::triesAgainAfterADelay()
{
    Fixture f({.maxSize = 1, .maxRetries = 2, .retryDelay = 3s});
    f.destination->failure = u"refused"_qs;
    f.queue->push("a");
    f.lane.look();
    QCOMPARE(f.destination->sent.size(), 1);
    QVERIFY(*f.lane.next() == f.clock.steady() + 3s);
    f.pass(3s);
    QCOMPARE(f.destination->sent.size(), 2);
    f.destination->failure.clear();
    f.pass(3s);
    QCOMPARE(f.destination->sent.size(), 3);
    QVERIFY(f.announced.isEmpty());
    QCOMPARE(f.queue->pending(), 0);
}

void TestLane::dropsAndTells()
{
    Fixture f({.name = "http logger", .maxSize = 2});
    f.destination->failure = u"refused"_qs;
    f.queue->push("a");
    f.queue->push("b");
    f.lane.look();
    QCOMPARE(f.destination->sent.size(), 1);
    QCOMPARE(f.announced, QStringList{u"http logger: 2 log entries were dropped: refused"_qs});
    QCOMPARE(f.queue->pending(), 0);
}

void TestLane::tellsAtMostOnceASecond()
{
    Fixture f({.name = "n", .maxSize = 1});
    f.destination->failure = u"refused"_qs;
    for (int i = 0; i < 5; ++i) {
        f.queue->push("a");
        f.lane.look();
    }
    QCOMPARE(f.announced.size(), 1);
    QVERIFY(*f.lane.next() == f.clock.steady() + 1s);
    f.pass(1s);
    QCOMPARE(f.announced.size(), 2);
    QCOMPARE(f.announced.last(), u"n: 4 log entries were dropped: refused"_qs);
    QVERIFY(!f.lane.next());
}

void TestLane::hurriesWithoutTryingAgain()
{
    Fixture f({.maxRetries = 60});
    f.queue->push("a");
    f.lane.hurry();
    QCOMPARE(f.destination->sent.size(), 1);
    f.destination->failure = u"refused"_qs;
    f.queue->push("b");
    f.lane.hurry();
    QCOMPARE(f.destination->sent.size(), 2);
    QVERIFY(f.lane.isIdle());
    QCOMPARE(f.announced.size(), 1);
}

void TestLane::isOverWhenAllIsGone()
{
    Fixture f({});
    f.destination->answersAtOnce = false;
    f.queue->push("a");
    f.queue->close();
    QVERIFY(!f.lane.isOver());
    f.lane.look();
    QVERIFY(!f.lane.isOver());
    f.destination->waiting({});
    QVERIFY(f.lane.isOver());
}

QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
