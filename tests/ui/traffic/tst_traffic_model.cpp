// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/traffic/table/traffic_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestTrafficModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aBatchIsOneInsert();
    void saysWhatTheColumnsSay_data();
    void saysWhatTheColumnsSay();
    void liveRowsAreReplaced();
    void liveRowsMeetTheFilterAnew();
    void filters();
    void scansManyRowsInSlices();
    void givesUpTheOldest();
    void holdsBackWhileFrozen();
    void clearsAndUndoes();
    void takesHistoryOnce();
    void findsRowsById();

private:
    void addFinished(quint64 first, qsizetype count);
    QString cell(int row, TrafficColumn column) const;
    static std::shared_ptr<const Filter> filter(const QString &text);

    std::unique_ptr<TrafficModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTrafficModel::init()
{
    m_model = std::make_unique<TrafficModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestTrafficModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestTrafficModel::addFinished(quint64 first, qsizetype count)
{
    m_model->add({.finished = sampleTraffic(first, count)});
}

QString TestTrafficModel::cell(int row, TrafficColumn column) const
{
    return m_model->index(row, int(column)).data().toString().replace(QChar(0x2009), u' ');
}

std::shared_ptr<const Filter> TestTrafficModel::filter(const QString &text)
{
    return Filter::compile(text).filter;
}

void TestTrafficModel::aBatchIsOneInsert()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    addFinished(1, 200);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 200);
    QCOMPARE(m_model->total(), 200);
}

void TestTrafficModel::saysWhatTheColumnsSay_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, TrafficColumn column, const char *text) {
        QTest::newRow(name) << int(column) << QString::fromUtf8(text);
    };
    row("number", TrafficColumn::Number, "4");
    row("method", TrafficColumn::Method, "DELETE");
    row("status", TrafficColumn::Status, "502");
    row("route", TrafficColumn::Route, "orders");
    row("path", TrafficColumn::Path, "/v1/orders/1093");
    row("type", TrafficColumn::Type, "json");
    row("size", TrafficColumn::Size, "96 B");
    row("duration", TrafficColumn::Duration, "1.0 s");
    row("host", TrafficColumn::Host, "shop.test");
    row("upstream", TrafficColumn::Upstream, "127.0.0.1:1980");
    row("overhead", TrafficColumn::Overhead, "700 µs");
}

void TestTrafficModel::saysWhatTheColumnsSay()
{
    QLocale::setDefault(QLocale::c());
    addFinished(4, 1);
    QFETCH(int, column);
    QCOMPARE(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty(),
             false);
    QTEST(cell(0, TrafficColumn(column)), "text");
}

void TestTrafficModel::liveRowsAreReplaced()
{
    QSignalSpy changed(m_model.get(), &TrafficModel::recordChanged);
    m_model->add({.live = {shared(sampleStream(9, 2, traffic::State::Streaming))}});
    addFinished(10, 2);
    QVERIFY(m_model->hasLive());
    QVERIFY(cell(0, TrafficColumn::Path).contains(u"SSE 2 events"_s));
    m_model->add({.live = {shared(sampleStream(9, 5, traffic::State::Streaming))}});
    QVERIFY(cell(0, TrafficColumn::Path).contains(u"SSE 5 events"_s));
    QCOMPARE(changed.size(), 1);
    m_model->add({.finished = {shared(sampleStream(9, 7, traffic::State::Complete))}});
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(!m_model->hasLive());
    QCOMPARE(m_model->recent(9)->state, traffic::State::Complete);
}

void TestTrafficModel::liveRowsMeetTheFilterAnew()
{
    m_model->setFilter(filter(u"is:streaming"_s));
    addFinished(1, 3);
    m_model->add({.live = {shared(sampleStream(9, 2, traffic::State::Streaming))}});
    QCOMPARE(m_model->rowCount(), 1);
    m_model->add({.finished = {shared(sampleStream(9, 7, traffic::State::Complete))}});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->total(), 4);
}

void TestTrafficModel::filters()
{
    addFinished(0, 60);
    m_model->setFilter(filter(u"status:5xx"_s));
    QCOMPARE(m_model->rowCount(), 10);
    QCOMPARE(cell(0, TrafficColumn::Number), u"4"_s);
    addFinished(60, 6);
    QCOMPARE(m_model->rowCount(), 11);
    m_model->setFilter(nullptr);
    QCOMPARE(m_model->rowCount(), 66);
}

void TestTrafficModel::scansManyRowsInSlices()
{
    m_tester.reset(); // it visits every row
    addFinished(0, 60'000);
    QTRY_COMPARE(m_model->rowCount(), 60'000);
    m_model->setFilter(filter(u"lamp"_s));
    QTRY_VERIFY(!m_model->isScanning());
    QCOMPARE(m_model->rowCount(), 10'000);
    m_model->setFilter(filter(u"nowhere"_s)); // and another before it is through
    m_model->setFilter(filter(u"method:PUT"_s));
    QTRY_VERIFY(!m_model->isScanning());
    QCOMPARE(m_model->rowCount(), 10'000);
}

void TestTrafficModel::givesUpTheOldest()
{
    m_tester.reset();
    m_model->setCap(10'000);
    for (quint64 first = 0; first < 30'000; first += 1000)
        addFinished(first, 1000);
    QTRY_VERIFY(!m_model->isScanning());
    QVERIFY(m_model->rowCount() <= 10'000);
    QVERIFY(m_model->rowCount() > 5000);
    QCOMPARE(m_model->rowAt(m_model->rowCount() - 1).id, 29'999u);
    QCOMPARE(m_model->numberAt(0), m_model->log().first());
}

void TestTrafficModel::holdsBackWhileFrozen()
{
    addFinished(0, 5);
    m_model->setFrozen(true);
    addFinished(5, 7);
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(m_model->heldBack(), 7);
    m_model->setFilter(filter(u"status<400"_s)); // what is held back stays so
    QCOMPARE(m_model->rowCount(), 3);
    m_model->setFilter(nullptr);
    m_model->setFrozen(false);
    QCOMPARE(m_model->rowCount(), 12);
    QCOMPARE(m_model->heldBack(), 0);
}

void TestTrafficModel::clearsAndUndoes()
{
    addFinished(1, 5);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->newestCleared(), 5u);
    addFinished(6, 2);
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(m_model->undoClear());
    QCOMPARE(m_model->rowCount(), 7);
    QVERIFY(!m_model->undoClear());
    m_model->clear();
    m_model->forgetCleared();
    QVERIFY(!m_model->undoClear());
}

void TestTrafficModel::takesHistoryOnce()
{
    addFinished(100, 3);
    m_model->addHistory(sampleTraffic(95, 8)); // 100 to 102 came already
    QCOMPARE(m_model->rowCount(), 8);
    QCOMPARE(cell(0, TrafficColumn::Number), u"95"_s);
    QCOMPARE(cell(7, TrafficColumn::Number), u"102"_s);
    QVERIFY(!m_model->recent(95));
    QVERIFY(m_model->recent(101));
}

void TestTrafficModel::findsRowsById()
{
    addFinished(0, 12);
    m_model->setFilter(filter(u"status:5xx"_s));
    QCOMPARE(m_model->viewRowOf(10), 1);
    QCOMPARE(m_model->viewRowOf(9), -1);
}

QTEST_MAIN(TestTrafficModel)
#include "tst_traffic_model.moc"
