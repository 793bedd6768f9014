// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/hub.h"
#include "sample_record.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse::traffic;

class TestHub : public QObject
{
    Q_OBJECT

private slots:
    void collectsByItself();
    void emptyBatchesAreNotTold();
    void detachingCollectsTheRest();
    void countsLosses();
    void feedsTheStore();
};

void TestHub::collectsByItself()
{
    Hub hub;
    QSignalSpy arrived(&hub, &Hub::arrived);
    const auto one = std::make_shared<Recorder>(), two = std::make_shared<Recorder>();
    hub.attach(one);
    hub.attach(two);
    hub.attach(two);
    one->finished(sampleRecord(1));
    two->live(sampleRecords(2, 1).constFirst());
    QVERIFY(arrived.wait());
    const auto batch = arrived.takeFirst().constFirst().value<Batch>();
    QCOMPARE(batch.finished.size(), 1);
    QCOMPARE(batch.live.size(), 1);
}

void TestHub::emptyBatchesAreNotTold()
{
    Hub hub;
    QSignalSpy arrived(&hub, &Hub::arrived);
    hub.attach(std::make_shared<Recorder>());
    hub.collectNow();
    QCOMPARE(arrived.size(), 0);
}

void TestHub::detachingCollectsTheRest()
{
    Hub hub;
    QSignalSpy arrived(&hub, &Hub::arrived);
    const auto recorder = std::make_shared<Recorder>();
    hub.attach(recorder);
    recorder->finished(sampleRecord(1));
    hub.detach(recorder);
    QCOMPARE(arrived.size(), 1);
    recorder->finished(sampleRecord(2));
    hub.collectNow();
    hub.detach(recorder);
    QCOMPARE(arrived.size(), 1);
}

void TestHub::countsLosses()
{
    Hub hub;
    QSignalSpy arrived(&hub, &Hub::arrived);
    const auto recorder = std::make_shared<Recorder>(0);
    hub.attach(recorder);
    for (const RecordPtr &record : sampleRecords(1, 3))
        recorder->finished(*record);
    hub.collectNow();
    QCOMPARE(hub.dropped(), quint64(3));
    QCOMPARE(arrived.takeFirst().constFirst().value<Batch>().dropped, quint64(3));
}

void TestHub::feedsTheStore()
{
    QTemporaryDir dir;
    Hub hub;
    auto store = std::make_unique<Store>();
    store->open(dir.filePath(u"t.db"_qs), {});
    hub.setStore(store.get());
    const auto recorder = std::make_shared<Recorder>();
    hub.attach(recorder);
    recorder->finished(sampleRecord(8));
    hub.collectNow();
    RecordPtr found;
    store->fetch(8, this, [&](const RecordPtr &record) { found = record; });
    QTRY_VERIFY(found);
    store.reset(); // and a store that is gone does no harm
    recorder->finished(sampleRecord(9));
    hub.collectNow();
}

QTEST_GUILESS_MAIN(TestHub)
#include "tst_hub.moc"
