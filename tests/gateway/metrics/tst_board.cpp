// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/board.h"

#include <QtTest>

using namespace gatehouse::metrics;

namespace {
constexpr qint64 start = 1'800'000'000; // a whole minute

Bin binOf(quint64 requests, qint64 us = 1000)
{
    Bin bin;
    bin.byClass[1] = requests;
    bin.addCode(200, requests);
    bin.latency.record(us, quint32(requests));
    return bin;
}

std::vector<quint64> requests(const Series &series)
{
    std::vector<quint64> result;
    for (const Bin &bin : series.bins)
        result.push_back(bin.requests());
    return result;
}
} // namespace

class TestBoard : public QObject
{
    Q_OBJECT

private slots:
    void startsEmpty();
    void joinsWorkers();
    void gapsAreEmpty();
    void coarserBinsAppearWhenClosed();
    void ringsAreBounded();
    void recentReachesBack();
    void theClockMaySetBack();
    void routesAreBounded();
    void memoryOfRoutesIsBounded();
};

void TestBoard::startsEmpty()
{
    Board board;
    QVERIFY(board.series(Resolution::Second, 10).bins.empty());
    QCOMPARE(board.total(), Bin());
    QCOMPARE(board.recent(60), Bin());
    QVERIFY(board.routes().isEmpty());
}

void TestBoard::joinsWorkers()
{
    Board board;
    QSignalSpy advanced(&board, &Board::advanced);
    Bin waiting;
    waiting.inFlight = 2;
    board.addSecond(
        start,
        {{{"a", binOf(2)}, {"", waiting}}, {{"a", binOf(3)}, {"b", binOf(1)}, {"", waiting}}});
    QCOMPARE(advanced.size(), 1);
    QCOMPARE(board.routes(), (QList<QByteArray>{"a", "b"}));
    QCOMPARE(requests(board.series(Resolution::Second, 1)), std::vector<quint64>{6});
    QCOMPARE(requests(board.series(Resolution::Second, 1, "a")), std::vector<quint64>{5});
    QCOMPARE(requests(board.series(Resolution::Second, 1, "nobody")), std::vector<quint64>{0});
    QCOMPARE(board.total().inFlight, 4u);
    QCOMPARE(board.totalsByRoute().size(), std::size_t(2));
    QCOMPARE(board.totalsByRoute()["b"], binOf(1));
}

void TestBoard::gapsAreEmpty()
{
    Board board;
    board.addSecond(start, {{{"a", binOf(1)}}});
    board.addSecond(start + 3, {{{"a", binOf(4)}}});
    board.addSecond(start + 4, {});
    const Series series = board.series(Resolution::Second, 6);
    QCOMPARE(series.firstSecond, start - 1);
    QCOMPARE(series.secondsPerBin, 1);
    QCOMPARE(requests(series), (std::vector<quint64>{0, 1, 0, 0, 4, 0}));
    QCOMPARE(series.bins[2].latency.percentile(0.5), qint64(-1));
}

void TestBoard::coarserBinsAppearWhenClosed()
{
    Board board;
    for (int s = 0; s < 69; ++s)
        board.addSecond(start + s, {{{"a", binOf(1)}}});
    QCOMPARE(requests(board.series(Resolution::TenSeconds, 7)),
             (std::vector<quint64>{0, 10, 10, 10, 10, 10, 10}));
    QCOMPARE(requests(board.series(Resolution::Minute, 2, "a")), (std::vector<quint64>{0, 60}));
    board.addSecond(start + 69, {{{"a", binOf(1)}}});
    const Series series = board.series(Resolution::TenSeconds, 2);
    QCOMPARE(series.firstSecond, start + 50);
    QCOMPARE(series.secondsPerBin, 10);
    QCOMPARE(requests(series), (std::vector<quint64>{10, 10}));
}

void TestBoard::ringsAreBounded()
{
    Board board;
    for (int s = 0; s < 2000; ++s)
        board.addSecond(start + s, {{{"a", binOf(1)}}});
    QCOMPARE(board.series(Resolution::Second, 100'000).bins.size(), std::size_t(600));
    QCOMPARE(board.series(Resolution::Minute, 100'000).bins.size(), std::size_t(1440));
    QCOMPARE(board.recent(600).requests(), quint64(600));
    board.addSecond(start + 100'000, {});
    QCOMPARE(board.recent(86'400).requests(), quint64(0));
    QCOMPARE(board.total().requests(), quint64(2000));
}

void TestBoard::recentReachesBack()
{
    Board board;
    for (int s = 0; s < 7200; ++s)
        board.addSecond(start + s, {{{"a", binOf(1, s < 7140 ? 1000 : 50'000)}}});
    QCOMPARE(board.recent(60).requests(), quint64(60));
    QVERIFY(board.recent(60).latency.percentile(0.5) > 40'000);
    QCOMPARE(board.recent(3600, "a").requests(), quint64(3600));
    QCOMPARE(board.recent(7200).requests(), quint64(7200));
    QCOMPARE(board.recent(0).requests(), quint64(0));
}

void TestBoard::theClockMaySetBack()
{
    Board board;
    board.addSecond(start + 1000, {{{"a", binOf(7)}}});
    board.addSecond(start, {{{"a", binOf(1)}}});
    QCOMPARE(requests(board.series(Resolution::Second, 2)), (std::vector<quint64>{0, 1}));
    QCOMPARE(board.recent(86'400).requests(), quint64(1));
    QCOMPARE(board.total().requests(), quint64(8));
}

void TestBoard::routesAreBounded()
{
    Board board;
    BinMap many;
    for (int i = 0; i < 1500; ++i)
        many[QByteArray::number(i)] = binOf(1);
    board.addSecond(start, {many});
    QCOMPARE(board.routes().size(), qsizetype(Board::maxRoutes));
    QCOMPARE(board.total().requests(), quint64(1500));
    board.addSecond(start + 100'000, {});
    board.addSecond(start + 100'001, {{{"new", binOf(1)}}});
    QVERIFY(board.routes().contains("new"));
    QCOMPARE(board.routes().size(), qsizetype(Board::maxRoutes));
}

void TestBoard::memoryOfRoutesIsBounded()
{
    Board board(nullptr, 20'000);
    for (int s = 0; s < 300; ++s)
        board.addSecond(start + s, {{{"a", binOf(1)}, {"b", binOf(1)}}});
    QVERIFY(board.recent(300, "a").requests() < 300);
    QVERIFY(board.recent(5, "a").requests() > 0);
    QCOMPARE(board.totalsByRoute()["a"].requests(), quint64(300));
    QCOMPARE(board.recent(300).requests(), quint64(600));
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
