// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/octets.h"
#include "gateway/traffic/record_codec.h"
#include "gateway/traffic/record_size.h"
#include "sample_record.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace gatehouse::traffic;

namespace {
QByteArray summaryOf(const Record &record)
{
    OctetWriter out;
    encodeSummary(record, out);
    return out.take();
}

QByteArray detailOf(const Record &record)
{
    OctetWriter out;
    encodeDetail(record, out);
    return out.take();
}

Record withoutBodies(Record record)
{
    record.requestBody.octets.clear();
    record.responseBody.octets.clear();
    return record;
}

Record withoutDetail(Record record)
{
    record = withoutBodies(std::move(record));
    record.requestHeaders.clear();
    record.upstreamHeaders.clear();
    record.responseHeaders.clear();
    record.trace.clear();
    record.attempts.clear();
    return record;
}
} // namespace

Q_DECLARE_METATYPE(gatehouse::traffic::Record)

class TestRecordCodec : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void packedAndUnpacked_data() { roundTrip_data(); }
    void packedAndUnpacked();
    void everyTruncationIsRefused();
    void unknownVersionsAreRefused();
    void garbageIsSurvived();
    void damageIsSurvived();
    void numbers();
    void sizeFollowsContent();
};

void TestRecordCodec::roundTrip_data()
{
    QTest::addColumn<Record>("record");
    QTest::newRow("empty") << Record();
    QTest::newRow("full") << sampleRecord(1);
    Record odd = sampleRecord(std::numeric_limits<quint64>::max());
    odd.startedUs = std::numeric_limits<qint64>::min();
    odd.durationUs = std::numeric_limits<qint64>::max();
    odd.status = -5;
    odd.target = QByteArray(70'000, '\xff');
    odd.host = QByteArray("\0\0", 2);
    QTest::newRow("odd") << odd;
    Record pending;
    pending.state = State::Pending;
    QTest::newRow("pending") << pending;
}

void TestRecordCodec::roundTrip()
{
    QFETCH(const Record, record);
    Record back;
    QVERIFY(decodeSummary(summaryOf(record), back));
    QVERIFY(back == withoutDetail(record));
    QVERIFY(decodeDetail(detailOf(record), back));
    QVERIFY(back == withoutBodies(record));
}

void TestRecordCodec::packedAndUnpacked()
{
    QFETCH(const Record, record);
    RecordPacker packer;
    QList<PackedRecord> all;
    for (int i = 0; i < 1000; ++i) // more than a chunk holds
        all.append(packer.pack(i % 2 ? record : sampleRecord(quint64(i), i * 100)));
    for (int i = 0; i < 1000; ++i) {
        const Record expected = i % 2 ? record : sampleRecord(quint64(i), i * 100);
        QCOMPARE(all[i].id(), expected.id);
        QCOMPARE(all[i].status(), expected.status);
        const RecordPtr back = all[i].unpack();
        QVERIFY(back && *back == expected);
        QVERIFY(all[i].size() >= expected.target.size() + expected.responseBody.octets.size());
    }
}

void TestRecordCodec::everyTruncationIsRefused()
{
    const QByteArray summary = summaryOf(sampleRecord(1)), detail = detailOf(sampleRecord(1));
    Record record;
    for (qsizetype i = 0; i < summary.size(); ++i)
        QVERIFY(!decodeSummary(summary.first(i), record));
    for (qsizetype i = 0; i < detail.size(); ++i)
        QVERIFY(!decodeDetail(detail.first(i), record));
    QVERIFY(!decodeSummary(QByteArray(summary + 'x'), record));
    QVERIFY(!decodeDetail(QByteArray(detail + 'x'), record));
}

void TestRecordCodec::unknownVersionsAreRefused()
{
    QByteArray summary = summaryOf(sampleRecord(1));
    summary[0] = 2;
    Record record;
    QVERIFY(!decodeSummary(summary, record));
}

void TestRecordCodec::garbageIsSurvived()
{
    std::mt19937 random(1);
    Record record;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray octets(qsizetype(random() % 200), '\1');
        for (qsizetype at = 1; at < octets.size(); ++at)
            octets[at] = char(random());
        (void)decodeSummary(octets, record);
        (void)decodeDetail(octets, record);
    }
    // A list that claims four billion items, and a text that claims more than there is.
    QVERIFY(!decodeDetail(QByteArray("\1\xff\xff\xff\xff\x0f"), record));
    QVERIFY(!decodeDetail(QByteArray("\1\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\1"), record));
}

void TestRecordCodec::damageIsSurvived()
{
    const QByteArray good = detailOf(sampleRecord(1));
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const int flip : {1, 0x80, 0xff}) {
            QByteArray bad = good;
            bad[at] = char(bad[at] ^ flip);
            Record record;
            if (decodeDetail(bad, record))
                QVERIFY(detailOf(record).size() <= bad.size());
        }
    }
}

void TestRecordCodec::numbers()
{
    const QList<qint64> values = {0,
                                  1,
                                  -1,
                                  127,
                                  128,
                                  -64,
                                  -65,
                                  1'000'000,
                                  std::numeric_limits<qint64>::max(),
                                  std::numeric_limits<qint64>::min()};
    OctetWriter out;
    for (const qint64 value : values)
        out.signedNumber(value);
    const QByteArray octets = out.take();
    OctetReader in(octets);
    for (const qint64 value : values)
        QCOMPARE(in.signedNumber(), value);
    QVERIFY(in.finished());
    QCOMPARE(in.number(), quint64(0));
    QVERIFY(in.failed());
}

void TestRecordCodec::sizeFollowsContent()
{
    const qint64 small = octetsOf(sampleRecord(1, 10));
    QCOMPARE(octetsOf(sampleRecord(1, 100'010)), small + 100'000);
    QVERIFY(octetsOf(Record()) >= qint64(sizeof(Record)));
}

QTEST_GUILESS_MAIN(TestRecordCodec)
#include "tst_record_codec.moc"
