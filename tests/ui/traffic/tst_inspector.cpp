// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/traffic/inspector/body_pane.h"
#include "ui/traffic/inspector/exchange_facts.h"
#include "ui/traffic/inspector/field_table.h"
#include "ui/traffic/inspector/inspector.h"
#include "ui/traffic/inspector/message_page.h"
#include "ui/traffic/inspector/pane_message.h"
#include "ui/traffic/inspector/trace_page.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestInspector : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatHappened_data();
    void saysWhatHappened();
    void hasAWordForEmptyStates();
    void tabStays();
    void showsHeadersAndBody();
    void headersCanBeCopied();
    void eventsAppearWhileTheyStream();
    void eventsOfAnotherExchangeStartAnew();
    void showsWhatPluginsChanged();
    void modelsAreSound();
    void everythingIsNamed();
};

void TestInspector::saysWhatHappened_data()
{
    QTest::addColumn<traffic::RecordPtr>("record");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, traffic::Record record, const char *sentence) {
        QTest::newRow(name) << shared(std::move(record)) << QString::fromUtf8(sentence);
    };
    row("answered", sampleExchange(0), "The upstream 127.0.0.1:1980 answered 200 in 38 ms.");
    row("failed", sampleExchange(4), "the gateway answered 502. Reason: connection reset");
    traffic::Record stopped = sampleExchange(3);
    stopped.trace.front().verdict = traffic::Verdict::Stopped;
    row("plugin", stopped, "The plugin key-auth answered 429");
    traffic::Record unmatched = sampleExchange(0);
    unmatched.routeId.clear();
    unmatched.status = 404;
    row("no route", unmatched, "No route matched");
    traffic::Record left = sampleExchange(0);
    left.ending = traffic::Ending::ClientLeft;
    row("left", left, "The client left after 38 ms");
    row("streaming", sampleStream(1, 3, traffic::State::Streaming), "being passed on");
    traffic::Record waiting = sampleExchange(0);
    waiting.state = traffic::State::Pending;
    row("pending", waiting, "Waiting for the answer of 127.0.0.1:1980");
}

void TestInspector::saysWhatHappened()
{
    QLocale::setDefault(QLocale::c());
    QFETCH(traffic::RecordPtr, record);
    QFETCH(QString, sentence);
    Inspector inspector;
    inspector.setTab(Inspector::Overview);
    inspector.showRecord(record);
    const QString said = inspector.sentence().replace(QChar(0x2009), u' ');
    QVERIFY2(said.contains(sentence), qPrintable(said));
}

void TestInspector::hasAWordForEmptyStates()
{
    Inspector inspector;
    inspector.showNothing();
    QCOMPARE(inspector.message()->accessibleName(), u"Nothing chosen"_s);
    inspector.showLoading();
    QCOMPARE(inspector.message()->accessibleName(), u"Loading from disk"_s);
    inspector.showMissing();
    QCOMPARE(inspector.message()->accessibleName(), u"No longer kept"_s);
    QVERIFY(!inspector.record());
}

void TestInspector::tabStays()
{
    Inspector inspector;
    QCOMPARE(inspector.tab(), Inspector::Response);
    inspector.setTab(Inspector::Timing);
    inspector.showRecord(shared(sampleExchange(0)));
    inspector.showNothing();
    inspector.showRecord(shared(sampleExchange(1)));
    QCOMPARE(inspector.tab(), Inspector::Timing);
}

void TestInspector::showsHeadersAndBody()
{
    Inspector inspector;
    inspector.showRecord(shared(sampleExchange(0)));
    QCOMPARE(inspector.response()->headers()->fields().rowCount(), 2);
    QVERIFY2(inspector.response()->body()->text().contains(u"\"name\": \"lamp\""_s),
             qPrintable(inspector.response()->body()->text()));
    inspector.setTab(Inspector::Request);
    QCOMPARE(inspector.request()->headers()->fields().fields().first().name, u"Host"_s);
    QCOMPARE(inspector.request()->body()->note(), u"No body"_s);
}

void TestInspector::headersCanBeCopied()
{
    FieldTable table(FieldTable::Look::Headers);
    table.setFields({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}});
    QCOMPARE(table.textToCopy(), u"A: 1\nB: 2\n"_s);
    table.selectRow(1);
    QCOMPARE(table.textToCopy(), u"B: 2\n"_s);
}

void TestInspector::eventsAppearWhileTheyStream()
{
    Inspector inspector;
    BodyPane *body = inspector.response()->body();
    const EventModel &events = body->events();
    traffic::Record record = sampleStream(5, 2, traffic::State::Streaming);
    record.responseHeaders = {{"Content-Type", "text/event-stream; charset=utf-8"}};
    record.responseBody.octets += "data: half";
    inspector.showRecord(shared(record));
    QVERIFY(body->showsEvents());
    QCOMPARE(events.rowCount(), 2);
    QSignalSpy inserted(&events, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&events, &QAbstractItemModel::modelReset);
    record.responseBody.octets += " more\n\n: ping\n\nid: 7\ndata: a\ndata: b\n\n";
    inspector.showRecord(shared(record));
    QCOMPARE(events.rowCount(), 4);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(events.events().at(0), (StreamEvent{u"token"_s, {}, u"{\"n\":0}"_s}));
    QCOMPARE(events.events().at(2).data, u"half more"_s);
    QCOMPARE(events.events().at(3), (StreamEvent{{}, u"7"_s, u"a\nb"_s}));
    QVERIFY(body->note().startsWith(u"4 events"_s));
}

void TestInspector::eventsOfAnotherExchangeStartAnew()
{
    BodyPane pane;
    const auto show = [&pane](quint64 id, const QByteArray &octets) {
        pane.show(id, {octets, octets.size(), false}, "text/event-stream", {});
    };
    show(1, "data: a\n\ndata: b\n\n");
    QCOMPARE(pane.events().rowCount(), 2);
    show(2, "data: c\n\n");
    QCOMPARE(pane.events().rowCount(), 1);
    QCOMPARE(pane.events().events().first().data, u"c"_s);
    pane.show(3, {"plain", 5, false}, "text/plain", {});
    QVERIFY(!pane.showsEvents());
    QCOMPARE(pane.text(), u"plain"_s);
}

void TestInspector::showsWhatPluginsChanged()
{
    Inspector inspector;
    inspector.setTab(Inspector::Plugins);
    inspector.showRecord(shared(sampleExchange(0)));
    QCOMPARE(inspector.trace()->changes(), u"+X-Consumer-Username: jack\n-apikey"_s);
}

void TestInspector::modelsAreSound()
{
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    FieldModel fields;
    const QAbstractItemModelTester fieldTester(&fields, mode);
    fields.setFields({{u"A"_s, u"1"_s}});
    fields.setFields({{u"B"_s, u"2"_s}});
    fields.setFields({});
    EventModel events;
    const QAbstractItemModelTester eventTester(&events, mode);
    events.setBody("data: a\n\n");
    events.setBody("data: a\n\ndata: b\n\n");
    events.setBody("data: x\n\n");
    QCOMPARE(events.rowCount(), 1);
    TraceModel trace;
    const QAbstractItemModelTester traceTester(&trace, mode);
    trace.setTrace(sampleExchange(0).trace);
    QCOMPARE(trace.index(0, TraceModel::Verdict).data().toString(), u"changed"_s);
    QCOMPARE(trace.index(0, TraceModel::Phase).data().toString(), u"access"_s);
}

void TestInspector::everythingIsNamed()
{
    Inspector inspector;
    for (const auto *view : inspector.findChildren<QAbstractScrollArea *>()) {
        if (view->focusPolicy() != Qt::NoFocus && !qobject_cast<const QScrollArea *>(view)
            && !qobject_cast<const QHeaderView *>(view))
            QVERIFY2(!view->accessibleName().isEmpty(), view->metaObject()->className());
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
