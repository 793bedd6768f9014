// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/store.h"
#include "gateway/traffic/store_queue.h"
#include "sample_record.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace gatehouse::traffic;

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void roundTrip();
    void fetchSeesWhatWasAppendedBefore();
    void countsOnAfterReopening();
    void writesWhatIsQueuedAtItsEnd();
    void nothingIsKeptWithoutAFile();
    void clears();
    void retention();
    void aDestroyedContextCancels();
    void answersOnTheContextsThread();
    void theQueueIsBounded();
    void theQueueIsTakenInSlices();

private:
    RecordPtr fetch(Store &store, quint64 id);
    QList<RecordPtr> summaries(Store &store, qint64 limit);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"deep/er/traffic.db"_qs);
}

RecordPtr TestStore::fetch(Store &store, quint64 id)
{
    std::optional<RecordPtr> result;
    store.fetch(id, this, [&](const RecordPtr &record) { result = record; });
    [&] { QTRY_VERIFY(result); }();
    return result.value_or(nullptr);
}

QList<RecordPtr> TestStore::summaries(Store &store, qint64 limit)
{
    std::optional<QList<RecordPtr>> result;
    store.fetchSummaries(limit, this, [&](const QList<RecordPtr> &records) { result = records; });
    [&] { QTRY_VERIFY(result); }();
    return result.value_or(QList<RecordPtr>());
}

void TestStore::roundTrip()
{
    Store store;
    QSignalSpy changed(&store, &Store::stateChanged);
    store.open(m_path, {});
    QVERIFY(changed.wait());
    QVERIFY(store.state().open);
    QCOMPARE(store.state().problem, QString());
    QCOMPARE(store.lastId(), quint64(0));
    QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());

    const auto records = sampleRecords(1, 20);
    store.append(packed(records));
    for (const RecordPtr &record : records) {
        const RecordPtr found = fetch(store, record->id);
        QVERIFY(found);
        QVERIFY(*found == *record);
    }
    QVERIFY(!fetch(store, 21));
    QTRY_COMPARE(store.state().records, qint64(20));
    QVERIFY(store.state().octets > 0);
}

void TestStore::fetchSeesWhatWasAppendedBefore()
{
    Store store;
    store.open(m_path, {});
    store.append(packed(sampleRecords(1, 12'000)));
    const auto newest = summaries(store, 3);
    QCOMPARE(newest.size(), 3);
    QCOMPARE(newest.constFirst()->id, quint64(11'998));
    QCOMPARE(newest.constLast()->id, quint64(12'000));
    QCOMPARE(newest.constLast()->target, QByteArray("/things/12000?q=1"));
    QVERIFY(newest.constLast()->requestHeaders.isEmpty());
    QCOMPARE(newest.constLast()->responseBody.size, sampleRecord(1).responseBody.size);
}

void TestStore::countsOnAfterReopening()
{
    {
        Store store;
        store.open(m_path, {});
        store.append(packed(sampleRecords(40, 3)));
    }
    Store store;
    QSignalSpy changed(&store, &Store::stateChanged);
    store.open(m_path, {});
    QVERIFY(changed.wait());
    QCOMPARE(store.lastId(), quint64(42));
    QCOMPARE(store.state().records, qint64(3));
}

void TestStore::writesWhatIsQueuedAtItsEnd()
{
    {
        Store store;
        store.open(m_path, {});
        store.append(packed(sampleRecords(1, 7000)));
    }
    Store store;
    store.open(m_path, {});
    QCOMPARE(summaries(store, 10'000).size(), 7000);
}

void TestStore::nothingIsKeptWithoutAFile()
{
    Store store;
    store.append(packed(sampleRecords(1, 10)));
    QCOMPARE(store.state(), StoreState());
    QVERIFY(!fetch(store, 1));
    store.open(m_path, {});
    QVERIFY(!fetch(store, 1));
    store.close();
    store.append(packed(sampleRecords(1, 10)));
    QVERIFY(summaries(store, 10).isEmpty());
    QTRY_COMPARE(store.state().open, false);
    QCOMPARE(store.state().dropped, quint64(0));
}

void TestStore::clears()
{
    Store store;
    store.open(m_path, {});
    store.append(packed(sampleRecords(1, 500, 4000)));
    QTRY_VERIFY(store.state().octets > 2'000'000);
    store.clear();
    store.append(packed(sampleRecords(900, 1)));
    QCOMPARE(summaries(store, 1000).size(), 1);
    QTRY_COMPARE(store.state().records, qint64(1));
    QTRY_VERIFY(store.state().octets < 100'000);
}

void TestStore::retention()
{
    Store store;
    store.open(m_path, {100, qint64(1) << 30, 0});
    store.append(packed(sampleRecords(1, 9000)));
    // Whole blocks go, so some more may stay.
    QTRY_VERIFY(store.state().records >= 100 && store.state().records < 170);
    QVERIFY(summaries(store, 1000).constFirst()->id <= 8901);
    QVERIFY(!fetch(store, 8830));
    QVERIFY(fetch(store, 8901));
    store.setRetention({10, qint64(1) << 30, 0});
    QTRY_VERIFY(store.state().records >= 10 && store.state().records < 80);
    QVERIFY(!fetch(store, 8920));
    QVERIFY(fetch(store, 8991));
}

void TestStore::aDestroyedContextCancels()
{
    Store store;
    store.open(m_path, {});
    store.append(packed(sampleRecords(1, 3000)));
    auto context = std::make_unique<QObject>();
    bool called = false;
    store.fetch(1, context.get(), [&](const RecordPtr &) { called = true; });
    context.reset();
    QVERIFY(fetch(store, 2));
    QVERIFY(!called);
}

void TestStore::answersOnTheContextsThread()
{
    Store store;
    store.open(m_path, {});
    store.append(packed(sampleRecords(1, 1)));
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<QThread *> answered = nullptr;
    store.fetch(1, &context, [&](const RecordPtr &) { answered = QThread::currentThread(); });
    QTRY_VERIFY(answered.load());
    QCOMPARE(answered.load(), &thread);
    thread.quit();
    thread.wait();
}

void TestStore::theQueueIsBounded()
{
    StoreQueue queue(5, 1'000'000);
    QVERIFY(!queue.push(packed(sampleRecords(1, 2))));
    QCOMPARE(queue.dropped(), quint64(0));
    queue.setEnabled(true);
    QVERIFY(queue.push(packed(sampleRecords(1, 3))));
    QVERIFY(!queue.push(packed(sampleRecords(4, 4)))); // told before
    QCOMPARE(queue.size(), 5);
    QCOMPARE(queue.dropped(), quint64(2));
    QCOMPARE(queue.take(100, 1 << 30).size(), 5);
    QVERIFY(!queue.push(packed(sampleRecords(1, 1, 2'000'000))));
    QCOMPARE(queue.dropped(), quint64(3));
    QVERIFY(queue.push(packed(sampleRecords(1, 1))));
    queue.setTroubled(true);
    queue.push(packed(sampleRecords(2, 1)));
    QCOMPARE(queue.size(), 1);
    QCOMPARE(queue.dropped(), quint64(4));
    queue.clear();
    QCOMPARE(queue.dropped(), quint64(5));
}

void TestStore::theQueueIsTakenInSlices()
{
    StoreQueue queue(1000, 10'000'000);
    queue.setEnabled(true);
    queue.push(packed(sampleRecords(1, 10, 10'000)));
    QCOMPARE(queue.take(4, 1 << 30).constLast().id(), quint64(4));
    QCOMPARE(queue.take(100, 15'000).size(), 2);
    QCOMPARE(queue.take(100, 1).constFirst().id(), quint64(7));
    QCOMPARE(queue.take(100, 1 << 30).size(), 3);
    QVERIFY(queue.take(100, 1 << 30).isEmpty());
    QVERIFY(queue.push(packed(sampleRecords(1, 1)))); // the octets were given back
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
