// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/breaker.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::limits;

class TestBreaker : public QObject
{
    Q_OBJECT

private slots:
    void sequence_data();
    void sequence();
    void asksLeaveNoTrace();
};

// A script: F a failure, S a success, ? is it open (O or .), a digit: so many seconds pass.
void TestBreaker::sequence_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("answers");
    QTest::newRow("opens at the limit") << "?F?F?F?"_qba
                                        << "...O"_qba;
    QTest::newRow("two seconds, counted in whole ones") << "FFF2?1?"_qba
                                                        << "O."_qba;
    QTest::newRow("passes again, stays counted") << "FFF3?F?F?F?4?1?"_qba
                                                 << "...OO."_qba;
    QTest::newRow("doubles") << "FFF3FFF5FFF8?1?"_qba
                             << "O."_qba;
    QTest::newRow("at most ten seconds") << "FFF3FFF5FFF9FFF9?1?1?"_qba
                                         << "O.."_qba;
    QTest::newRow("successes close") << "FFFSS?FFF?"_qba
                                     << ".O"_qba;
    QTest::newRow("one success does not") << "FFFS?"_qba
                                          << "O"_qba;
    QTest::newRow("a failure starts the successes anew") << "FFSFSS?FF?F?"_qba
                                                         << "..O"_qba;
    QTest::newRow("successes without failures count nothing") << "SSSFFSF?"_qba
                                                              << "O"_qba;
}

void TestBreaker::sequence()
{
    QFETCH(QByteArray, script);
    Breaker breaker;
    test::FakeClock clock;
    const BreakerRules rules{3, 2, std::chrono::seconds(10)};
    QByteArray answers;
    for (const char step : script) {
        if (step == 'F')
            breaker.failed("k", rules, clock);
        else if (step == 'S')
            breaker.succeeded("k", rules, clock);
        else if (step == '?')
            answers += breaker.isOpen("k", rules, clock) ? 'O' : '.';
        else
            clock.advance(std::chrono::seconds(step - '0'));
    }
    QTEST(answers, "answers");
    QVERIFY(!breaker.isOpen("other", rules, clock));
}

void TestBreaker::asksLeaveNoTrace()
{
    Breaker breaker;
    const test::FakeClock clock;
    QVERIFY(!breaker.isOpen("k", {}, clock));
    breaker.succeeded("k", {}, clock);
    QCOMPARE(breaker.size(), std::size_t(0));
}

QTEST_GUILESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
