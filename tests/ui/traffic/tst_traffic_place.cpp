// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/board.h"
#include "gateway/traffic/hub.h"
#include "gateway/traffic/packed_record.h"
#include "gateway/traffic/store.h"
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/shell/action_registry.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/first_request.h"
#include "ui/traffic/inspector/inspector.h"
#include "ui/traffic/inspector/pane_message.h"
#include "ui/traffic/rate_strip.h"
#include "ui/traffic/table/traffic_table.h"
#include "ui/traffic/traffic_place.h"
#include "ui/traffic/traffic_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestTrafficPlace : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void emptyStateOffersALine_data();
    void emptyStateOffersALine();
    void emptyStateSaysWhenStopped();
    void collectsBeforeItIsShown();
    void mayEndBeforeItIsShown();
    void badFilterIsSaidAndTheLastStays();
    void choosingFillsTheInspector();
    void oldOnesComeFromTheStore();
    void historyComesFromTheStore();
    void clearCanBeUndone();
    void pauseHolds();
    void actionsWork();
    void excludesARoute();
    void copiesCurl();
    void chartFollowsTheBoard();
    void speaksAnotherLanguageAtOnce();

private:
    void arrive(const QList<traffic::RecordPtr> &records);

    std::unique_ptr<traffic::Hub> m_hub;
    std::unique_ptr<metrics::Board> m_board;
    std::unique_ptr<QMainWindow> m_window;
    std::unique_ptr<ActionRegistry> m_registry;
    std::unique_ptr<TrafficPlace> m_place;
    TrafficView *m_view = nullptr;
    QString m_address;
    int m_sent = 0;
};

void TestTrafficPlace::init()
{
    m_hub = std::make_unique<traffic::Hub>();
    m_board = std::make_unique<metrics::Board>();
    m_window = std::make_unique<QMainWindow>();
    m_address = u"127.0.0.1:8080"_s;
    m_sent = 0;
    TrafficInputs inputs;
    inputs.hub = m_hub.get();
    inputs.board = m_board.get();
    inputs.address = [this] { return m_address; };
    inputs.sendTestRequest = [this] { ++m_sent; };
    m_place = std::make_unique<TrafficPlace>(inputs);
    m_registry = std::make_unique<ActionRegistry>(m_window.get());
    m_place->addActions(*m_registry);
    m_view = qobject_cast<TrafficView *>(m_place->createWidget());
    m_window->setCentralWidget(m_view);
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_place->activated();
}

void TestTrafficPlace::cleanup()
{
    m_place.reset();
    m_registry.reset();
    m_window.reset();
    m_board.reset();
    m_hub.reset();
}

void TestTrafficPlace::arrive(const QList<traffic::RecordPtr> &records)
{
    emit m_hub->arrived({.finished = records});
}

void TestTrafficPlace::emptyStateOffersALine_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<QString>("start");
    QTest::newRow("cURL") << 0 << u"curl http://127.0.0.1:8080/hello"_s;
    QTest::newRow("Python") << 1 << u"python3 -c"_s;
    QTest::newRow("JavaScript") << 2 << u"fetch(\"http://127.0.0.1:8080/hello\")"_s;
}

void TestTrafficPlace::emptyStateOffersALine()
{
    FirstRequest *first = m_view->firstRequest();
    QVERIFY(first->isVisible());
    QFETCH(int, language);
    QFETCH(QString, start);
    first->languages()->setCurrentIndex(language);
    QVERIFY2(first->command().startsWith(start), qPrintable(first->command()));
    first->state()->button()->click();
    QCOMPARE(m_sent, 1);
    arrive(sampleTraffic(1, 1));
    QVERIFY(!first->isVisible());
    QVERIFY(m_view->table()->isVisible());
}

void TestTrafficPlace::emptyStateSaysWhenStopped()
{
    m_address.clear();
    m_place->gatewayChanged();
    EmptyState *state = m_view->firstRequest()->state();
    QCOMPARE(state->accessibleName(), u"The gateway is stopped"_s);
    QVERIFY(!state->button()->isVisible());
    m_address = u"127.0.0.1:9080"_s;
    m_place->gatewayChanged();
    QVERIFY(state->button()->isVisible());
    QVERIFY(m_view->firstRequest()->command().contains(u":9080/"_s));
}

void TestTrafficPlace::collectsBeforeItIsShown()
{
    TrafficInputs inputs;
    inputs.hub = m_hub.get();
    TrafficPlace place(inputs);
    QSignalSpy badge(&place, &Place::badgeChanged);
    QCOMPARE(place.badge(), PlaceBadge());
    arrive(sampleTraffic(1, 12));
    QCOMPARE(place.model().rowCount(), 12);
    QTRY_COMPARE(badge.size(), 1);
    QCOMPARE(place.badge().text, u"12"_s);
}

void TestTrafficPlace::mayEndBeforeItIsShown()
{
    QMainWindow window;
    ActionRegistry registry(&window);
    {
        TrafficPlace place({});
        place.addActions(registry); // makes the view, which nobody takes
        QVERIFY(registry.find(u"traffic.clear"_s));
    }
    QVERIFY(!registry.find(u"traffic.clear"_s));
}

void TestTrafficPlace::badFilterIsSaidAndTheLastStays()
{
    arrive(sampleTraffic(0, 60));
    m_place->setFilter(u"status:5xx"_s);
    QCOMPARE(m_place->model().rowCount(), 10);
    QCOMPARE(m_view->filterBar()->message(), u"10 of 60 shown"_s);
    m_place->setFilter(u"status:oops"_s);
    QCOMPARE(m_place->model().rowCount(), 10);
    QVERIFY(m_view->filterBar()->message().contains(u"status takes a code"_s));
    QVERIFY(m_view->filterBar()->message().contains(u"Still in force: status:5xx"_s));
    m_place->setFilter({});
    QCOMPARE(m_place->model().rowCount(), 60);
}

void TestTrafficPlace::choosingFillsTheInspector()
{
    arrive(sampleTraffic(1, 9));
    m_view->table()->select(4);
    QVERIFY(m_view->inspector()->record());
    QCOMPARE(m_view->inspector()->record()->id, 4u);
    // A newer state of what is looked at is shown at once.
    emit m_hub->arrived({.live = {shared(sampleStream(20, 1, traffic::State::Streaming))}});
    m_view->table()->select(20);
    emit m_hub->arrived({.finished = {shared(sampleStream(20, 5, traffic::State::Complete))}});
    QCOMPARE(m_view->inspector()->record()->state, traffic::State::Complete);
}

void TestTrafficPlace::oldOnesComeFromTheStore()
{
    TrafficInputs inputs;
    TrafficPlace place(inputs);
    place.model().addHistory(sampleTraffic(1, 3)); // rows only
    std::unique_ptr<QWidget> made(place.createWidget());
    auto *view = qobject_cast<TrafficView *>(made.get());
    made->show();
    view->table()->select(2);
    QCOMPARE(view->inspector()->message()->accessibleName(), u"No longer kept"_s);
    made.reset();
}

void TestTrafficPlace::historyComesFromTheStore()
{
    QTemporaryDir folder;
    traffic::Store store;
    store.open(folder.filePath(u"traffic.db"_s), {});
    store.append(traffic::packed(sampleTraffic(1, 20)));
    TrafficInputs inputs;
    inputs.store = &store;
    TrafficPlace place(inputs);
    QTRY_COMPARE(place.model().rowCount(), 20);
    std::unique_ptr<QWidget> made(place.createWidget());
    auto *view = qobject_cast<TrafficView *>(made.get());
    made->show();
    view->table()->select(7);
    QCOMPARE(view->inspector()->message()->accessibleName(), u"Loading from disk"_s);
    QTRY_VERIFY(view->inspector()->record());
    QCOMPARE(*view->inspector()->record(), sampleExchange(7));
    made.reset();
}

void TestTrafficPlace::clearCanBeUndone()
{
    arrive(sampleTraffic(1, 9));
    m_registry->find(u"traffic.clear"_s)->trigger();
    QCOMPARE(m_place->model().rowCount(), 0);
    QVERIFY(m_view->undoBanner()->isVisible());
    emit m_view->undoBanner()->actionTriggered();
    QCOMPARE(m_place->model().rowCount(), 9);
    QVERIFY(!m_view->undoBanner()->isVisible());
}

void TestTrafficPlace::pauseHolds()
{
    arrive(sampleTraffic(1, 3));
    auto *pause = m_view->findChild<QPushButton *>(u"trafficPause"_s);
    pause->click();
    arrive(sampleTraffic(4, 3));
    QCOMPARE(m_place->model().rowCount(), 3);
    QCOMPARE(pause->text(), u"Resume"_s);
    pause->click();
    QCOMPARE(m_place->model().rowCount(), 6);
}

void TestTrafficPlace::actionsWork()
{
    for (const auto &entry : m_registry->entries()) {
        QVERIFY(!entry.action->text().isEmpty());
        QVERIFY2(m_registry->conflicts(entry.spec.id).isEmpty(), qPrintable(entry.spec.id));
    }
    arrive(sampleTraffic(1, 9));
    QVERIFY(!m_registry->find(u"traffic.copyUrl"_s)->isEnabled());
    m_view->table()->setFocus();
    QTest::keyClick(m_view->table(), Qt::Key_Slash);
    QVERIFY(m_view->filterBar()->field()->hasFocus());
    QTest::keyClick(m_view->filterBar()->field(), Qt::Key_F4);
    QVERIFY(!m_view->inspector()->isVisible());
    arrive(sampleTraffic(10, 2)); // does not bring it back
    QVERIFY(!m_view->inspector()->isVisible());
    m_view->table()->select(3);
    m_view->table()->setFocus();
    QTest::keyClick(m_view->table(), Qt::Key_Return);
    QVERIFY(m_view->inspector()->isVisible());
    m_view->table()->setFocus();
    QTest::keyClick(m_view->table(), Qt::Key_End);
    QVERIFY(m_view->table()->isFollowing());
}

void TestTrafficPlace::excludesARoute()
{
    arrive(sampleTraffic(0, 6));
    m_view->table()->select(1);
    m_registry->find(u"traffic.excludeRoute"_s)->trigger();
    QCOMPARE(m_view->filterBar()->field()->text(), u"-route=orders"_s);
    QCOMPARE(m_place->model().rowCount(), 3);
}

void TestTrafficPlace::copiesCurl()
{
    arrive(sampleTraffic(0, 6));
    m_view->table()->select(0);
    m_view->table()->select(5);
    m_registry->find(u"traffic.copyCurl"_s)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(
        u"curl -X PUT http://shop.test:8080/v1/me"_s));
    m_registry->find(u"traffic.copyUrl"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://shop.test:8080/v1/me"_s);
}

void TestTrafficPlace::chartFollowsTheBoard()
{
    metrics::Bin bin;
    bin.byClass[std::size_t(metrics::Class::Success)] = 30;
    bin.byClass[std::size_t(metrics::Class::ServerError)] = 3;
    for (qint64 second = 900; second < 912; ++second)
        m_board->addSecond(second, {metrics::BinMap{{"r", bin}}});
    QVERIFY(m_view->chart()->isVisible());
    QCOMPARE(m_view->chart()->highest(), 33.0);
    QVERIFY(!m_view->chart()->grab().isNull());
}

void TestTrafficPlace::speaksAnotherLanguageAtOnce()
{
    arrive(sampleTraffic(0, 6));
    m_view->table()->select(2);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_view, &change);
    QCOMPARE(m_view->table()->accessibleName(), u"Exchanges"_s);
}

QTEST_MAIN(TestTrafficPlace)
#include "tst_traffic_place.moc"
