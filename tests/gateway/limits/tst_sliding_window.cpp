// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/sliding_window.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::limits;
using namespace std::chrono_literals;

class TestSlidingWindow : public QObject
{
    Q_OBJECT

private slots:
    void isAlignedToTheWallClock();
    void refusesWhenFull();
    void weighsThePreviousWindow();
    void forgetsWhatIsTwoWindowsOld();
    void refusedRequestsAreNotCounted();
};

void TestSlidingWindow::isAlignedToTheWallClock()
{
    test::FakeClock clock; // begins at a full minute
    clock.advance(19810ms);
    SlidingWindow window(clock);
    const Verdict first = window.take("a", 2, 60s, clock.steady());
    QCOMPARE(resetText(first.reset), "40.19"_qba);
    QCOMPARE(first.remaining, 1);
}

void TestSlidingWindow::refusesWhenFull()
{
    test::FakeClock clock;
    clock.advance(19820ms);
    SlidingWindow window(clock);
    QVERIFY(window.take("a", 2, 60s, clock.steady()).allowed);
    QCOMPARE(window.take("a", 2, 60s, clock.steady()).remaining, 0);
    const Verdict refused = window.take("a", 2, 60s, clock.steady());
    QVERIFY(!refused.allowed);
    QCOMPARE(refused.remaining, 0);
    QCOMPARE(resetText(refused.reset), "40.18"_qba);
}

void TestSlidingWindow::weighsThePreviousWindow()
{
    test::FakeClock clock;
    SlidingWindow window(clock);
    for (int i = 0; i < 10; ++i)
        QVERIFY(window.take("a", 10, 60s, clock.steady()).allowed);
    clock.advance(60s); // all ten still count
    const Verdict refused = window.take("a", 10, 60s, clock.steady());
    QVERIFY(!refused.allowed);
    QCOMPARE(refused.reset.count(), 0.0); // 60 s left, minus 10 free places at 1/6 per second

    clock.advance(30s); // half of them
    QList<bool> allowed;
    for (int i = 0; i < 6; ++i)
        allowed.append(window.take("a", 10, 60s, clock.steady()).allowed);
    QCOMPARE(allowed, (QList<bool>{true, true, true, true, true, false}));
    const Verdict wait = window.take("a", 10, 60s, clock.steady());
    QCOMPARE(wait.reset.count(), 0.0); // the next slides out at once
}

void TestSlidingWindow::forgetsWhatIsTwoWindowsOld()
{
    test::FakeClock clock;
    SlidingWindow window(clock);
    for (int i = 0; i < 10; ++i)
        window.take("a", 10, 60s, clock.steady());
    clock.advance(121s);
    QCOMPARE(window.take("a", 10, 60s, clock.steady()).remaining, 9);
}

void TestSlidingWindow::refusedRequestsAreNotCounted()
{
    test::FakeClock clock;
    SlidingWindow window(clock);
    for (int i = 0; i < 100; ++i)
        window.take("a", 4, 60s, clock.steady());
    clock.advance(90s); // 4 of the previous window count half: 2 are left
    QCOMPARE(window.take("a", 4, 60s, clock.steady()).remaining, 1);
}

QTEST_GUILESS_MAIN(TestSlidingWindow)
#include "tst_sliding_window.moc"
