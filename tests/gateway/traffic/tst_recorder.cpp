// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/recorder.h"
#include "sample_record.h"

#include <QtTest>

#include <thread>

using namespace gatehouse::traffic;

class TestRecorder : public QObject
{
    Q_OBJECT

private slots:
    void keepsOrder();
    void dropsBeyondItsRecords();
    void dropsBeyondItsOctets();
    void liveStatesAreReplaced();
    void bothSidesAtOnce();
};

void TestRecorder::keepsOrder()
{
    Recorder recorder;
    const auto records = sampleRecords(5, 3);
    for (const RecordPtr &record : records)
        recorder.finished(*record);
    QCOMPARE(recorder.collect().finished, packed(records));
    QVERIFY(recorder.collect().finished.isEmpty());
}

void TestRecorder::dropsBeyondItsRecords()
{
    Recorder recorder(2);
    for (const RecordPtr &record : sampleRecords(1, 5))
        recorder.finished(*record);
    const Recorder::Collection batch = recorder.collect();
    QCOMPARE(batch.finished.size(), 2);
    QCOMPARE(batch.dropped, quint64(3));
    recorder.finished(sampleRecord(9));
    QCOMPARE(recorder.collect().finished.size(), 1);
    QCOMPARE(recorder.collect().dropped, quint64(0));
}

void TestRecorder::dropsBeyondItsOctets()
{
    const qint64 one = packed(sampleRecords(1, 1, 1000)).constFirst().size();
    Recorder recorder(100, 3 * one);
    for (const RecordPtr &record : sampleRecords(1, 5, 1000))
        recorder.finished(*record);
    QCOMPARE(recorder.collect().dropped, quint64(2));
}

void TestRecorder::liveStatesAreReplaced()
{
    Recorder recorder(3);
    const auto records = sampleRecords(1, 3);
    for (int i = 0; i < 10; ++i) {
        recorder.live(records[1]);
        recorder.live(records[0]);
    }
    QCOMPARE(recorder.collect().live, records.first(2));
    recorder.live(records[0]);
    recorder.live(records[1]);
    recorder.finished(*records[0]);
    const Recorder::Collection batch = recorder.collect();
    QCOMPARE(batch.finished, packed(records.first(1)));
    QCOMPARE(batch.live, records.mid(1, 1));
    QCOMPARE(batch.dropped, quint64(0));
}

void TestRecorder::bothSidesAtOnce()
{
    Recorder recorder(500);
    constexpr qsizetype count = 20'000;
    const RecordPtr record = sampleRecords(1, 1).constFirst();
    std::atomic<bool> done = false;
    std::thread worker([&] {
        for (qsizetype i = 0; i < count; ++i)
            recorder.finished(*record);
        done = true;
    });
    quint64 seen = 0;
    for (bool last = false; !last;) {
        last = done;
        const Recorder::Collection batch = recorder.collect();
        seen += quint64(batch.finished.size()) + batch.dropped;
    }
    worker.join();
    QCOMPARE(seen, quint64(count));
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
