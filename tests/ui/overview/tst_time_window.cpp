// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/time_window.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using metrics::Class;

class TestTimeWindow : public QObject
{
    Q_OBJECT
private slots:
    void windowsAreWhole();
    void columnsEndNow();
    void columnsKeepTheirContent();
    void nothingCountedIsNoColumn();
    void ceilings_data();
    void ceilings();
    void scaleShrinksLate();
};

static metrics::BinMap oneRequest(Class c = Class::Success)
{
    metrics::Bin bin;
    bin.byClass[std::size_t(c)] = 1;
    bin.latency.record(1000);
    return {{"r", bin}};
}

void TestTimeWindow::windowsAreWhole()
{
    for (const TimeWindow &window : timeWindows()) {
        QCOMPARE(window.columns() * window.columnSeconds, window.seconds);
        QCOMPARE(window.seconds % window.marks, 0);
        QVERIFY(window.columns() <= 120);
    }
}

void TestTimeWindow::columnsEndNow()
{
    metrics::Board board;
    board.addSecond(1'000'000, {oneRequest()});
    for (const TimeWindow &window : timeWindows().mid(0, 2)) {
        const QList<Column> columns = columnsOf(board, window);
        QCOMPARE(columns.size(), window.columns());
        QCOMPARE(columns.last().bin.requests(), 1U);
        QVERIFY(columns.last().seconds >= 1);
    }
}

void TestTimeWindow::columnsKeepTheirContent()
{
    metrics::Board board;
    const TimeWindow window = timeWindows().at(1); // 3 s a column
    board.addSecond(3'000'000, {oneRequest()});
    board.addSecond(3'000'001, {oneRequest()});
    board.addSecond(3'000'002, {oneRequest(Class::ServerError)});
    QCOMPARE(columnsOf(board, window).last().bin.requests(), 3U);
    QCOMPARE(columnsOf(board, window).last().perSecond(Class::ServerError), 1.0 / 3);
    board.addSecond(3'000'003, {});
    const QList<Column> moved = columnsOf(board, window);
    QCOMPARE(moved.last().bin.requests(), 0U);
    QCOMPARE(moved[moved.size() - 2].bin.requests(), 3U);
}

void TestTimeWindow::nothingCountedIsNoColumn()
{
    const metrics::Board board;
    for (const Column &column : columnsOf(board, timeWindows().first()))
        QCOMPARE(column.seconds, 0);
}

void TestTimeWindow::ceilings_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("ceiling");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("exact") << 20.0 << 20.0;
    QTest::newRow("between") << 21.0 << 50.0;
    QTest::newRow("large") << 501.0 << 1000.0;
    QTest::newRow("small") << 0.3 << 0.5;
}

void TestTimeWindow::ceilings()
{
    QFETCH(double, value);
    QTEST(niceCeiling(value), "ceiling");
}

void TestTimeWindow::scaleShrinksLate()
{
    SteadyScale scale;
    QCOMPARE(scale.update(90), 100.0);
    QCOMPARE(scale.update(150), 200.0);
    for (int i = 0; i < 9; ++i)
        QCOMPARE(scale.update(10), 200.0);
    QCOMPARE(scale.update(10), 10.0);
}

QTEST_GUILESS_MAIN(TestTimeWindow)
#include "tst_time_window.moc"
