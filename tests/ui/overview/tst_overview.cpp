// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/latency_chart.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/rate_chart.h"
#include "ui/overview/top_routes_model.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModelTester>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;
using metrics::Class;

class TestOverview : public QObject
{
    Q_OBJECT
private slots:
    void emptyAsksForARequest();
    void stoppedAsksToStart();
    void figuresFollowTheBoard();
    void refreshesOnlyWhileVisible();
    void bandsAreStacked();
    void curvesHaveGaps();
    void routesAreRanked();
    void nodesThatAreDownAreNamed();
    void choosesAWindow();
    void chartsFollowTheTheme();
};

static metrics::Bin binOf(int good, int bad, qint64 microseconds)
{
    metrics::Bin bin;
    bin.byClass[std::size_t(Class::Success)] = quint64(good);
    bin.byClass[std::size_t(Class::ServerError)] = quint64(bad);
    bin.latency.record(microseconds, quint32(good + bad));
    return bin;
}

static constexpr qint64 start = 1'800'000'000;

void TestOverview::emptyAsksForARequest()
{
    metrics::Board board;
    OverviewPage page(board);
    page.setGatewayUrl(u"http://127.0.0.1:9080"_s);
    page.show();
    QSignalSpy wanted(&page, &OverviewPage::testRequestWanted);
    auto *empty = page.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    empty->button()->click();
    QCOMPARE(wanted.size(), 1);
    board.addSecond(start, {{{"hello", binOf(1, 0, 900)}}});
    page.refresh();
    QVERIFY(!empty->isVisible());
}

void TestOverview::stoppedAsksToStart()
{
    metrics::Board board;
    OverviewPage page(board);
    page.show();
    QSignalSpy wanted(&page, &OverviewPage::startWanted);
    page.findChild<EmptyState *>()->button()->click();
    QCOMPARE(wanted.size(), 1);
    board.addSecond(start, {{{"hello", binOf(1, 0, 900)}}});
    page.refresh();
    QVERIFY(page.findChild<Banner *>()->isVisible());
    page.setGatewayUrl(u"http://127.0.0.1:9080"_s);
    QVERIFY(!page.findChild<Banner *>()->isVisible());
}

void TestOverview::figuresFollowTheBoard()
{
    QLocale::setDefault(QLocale::c());
    metrics::Board board;
    for (int i = 0; i < 10; ++i)
        board.addSecond(start + i, {{{"hello", binOf(9, 1, 20'000)}}});
    OverviewPage page(board);
    page.setGatewayUrl(u"http://127.0.0.1:9080"_s);
    page.show();
    const QList<StatTile *> tiles = page.findChildren<StatTile *>();
    QCOMPARE(tiles.size(), 4);
    QCOMPARE(tiles[0]->valueText(), u"10\u2009req/s"_s);
    QCOMPARE(tiles[1]->valueText(), u"10\u2009%"_s);
    QCOMPARE(tiles[2]->valueText(), u"20\u2009ms"_s);
    QVERIFY(tiles[0]->accessibleName().contains(u"10"));
    QVERIFY(page.findChild<RateChart *>()->valueText().contains(u"10"));
}

void TestOverview::refreshesOnlyWhileVisible()
{
    metrics::Board board;
    OverviewPage page(board);
    QVERIFY(!page.isRefreshing());
    page.show();
    QVERIFY(page.isRefreshing());
    page.hide();
    QVERIFY(!page.isRefreshing());
}

void TestOverview::bandsAreStacked()
{
    metrics::Board board;
    board.addSecond(start, {{{"a", binOf(4, 2, 1000)}}});
    RateChart chart;
    chart.setWindow(timeWindows().first());
    chart.setColumns(columnsOf(board, timeWindows().first()));
    QCOMPARE(chart.bandTops(Class::Success).last(), 4.0);
    QCOMPARE(chart.bandTops(Class::ClientError).last(), 4.0);
    QCOMPARE(chart.bandTops(Class::ServerError).last(), 6.0);
}

void TestOverview::curvesHaveGaps()
{
    metrics::Board board;
    board.addSecond(start, {{{"a", binOf(4, 0, 1000)}}});
    board.addSecond(start + 1, {});
    board.addSecond(start + 2, {{{"a", binOf(4, 0, 5000)}}});
    LatencyChart chart;
    chart.setWindow(timeWindows().first());
    chart.setColumns(columnsOf(board, timeWindows().first()));
    for (int curve = 0; curve < 3; ++curve) {
        QCOMPARE(chart.stretches(curve).size(), 2);
        QVERIFY(chart.stretches(curve).last().last().y() > 4.9);
    }
    chart.setColumns({});
    QVERIFY(chart.stretches(0).isEmpty());
}

void TestOverview::routesAreRanked()
{
    TopRoutesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRoutes({{"slow", u"Slow"_s, 1, 0, 900}, {"", QString(), 5, 1, -1}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), u"No route matched"_s);
    QCOMPARE(model.index(1, 0).data(TopRoutesModel::IdRole).toString(), u"slow"_s);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRoutes({{"slow", u"Slow"_s, 2, 0, 900}, {"", QString(), 5, 1, -1}});
    QCOMPARE(reset.size(), 0); // the same rows: the selection stays
    model.setRoutes({});
    QCOMPARE(model.rowCount(), 0);
}

void TestOverview::nodesThatAreDownAreNamed()
{
    metrics::Board board;
    OverviewPage page(board);
    page.show();
    auto *down = page.findChild<Banner *>(u"overview.down"_s);
    QVERIFY(!down->isVisible());
    page.setDownNodes({u"10.0.0.1:80"_s, u"10.0.0.2:80"_s});
    QVERIFY(down->isVisible());
    QCOMPARE(down->level(), Banner::Level::Warning);
    QVERIFY(down->text().contains(u"10.0.0.2:80"_s));
    QStringList many;
    for (int i = 0; i < 100; ++i)
        many << u"10.0.1.%1:80"_s.arg(i);
    page.setDownNodes(many);
    QVERIFY(down->text().contains(u"100"_s));
    QVERIFY(down->text().size() < 200);
    page.setDownNodes({});
    QVERIFY(!down->isVisible());
}

void TestOverview::choosesAWindow()
{
    metrics::Board board;
    board.addSecond(start, {{{"a", binOf(1, 0, 1000)}}});
    OverviewPage page(board);
    page.show();
    for (int i = 0; i < timeWindows().size(); ++i) {
        page.setTimeWindow(i);
        QCOMPARE(page.findChild<LatencyChart *>()->window(), timeWindows().at(i));
        QCOMPARE(page.findChild<QComboBox *>(u"overview.window"_s)->currentIndex(), i);
    }
}

void TestOverview::chartsFollowTheTheme()
{
    ThemeController themes(*qApp);
    RateChart chart;
    chart.show();
    themes.setChoice(ThemeChoice::Light);
    const auto colorNow = [&chart] {
        const auto *view = chart.findChild<QChartView *>();
        return static_cast<QAreaSeries *>(view->chart()->series().first())->brush().color();
    };
    QCOMPARE(colorNow(), lightTheme().of(StatusClass::Success).fill);
    themes.setChoice(ThemeChoice::Dark);
    QTRY_COMPARE(colorNow(), darkTheme().of(StatusClass::Success).fill);
}

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
