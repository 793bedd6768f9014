// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/fixed_window.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

#include <thread>

using namespace gatehouse;
using namespace gatehouse::limits;
using namespace std::chrono_literals;

class TestFixedWindow : public QObject
{
    Q_OBJECT

private slots:
    void countsDownAndRefuses();
    void startsAtTheFirstHit();
    void keysAreSeparate();
    void longKeysAreRememberedShortAndStaySeparate();
    void forgetsTheOldestWhenFull();
    void dropsExpiredKeysBeforeLiveOnes();
    void hugeWindowDoesNotOverflow();
    void isExactFromManyThreads();
    void resetText_data();
    void resetText();

private:
    test::FakeClock m_clock;
};

void TestFixedWindow::countsDownAndRefuses()
{
    FixedWindow window;
    QList<qint64> remaining;
    QList<bool> allowed;
    for (int i = 0; i < 4; ++i) {
        const Verdict verdict = window.take("a", 2, 60s, m_clock.steady());
        remaining.append(verdict.remaining);
        allowed.append(verdict.allowed);
    }
    QCOMPARE(remaining, (QList<qint64>{1, 0, 0, 0}));
    QCOMPARE(allowed, (QList<bool>{true, true, false, false}));
}

void TestFixedWindow::startsAtTheFirstHit()
{
    FixedWindow window;
    QCOMPARE(window.take("a", 1, 10s, m_clock.steady()).reset.count(), 10.0);
    m_clock.advance(4500ms);
    const Verdict refused = window.take("a", 1, 10s, m_clock.steady());
    QVERIFY(!refused.allowed);
    QCOMPARE(refused.reset.count(), 5.5);
    m_clock.advance(5500ms);
    const Verdict renewed = window.take("a", 1, 10s, m_clock.steady());
    QVERIFY(renewed.allowed);
    QCOMPARE(renewed.reset.count(), 10.0);
}

void TestFixedWindow::keysAreSeparate()
{
    FixedWindow window;
    QVERIFY(window.take("a", 1, 10s, m_clock.steady()).allowed);
    QVERIFY(window.take("b", 1, 10s, m_clock.steady()).allowed);
    QVERIFY(!window.take("a", 1, 10s, m_clock.steady()).allowed);
    QCOMPARE(window.size(), 2u);
}

void TestFixedWindow::longKeysAreRememberedShortAndStaySeparate()
{
    const QByteArray one = QByteArray(16 * 1024, 'k') + '1', two = one.chopped(1) + '2';
    QCOMPARE(RememberedKey("k").view(), QByteArrayView("k"));
    QCOMPARE(RememberedKey(one).view().size(), 32);
    FixedWindow window;
    QVERIFY(window.take(one, 1, 60s, m_clock.steady()).allowed);
    QVERIFY(window.take(two, 1, 60s, m_clock.steady()).allowed);
    QVERIFY(!window.take(one, 1, 60s, m_clock.steady()).allowed);
}

void TestFixedWindow::forgetsTheOldestWhenFull()
{
    FixedWindow window(64);
    for (int i = 0; i < 5000; ++i)
        window.take(QByteArray::number(i), 1, 3600s, m_clock.steady());
    QVERIFY2(window.size() <= 64u, qPrintable(QString::number(window.size())));
    QVERIFY(window.size() >= 48u);
    QVERIFY(!window.take("4999", 1, 3600s, m_clock.steady()).allowed); // the newest is remembered
    QVERIFY(window.take("0", 1, 3600s, m_clock.steady()).allowed); // the oldest is not
}

void TestFixedWindow::dropsExpiredKeysBeforeLiveOnes()
{
    FixedWindow window;
    for (int i = 0; i < 1000; ++i)
        window.take(QByteArray("old" + QByteArray::number(i)), 1, 10s, m_clock.steady());
    QCOMPARE(window.size(), 1000u);
    m_clock.advance(11s);
    for (int i = 0; i < 1000; ++i)
        window.take(QByteArray("new" + QByteArray::number(i)), 1, 10s, m_clock.steady());
    QVERIFY2(window.size() < 1200u, qPrintable(QString::number(window.size())));
}

void TestFixedWindow::hugeWindowDoesNotOverflow()
{
    FixedWindow window;
    const Seconds huge(9007199254740991.0);
    QVERIFY(window.take("a", 1, huge, m_clock.steady()).allowed);
    QVERIFY(!window.take("a", 1, huge, m_clock.steady()).allowed);
}

void TestFixedWindow::isExactFromManyThreads()
{
    FixedWindow window;
    std::atomic<int> allowed = 0;
    const auto now = m_clock.steady();
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 500; ++i)
                    allowed += window.take("shared", 300, 60s, now).allowed ? 1 : 0;
            });
        }
    }
    QCOMPARE(allowed.load(), 300);
}

void TestFixedWindow::resetText_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 60.0 << "60"_qba;
    QTest::newRow("cut, not rounded") << 59.999 << "59.99"_qba;
    QTest::newRow("two decimals") << 59.99 << "59.99"_qba;
    QTest::newRow("one decimal") << 0.5 << "0.5"_qba;
    QTest::newRow("zero") << 0.001 << "0"_qba;
    QTest::newRow("large") << 9007199254740991.0 << "9.007199254741e+15"_qba;
}

void TestFixedWindow::resetText()
{
    QFETCH(double, seconds);
    QTEST(limits::resetText(Seconds(seconds)), "text");
}

QTEST_GUILESS_MAIN(TestFixedWindow)
#include "tst_fixed_window.moc"
