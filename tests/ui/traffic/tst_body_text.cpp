// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/traffic/sample_traffic.h"
#include "ui/traffic/inspector/body_text.h"
#include "ui/traffic/inspector/curl_command.h"
#include "ui/traffic/inspector/timing_bars.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestBodyText : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void saysWhatIsMissing();
    void breaksEndlessLines();
    void boundsTheDump();
    void writesCurl();
    void quotes_data();
    void quotes();
    void barsCoverTheExchange();
    void barsOfAFailedAttempt();
};

using Kind = BodyText::Kind;

void TestBodyText::reads_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &octets, const char *type, Kind kind,
                        const char *text) {
        QTest::newRow(name) << octets << QByteArray(type) << int(kind) << QString::fromUtf8(text);
    };
    row("empty", "", "text/plain", Kind::Empty, "");
    row("json", R"({"a":[1]})", "application/json", Kind::Json,
        "{\n    \"a\": [\n        1\n    ]\n}\n");
    row("json order", R"({"z":1.50,"a":{},"s":"a,{\"}","e":[ ]})", "application/json", Kind::Json,
        "{\n    \"z\": 1.50,\n    \"a\": {},\n    \"s\": \"a,{\\\"}\",\n    \"e\": []\n}\n");
    row("problem json", R"({"a":1})", "application/problem+json", Kind::Json,
        "{\n    \"a\": 1\n}\n");
    row("not json after all", "{oops", "application/json", Kind::Text, "{oops");
    row("text", "hello\n", "text/plain", Kind::Text, "hello\n");
    row("utf-8", "gr\xC3\xBC\xC3\x9F", "", Kind::Text, "grüß");
    row("no type", "{}", "", Kind::Text, "{}");
    row("cut character", "gr\xC3", "", Kind::Text, "gr");
    row("binary", QByteArray("\0A\xFFz", 4), "image/png", Kind::Hex,
        "000000  00 41 ff 7a                                      .A.z\n");
    row("latin-1", "gr\xFC ", "", Kind::Hex,
        "000000  67 72 fc 20                                      gr. \n");
}

void TestBodyText::reads()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, type);
    const BodyText shown = BodyReader::read({octets, octets.size(), false}, type, {});
    QTEST(int(shown.kind), "kind");
    QTEST(shown.text, "text");
    QVERIFY(!shown.note.isEmpty());
}

void TestBodyText::saysWhatIsMissing()
{
    const traffic::Body cut{QByteArray(65536, 'x'), 1'000'000, true};
    const QString note = BodyReader::read(cut, "text/plain", "gzip").note;
    QVERIFY2(note.contains(u"truncated at 64 KiB"_s), qPrintable(note));
    QVERIFY2(note.contains(u"compressed (gzip)"_s), qPrintable(note));
    QVERIFY2(note.contains(u"1.0"_s), qPrintable(note));
    const traffic::Body uncaptured{{}, 500, true};
    QVERIFY(BodyReader::read(uncaptured, {}, {}).note.contains(u"not captured"_s));
}

void TestBodyText::breaksEndlessLines()
{
    const BodyText shown = BodyReader::read({QByteArray(10'000, 'x'), 10'000, false}, {}, {});
    QCOMPARE(shown.text.count(u'\n'), 2);
}

void TestBodyText::boundsTheDump()
{
    const BodyText shown = BodyReader::read({QByteArray(100'000, '\0'), 100'000, false}, {}, {});
    QCOMPARE(shown.text.count(u'\n'), BodyReader::MaxHex / 16);
    QVERIFY(shown.note.contains(u"as hex"_s));
}

void TestBodyText::writesCurl()
{
    traffic::Record record = sampleExchange(1);
    record.requestBody = {"{\"a\":1}", 7, false};
    QCOMPARE(curlCommand(record),
             u"curl http://shop.test:8080/v1/orders -H 'Accept: */*' -H 'X-Id: it'\\''s' "
             "--data-raw '{\"a\":1}'"_s);
    record = sampleExchange(4);
    record.requestHeaders = {{"Host", "h"}, {"Content-Length", "0"}, {"X-Empty", ""}};
    QCOMPARE(curlCommand(record), u"curl -X DELETE http://h/v1/orders/1093 -H 'X-Empty;'"_s);
}

void TestBodyText::quotes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"abc/1.2"_s << u"abc/1.2"_s;
    QTest::newRow("empty") << QString() << u"''"_s;
    QTest::newRow("dollar") << u"$(rm)"_s << u"'$(rm)'"_s;
    QTest::newRow("quote") << u"a'b"_s << u"'a'\\''b'"_s;
    QTest::newRow("newline") << u"a\nb"_s << u"'a\nb'"_s;
}

void TestBodyText::quotes()
{
    QFETCH(QString, text);
    QTEST(shellQuoted(text), "quoted");
}

void TestBodyText::barsCoverTheExchange()
{
    const traffic::Record record = sampleExchange(0);
    const QList<TimingBar> bars = TimingBars::of(record);
    QCOMPARE(bars.size(), 7);
    QCOMPARE(bars.first().toUs, record.durationUs);
    QCOMPARE(bars.at(1).kind, TimingBar::Kind::Gateway);
    QVERIFY(bars.at(2).heading.contains(u"127.0.0.1:1980"_s));
    QCOMPARE(bars.at(2).label, u"Connection reused"_s);
    QCOMPARE(bars.last().toUs, record.durationUs);
    for (const TimingBar &bar : bars)
        QVERIFY(bar.fromUs <= bar.toUs && bar.toUs <= record.durationUs);
    QVERIFY(TimingBars::summary(record).contains(u"in the gateway itself"_s));
}

void TestBodyText::barsOfAFailedAttempt()
{
    const QList<TimingBar> bars = TimingBars::of(sampleExchange(4));
    QCOMPARE(bars.size(), 6); // nothing was received
    QVERIFY(bars.at(2).heading.contains(u"reset"_s));
    traffic::Record running = sampleExchange(0);
    running.durationUs = -1;
    QVERIFY(TimingBars::of(running).isEmpty());
}

QTEST_GUILESS_MAIN(TestBodyText)
#include "tst_body_text.moc"
