// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/ledger.h"

#include <QTest>

using namespace gatehouse;
using config::Kind;

class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void numbersWhatItFinds();
    void noticesChangesMadeElsewhere();
    void forgetsWhatIsGone();
    void aWriteWithoutChangeCounts();
    void newIdsAreFree();
};

static config::Document documentOf(const QList<std::pair<QString, QString>> &routes)
{
    config::Document document;
    for (const auto &[id, uri] : routes)
        document.put(Kind::Route, id, {{u"uri"_qs, uri}});
    return document;
}

void TestLedger::numbersWhatItFinds()
{
    admin::Ledger ledger;
    ledger.observe(documentOf({{u"a"_qs, u"/a"_qs}, {u"b"_qs, u"/b"_qs}}), 100);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).createdIndex, 1);
    QCOMPARE(ledger.entry(Kind::Route, u"b"_qs).createdIndex, 2);
    QCOMPARE(ledger.entry(Kind::Route, u"b"_qs).createTime, 100);
    QCOMPARE(ledger.entry(Kind::Service, u"b"_qs).createdIndex, 0);
}

void TestLedger::noticesChangesMadeElsewhere()
{
    admin::Ledger ledger;
    ledger.observe(documentOf({{u"a"_qs, u"/a"_qs}, {u"b"_qs, u"/b"_qs}}), 100);
    ledger.observe(documentOf({{u"a"_qs, u"/a"_qs}, {u"b"_qs, u"/c"_qs}}), 200);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).modifiedIndex, 1);
    const admin::Ledger::Entry changed = ledger.entry(Kind::Route, u"b"_qs);
    QCOMPARE(changed.createdIndex, 2);
    QCOMPARE(changed.modifiedIndex, 3);
    QCOMPARE(changed.createTime, 100);
    QCOMPARE(changed.updateTime, 200);
}

void TestLedger::forgetsWhatIsGone()
{
    admin::Ledger ledger;
    ledger.observe(documentOf({{u"a"_qs, u"/a"_qs}}), 100);
    ledger.observe({}, 200);
    ledger.observe(documentOf({{u"a"_qs, u"/a"_qs}}), 300);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).createTime, 300);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).createdIndex, 2);
}

void TestLedger::aWriteWithoutChangeCounts()
{
    admin::Ledger ledger;
    const config::Document document = documentOf({{u"a"_qs, u"/a"_qs}});
    ledger.written(document, Kind::Route, u"a"_qs, 100);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).modifiedIndex, 1);
    ledger.written(document, Kind::Route, u"a"_qs, 200);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).modifiedIndex, 2);
    QCOMPARE(ledger.entry(Kind::Route, u"a"_qs).updateTime, 200);
}

void TestLedger::newIdsAreFree()
{
    admin::Ledger ledger;
    const config::Document document = documentOf({{u"00000000000000000002"_qs, u"/a"_qs}});
    ledger.observe(document, 100);
    QCOMPARE(ledger.nextId(document, Kind::Route), u"00000000000000000003"_qs);
    QCOMPARE(ledger.nextId(document, Kind::Service), u"00000000000000000002"_qs);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
