// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/record_size.h"
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/traffic/rows/record_ring.h"
#include "ui/traffic/rows/row_log.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;

class TestTrafficRows : public QObject
{
    Q_OBJECT
private slots:
    void keepsWhatTheTableShows();
    void givesUpTheOldestInBlocks();
    void takesOlderRowsInFront_data();
    void takesOlderRowsInFront();
    void updatesInPlace();
    void cutsWhatIsTooLong();
    void poolIsBounded();
    void countsEvents_data();
    void countsEvents();
    void ringIsBounded();
    void ringReplaces();
    void rowIsSmall();
};

void TestTrafficRows::keepsWhatTheTableShows()
{
    RowLog log;
    const RowLog::Number n = log.append(sampleExchange(4));
    const TrafficRow &row = log.row(n);
    QCOMPARE(row.id, 4u);
    QCOMPARE(row.status, 502);
    QCOMPARE(log.text(row.route), QByteArray("orders"));
    QCOMPARE(log.target(row, n).toByteArray(), QByteArray("/v1/orders/1093"));
    QVERIFY(row.isError());
    QVERIFY(row.isTransportError());
}

void TestTrafficRows::givesUpTheOldestInBlocks()
{
    RowLog log(10'000);
    for (quint64 id = 0; id < 20'000; ++id) {
        log.append(sampleExchange(id));
        log.trim();
        QVERIFY(qint64(log.end() - log.first()) <= 10'000);
    }
    QCOMPARE(log.end() - RowLog::Origin, 20'000u);
    QCOMPARE(log.first() % quint64(RowLog::BlockSize), 0u);
    QCOMPARE(log.row(log.first()).id, log.first() - RowLog::Origin);
    QCOMPARE(log.row(log.end() - 1).id, 19'999u);
}

void TestTrafficRows::takesOlderRowsInFront_data()
{
    QTest::addColumn<int>("older");
    QTest::newRow("none") << 0;
    QTest::newRow("few") << 5;
    QTest::newRow("a block") << int(RowLog::BlockSize);
    QTest::newRow("more") << int(RowLog::BlockSize) + 1;
}

void TestTrafficRows::takesOlderRowsInFront()
{
    QFETCH(int, older);
    RowLog log;
    log.append(sampleExchange(quint64(older)));
    log.prepend(sampleTraffic(0, older));
    log.append(sampleExchange(quint64(older) + 1));
    QCOMPARE(log.end() - log.first(), quint64(older) + 2);
    for (auto n = log.first(); n < log.end(); ++n)
        QCOMPARE(log.row(n).id, n - log.first());
}

void TestTrafficRows::updatesInPlace()
{
    RowLog log;
    log.append(sampleExchange(1));
    const auto n = log.append(sampleStream(2, 1, traffic::State::Streaming));
    QCOMPARE(log.row(n).events, 1u);
    log.update(n, sampleStream(2, 5, traffic::State::Complete));
    QCOMPARE(log.row(n).events, 5u);
    QVERIFY(!log.row(n).isLive());
    QCOMPARE(log.target(log.row(n), n).toByteArray(), QByteArray("/v1/chat/completions"));
}

void TestTrafficRows::cutsWhatIsTooLong()
{
    RowLog log;
    traffic::Record record = sampleExchange(0);
    record.target = '/' + QByteArray(100'000, 'a');
    record.host = QByteArray(5000, 'h');
    const auto n = log.append(record);
    QCOMPARE(log.target(log.row(n), n).size(), RowLog::MaxTarget);
    QCOMPARE(log.text(log.row(n).host).size(), StringPool::MaxLength);
}

void TestTrafficRows::poolIsBounded()
{
    StringPool pool;
    for (int i = 0; i < 70'000; ++i)
        pool.intern(QByteArray::number(i));
    QCOMPARE(pool.size(), StringPool::MaxCount);
    QCOMPARE(pool.intern("never seen"), StringPool::Other);
    QCOMPARE(pool.text(pool.intern("17")), QByteArray("17"));
    QCOMPARE(pool.intern({}), StringPool::Empty);
}

void TestTrafficRows::countsEvents_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<quint32>("events");
    QTest::newRow("none") << QByteArray() << 0u;
    QTest::newRow("one") << QByteArray("data: a\n\n") << 1u;
    QTest::newRow("crlf") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << 2u;
    QTest::newRow("comment") << QByteArray(": ping\n\ndata: b\n\n") << 1u;
    QTest::newRow("unfinished") << QByteArray("data: a\n\ndata: b\n") << 1u;
    QTest::newRow("many lines") << QByteArray("event: x\ndata: a\ndata: b\n\n\n\n") << 1u;
}

void TestTrafficRows::countsEvents()
{
    QFETCH(QByteArray, octets);
    QTEST(ui::countEvents(octets), "events");
}

void TestTrafficRows::ringIsBounded()
{
    const qint64 each = traffic::octetsOf(sampleExchange(0));
    RecordRing ring(each * 10);
    for (const auto &record : sampleTraffic(0, 100))
        ring.put(record);
    QVERIFY(ring.octets() <= each * 10);
    QVERIFY(!ring.find(0));
    QVERIFY(ring.find(99));
    ring.clear();
    QCOMPARE(ring.octets(), 0);
}

void TestTrafficRows::ringReplaces()
{
    RecordRing ring;
    ring.put(shared(sampleStream(5, 1, traffic::State::Streaming)));
    const auto latest = shared(sampleStream(5, 9, traffic::State::Complete));
    ring.put(latest);
    QCOMPARE(ring.size(), 1);
    QCOMPARE(ring.find(5), latest);
    QCOMPARE(ring.octets(), traffic::octetsOf(*latest));
}

void TestTrafficRows::rowIsSmall()
{
    QVERIFY(sizeof(TrafficRow) <= 128);
}

QTEST_GUILESS_MAIN(TestTrafficRows)
#include "tst_traffic_rows.moc"
