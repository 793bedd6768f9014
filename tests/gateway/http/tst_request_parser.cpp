// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_feed.h"

#include <QTest>

using namespace gatehouse::http;
using namespace gatehouse::http::test;

class TestRequestParser : public QObject
{
    Q_OBJECT
private slots:
    void accepted_data();
    void accepted();
    void limits_data();
    void limits();
    void needsMore();
    void idleness();
    void bodyIsNotCopied();
    void commonNamesAreShared();
    void nothingAfterAnError();
};

void TestRequestParser::accepted_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArrayList>("events");
    const auto row = [](const char *name, const QByteArray &octets, const QByteArrayList &events) {
        QTest::newRow(name) << octets << events;
    };
    row("get", "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        {"head GET / 1.1 none -1 keep[Host: a]", "end "});
    row("value trimmed", "GET / HTTP/1.1\r\nHost:\t a \t\r\nX:\r\nY: a  b\r\n\r\n",
        {"head GET / 1.1 none -1 keep[Host: a][X: ][Y: a  b]", "end "});
    row("obs-text", "GET / HTTP/1.1\r\nHost: a\r\nX: \xe4\xff\r\n\r\n",
        {"head GET / 1.1 none -1 keep[Host: a][X: \xe4\xff]", "end "});
    row("one empty line before", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        {"head GET / 1.1 none -1 keep[Host: a]", "end "});
    row("1.0", "GET / HTTP/1.0\r\n\r\n", {"head GET / 1.0 none -1 close", "end "});
    row("1.0 kept", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
        {"head GET / 1.0 none -1 keep[Connection: Keep-Alive]", "end "});
    row("1.0 closed and kept", "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n",
        {"head GET / 1.0 none -1 close[Connection: keep-alive, close]", "end "});
    row("1.1 closed", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, , Close\r\n\r\n",
        {"head GET / 1.1 none -1 close[Host: a][Connection: x, , Close]", "end "});
    row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        {"head OPTIONS * 1.1 none -1 keep[Host: a]", "end "});
    row("absolute-form", "GET http://B:81/x?y HTTP/1.1\r\nX: 1\r\nHost: a\r\n\r\n",
        {"head GET http://B:81/x?y 1.1 none -1 keep[X: 1][Host: B:81]", "end "});
    row("absolute-form 1.0", "GET HTTPS://b HTTP/1.0\r\n\r\n",
        {"head GET HTTPS://b 1.0 none -1 close[Host: b]", "end "});
    row("ipv6 host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
        {"head GET / 1.1 none -1 keep[Host: [::1]:80]", "end "});
    row("length", post("Content-Length: 3\r\n", "abc"),
        {"head POST /p 1.1 length 3 keep[Host: h][Content-Length: 3]", "body abc", "end "});
    row("length nought", post("content-length: 0\r\n"),
        {"head POST /p 1.1 length 0 keep[Host: h][content-length: 0]", "end "});
    row("expect", post("Content-Length: 1\r\nExpect: 100-Continue\r\n", "a"),
        {"head POST /p 1.1 length 1 keep expect[Host: h][Content-Length: 1][Expect: 100-Continue]",
         "body a", "end "});
    row("expect without body", post("Expect: 100-continue\r\n"),
        {"head POST /p 1.1 none -1 keep[Host: h][Expect: 100-continue]", "end "});
    const QByteArray chunkedHead =
        "head POST /p 1.1 chunked -1 keep[Host: h][Transfer-Encoding: chunked]";
    row("chunks", chunked("3\r\nabc\r\n00A;x;y=z;q=\"a\\\";b\" ; k\r\n0123456789\r\n0\r\n\r\n"),
        {chunkedHead, "body abc0123456789", "end "});
    row("no chunks", chunked("0000\r\n\r\n"), {chunkedHead, "end "});
    row("trailers", chunked("1\r\na\r\n0\r\nX-Sum: 1\r\nContent-Length: 5\r\nhost: b\r\n\r\n"),
        {chunkedHead, "body a", "end [X-Sum: 1]"});
    row("coding in other case", post("Transfer-encoding:  ChunKed \r\n", "0\r\n\r\n"),
        {"head POST /p 1.1 chunked -1 keep[Host: h][Transfer-encoding: ChunKed]", "end "});
    row("pipeline",
        post("Content-Length: 2\r\n", "ab") + chunked("1\r\nc\r\n0\r\nT: u\r\n\r\n")
            + "GET /z HTTP/1.1\r\nHost: h\r\n\r\n",
        {"head POST /p 1.1 length 2 keep[Host: h][Content-Length: 2]", "body ab", "end ",
         chunkedHead, "body c", "end [T: u]", "head GET /z 1.1 none -1 keep[Host: h]", "end "});
}

void TestRequestParser::accepted()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArrayList, events);
    compareEverySplit(octets, events);
}

void TestRequestParser::limits_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("status"); // 0: accepted
    const auto requestLine = [](qsizetype size) -> QByteArray {
        return "GET /" + QByteArray(size - 14, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    QTest::newRow("request line 8 KiB") << requestLine(8192) << 0;
    QTest::newRow("request line over") << requestLine(8193) << 414;
    const auto field = [](qsizetype size) -> QByteArray {
        return post("X: " + QByteArray(size - 3, 'a') + "\r\n");
    };
    QTest::newRow("field 16 KiB") << field(16384) << 0;
    QTest::newRow("field over") << field(16385) << 431;
    const auto head = [](qsizetype size) -> QByteArray {
        QByteArray fields;
        for (int i = 0; i < 7; ++i)
            fields += "X: " + QByteArray(8000, 'a') + "\r\n";
        const qsizetype rest = size - post(fields).size() - 5;
        return post(fields + "Y: " + QByteArray(rest, 'b') + "\r\n");
    };
    QTest::newRow("head 64 KiB") << head(65536) << 0;
    QTest::newRow("head over") << head(65537) << 431;
    const auto fields = [](int count) -> QByteArray {
        QByteArray out;
        for (int i = 1; i < count; ++i)
            out += "X: a\r\n";
        return post(out);
    };
    QTest::newRow("100 fields") << fields(100) << 0;
    QTest::newRow("101 fields") << fields(101) << 431;
    const auto extension = [](qsizetype size) -> QByteArray {
        return chunked("0;" + QByteArray(size - 1, 'a') + "\r\n\r\n");
    };
    QTest::newRow("extension 1 KiB") << extension(1024) << 0;
    QTest::newRow("extension over") << extension(1025) << 400;
    QTest::newRow("extension endless") << extension(4000) << 400;
    const auto trailers = [](qsizetype size) -> QByteArray {
        return chunked("0\r\nX: " + QByteArray(size - 5, 'a') + "\r\n\r\n");
    };
    QTest::newRow("trailers 8 KiB") << trailers(8192) << 0;
    QTest::newRow("trailers over") << trailers(8193) << 431;
    QTest::newRow("chunk size of 16 digits") << chunked("0000000000000001\r\na\r\n0\r\n\r\n") << 0;
    QTest::newRow("length 2^63-1") << post("Content-Length: 9223372036854775807\r\n") << 0;
    QTest::newRow("method of 32") << QByteArray(32, 'M') + " / HTTP/1.1\r\nHost: a\r\n\r\n" << 0;
}

void TestRequestParser::limits()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, status);
    const QByteArrayList events = feedAll(octets);
    QVERIFY(!events.isEmpty());
    if (status == 0)
        QVERIFY2(events.first().startsWith("head "), events.first().constData());
    else
        QVERIFY2(events.last().startsWith(QByteArray("error " + QByteArray::number(status))),
                 events.last().constData());
    QCOMPARE(events.last().startsWith("error "), status != 0);
    compareEverySplit(octets, events);
}

void TestRequestParser::needsMore()
{
    const QByteArray whole = chunked("3\r\nabc\r\n0\r\nX: y\r\n\r\n");
    for (qsizetype size = 0; size < whole.size(); ++size) {
        RequestLog log;
        QVERIFY(log.feed(QByteArrayView(whole).first(size)));
        QVERIFY(log.lines.isEmpty() || !log.lines.last().startsWith("end"));
    }
}

void TestRequestParser::idleness()
{
    RequestParser parser;
    const auto eventOf = [&parser](QByteArrayView octets) { return parser.next(octets); };
    QVERIFY(parser.isIdle());
    QCOMPARE(eventOf("G"), Event::NeedMore);
    QVERIFY(!parser.isIdle());
    QCOMPARE(eventOf("ET / HTTP/1.1\r\nHost: a\r\n"), Event::NeedMore);
    QVERIFY(!parser.isIdle());
    QCOMPARE(eventOf("\r\n"), Event::Head);
    QVERIFY(!parser.isIdle());
    QCOMPARE(eventOf({}), Event::End);
    QVERIFY(parser.isIdle());
    QCOMPARE(eventOf("\r\n"), Event::NeedMore);
    QVERIFY2(parser.isIdle(), "a stray line end begins no message");
}

void TestRequestParser::bodyIsNotCopied()
{
    RequestParser parser;
    const QByteArray octets = post("Content-Length: 4\r\n", "abcd");
    QByteArrayView input(octets);
    QCOMPARE(parser.next(input), Event::Head);
    QCOMPARE(parser.next(input), Event::Body);
    QCOMPARE(parser.body().data(), octets.constData() + octets.size() - 4);
    QCOMPARE(parser.next(input), Event::End);
}

void TestRequestParser::commonNamesAreShared()
{
    const auto headOf = [](const QByteArray &octets) {
        RequestParser parser;
        QByteArrayView input(octets);
        parser.next(input);
        return parser.takeHead();
    };
    const QByteArray octets = "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: x\r\nX-Rare: y\r\n\r\n";
    const RequestHead one = headOf(octets);
    const RequestHead two = headOf(octets);
    QCOMPARE(one, two);
    const auto sameName = [&](qsizetype i) {
        return one.headers.fields()[i].name.constData() == two.headers.fields()[i].name.constData();
    };
    QVERIFY(one.method.constData() == two.method.constData());
    QVERIFY(sameName(0));
    QVERIFY(sameName(1));
    QVERIFY(!sameName(2));
}

void TestRequestParser::nothingAfterAnError()
{
    RequestParser parser;
    const QByteArray octets = "BAD\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
    QByteArrayView input(octets);
    QCOMPARE(parser.next(input), Event::Error);
    const qsizetype left = input.size();
    QCOMPARE(parser.next(input), Event::Error);
    QCOMPARE(input.size(), left);
    QCOMPARE(parser.error().status, 400);
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_request_parser.moc"
