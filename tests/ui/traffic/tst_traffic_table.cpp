// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/traffic/table/column_chooser.h"
#include "ui/traffic/table/tail_badge.h"
#include "ui/traffic/table/traffic_model.h"
#include "ui/traffic/table/traffic_table.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestTrafficTable : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void followsTheTail();
    void restsWhenScrolledUp();
    void restsWhenARowIsChosen();
    void focusChoosesNothing();
    void resumes();
    void keepsTheChosenAcrossFilters();
    void enterAsksForTheInspector();
    void columnsAreKept();
    void columnsStepBackWithoutRoom();
    void paintsEveryState();

private:
    void add(quint64 first, qsizetype count)
    {
        m_model->add({.finished = sampleTraffic(first, count)});
    }

    std::unique_ptr<TrafficModel> m_model;
    std::unique_ptr<TrafficTable> m_table;
};

void TestTrafficTable::init()
{
    m_model = std::make_unique<TrafficModel>();
    m_table = std::make_unique<TrafficTable>(*m_model, nullptr);
    m_table->resize(1000, 400);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    add(1, 100);
}

void TestTrafficTable::cleanup()
{
    m_table.reset();
    m_model.reset();
}

void TestTrafficTable::followsTheTail()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    add(101, 50);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(m_table->isFollowing());
    QVERIFY(!m_table->badge()->isVisible());
}

void TestTrafficTable::restsWhenScrolledUp()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    bar->setValue(10);
    QVERIFY(!m_table->isFollowing());
    add(101, 7);
    QCOMPARE(bar->value(), 10);
    QVERIFY(m_table->badge()->isVisible());
    QVERIFY2(m_table->badge()->text().contains(u"7 new"_s), qPrintable(m_table->badge()->text()));
    bar->setValue(bar->maximum());
    QVERIFY(m_table->isFollowing());
    QVERIFY(!m_table->badge()->isVisible());
}

void TestTrafficTable::restsWhenARowIsChosen()
{
    QSignalSpy chosen(m_table.get(), &TrafficTable::currentIdChanged);
    m_table->select(98);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_table->currentId(), 98u);
    QVERIFY(!m_table->isFollowing());
}

void TestTrafficTable::focusChoosesNothing()
{
    m_table->clearFocus();
    m_table->setFocus();
    QVERIFY(m_table->isFollowing());
    QCOMPARE(m_table->currentId(), 0u);
    QTest::keyClick(m_table.get(), Qt::Key_Up);
    QCOMPARE(m_table->currentId(), 100u);
    QTest::keyClick(m_table.get(), Qt::Key_Up);
    QCOMPARE(m_table->currentId(), 99u);
}

void TestTrafficTable::resumes()
{
    m_table->select(50);
    m_model->setFrozen(true);
    add(101, 3);
    QVERIFY(m_table->badge()->text().contains(u"3 new"_s));
    m_table->badge()->findChild<QPushButton *>()->click();
    QVERIFY(m_table->isFollowing());
    QVERIFY(!m_model->isFrozen());
    QCOMPARE(m_model->rowCount(), 103);
    QCOMPARE(m_table->currentId(), 0u);
    QCOMPARE(m_table->verticalScrollBar()->value(), m_table->verticalScrollBar()->maximum());
}

void TestTrafficTable::keepsTheChosenAcrossFilters()
{
    m_table->select(58); // 58 % 6 == 4: a 502
    m_model->setFilter(Filter::compile(u"status:5xx"_s).filter);
    QTRY_COMPARE(m_table->currentIndex().isValid(), true);
    QCOMPARE(m_table->currentId(), 58u);
    QVERIFY(!m_table->isFollowing());
    QVERIFY(!m_table->badge()->text().contains(u"new"_s)); // a filter brings none
    m_model->setFilter(Filter::compile(u"status:2xx"_s).filter);
    QTRY_COMPARE(m_table->currentId(), 0u);
    QVERIFY(m_table->isFollowing());
}

void TestTrafficTable::enterAsksForTheInspector()
{
    QSignalSpy asked(m_table.get(), &TrafficTable::inspectRequested);
    QTest::keyClick(m_table.get(), Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    m_table->select(5);
    QTest::keyClick(m_table.get(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
}

void TestTrafficTable::columnsAreKept()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        TrafficTable table(*m_model, &settings);
        QMenu menu;
        table.findChild<ColumnChooser *>()->fillMenu(&menu);
        menu.actions().at(int(TrafficColumn::Host))->setChecked(true);
        menu.actions().at(int(TrafficColumn::Type))->setChecked(false);
        QVERIFY(!menu.actions().at(int(TrafficColumn::Path))->isEnabled());
        table.horizontalHeader()->resizeSection(int(TrafficColumn::Route), 177);
    }
    QSettings settings(file, QSettings::IniFormat);
    TrafficTable table(*m_model, &settings);
    QVERIFY(!table.isColumnHidden(int(TrafficColumn::Host)));
    QVERIFY(table.isColumnHidden(int(TrafficColumn::Type)));
    QCOMPARE(table.columnWidth(int(TrafficColumn::Route)), 177);
    table.findChild<ColumnChooser *>()->reset();
    QVERIFY(table.isColumnHidden(int(TrafficColumn::Host)));
    QCOMPARE(table.columnWidth(int(TrafficColumn::Route)), 120);
}

void TestTrafficTable::columnsStepBackWithoutRoom()
{
    const auto hidden = [this](TrafficColumn column) {
        return m_table->isColumnHidden(int(column));
    };
    m_table->resize(1400, 400);
    QTRY_VERIFY(!hidden(TrafficColumn::Waterfall));
    m_table->resize(800, 400);
    QTRY_VERIFY(hidden(TrafficColumn::Waterfall));
    QVERIFY(!hidden(TrafficColumn::Status) && !hidden(TrafficColumn::Path));
    QCOMPARE(m_table->horizontalScrollBar()->maximum(), 0);
    m_table->resize(1400, 400);
    QTRY_VERIFY(!hidden(TrafficColumn::Waterfall));
}

void TestTrafficTable::paintsEveryState()
{
    traffic::Record pending = sampleExchange(200);
    pending.state = traffic::State::Pending;
    pending.status = 0;
    traffic::Record lost = sampleExchange(4);
    lost.id = 201;
    lost.status = 0;
    m_model->add(
        {.finished = {shared(lost)},
         .live = {shared(pending), shared(sampleStream(202, 3, traffic::State::Streaming))}});
    QVERIFY(!m_table->grab().isNull());
    const int row = m_model->viewRowOf(201);
    QCOMPARE(m_model->index(row, int(TrafficColumn::Status)).data().toString(), u"reset"_s);
}

QTEST_MAIN(TestTrafficTable)
#include "tst_traffic_table.moc"
