// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_log.h"

#include <QTest>

using namespace gatehouse::http;
using namespace gatehouse::http::test;

namespace {

using Log = EventLog<ResponseParser>;

QByteArrayList feedInPieces(const QByteArray &method, const QByteArray &octets,
                            const QList<qsizetype> &cuts, bool closed)
{
    Log log;
    log.parser.expectAnswerTo(method);
    bool open = true;
    qsizetype from = 0;
    for (qsizetype cut : cuts) {
        open = open && log.feed(QByteArrayView(octets).sliced(from, cut - from));
        from = cut;
    }
    if (open && closed)
        log.note(log.parser.finish());
    return log.lines;
}

void compareEverySplit(const QByteArray &method, const QByteArray &octets, bool closed,
                       const QByteArrayList &expected)
{
    const qsizetype size = octets.size();
    QCOMPARE(feedInPieces(method, octets, {size}, closed), expected);
    QList<qsizetype> each;
    for (qsizetype at = 0; at <= size; ++at) {
        each.append(at);
        QCOMPARE(feedInPieces(method, octets, {at, size}, closed), expected);
    }
    QCOMPARE(feedInPieces(method, octets, each, closed), expected);
}

} // namespace

class TestResponseParser : public QObject
{
    Q_OBJECT
private slots:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void switchingProtocols();
    void connectTunnel();
    void lateOctetsStay();
    void interimStorm();
    void headLimit();
    void finishWhenIdle();
};

void TestResponseParser::accepted_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<QByteArrayList>("events");
    const auto row = [](const char *name, const char *method, const QByteArray &octets, bool closed,
                        const QByteArrayList &events) {
        QTest::newRow(name) << QByteArray(method) << octets << closed << events;
    };
    row("length", "GET", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", false,
        {"head 200 'OK' 1.1 length 2 keep[Content-Length: 2]", "body ab", "end "});
    row("chunked", "GET",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nT: v\r\n\r\n", false,
        {"head 200 'OK' 1.1 chunked -1 keep[Transfer-Encoding: chunked]", "body a", "end [T: v]"});
    row("until close", "GET", "HTTP/1.1 200 OK\r\n\r\nab", true,
        {"head 200 'OK' 1.1 until-close -1 close", "body ab", "end "});
    row("empty until close", "GET", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\n", true,
        {"head 200 'OK' 1.0 until-close -1 close[Connection: keep-alive]", "end "});
    row("head", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", false,
        {"head 200 'OK' 1.1 none 5 keep[Content-Length: 5]", "end "});
    row("head chunked", "HEAD", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", false,
        {"head 200 'OK' 1.1 none -1 keep[Transfer-Encoding: chunked]", "end "});
    row("204", "GET", "HTTP/1.1 204 No\r\nContent-Length: 5\r\nX: y\r\n\r\n", false,
        {"head 204 'No' 1.1 none -1 keep[X: y]", "end "});
    row("304", "GET", "HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\n", false,
        {"head 304 'Same' 1.1 none 5 keep[Content-Length: 5]", "end "});
    row("interim", "GET",
        "HTTP/1.1 100 C\r\nContent-Length: 1\r\n\r\nHTTP/1.1 103 E\r\nLink: l\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        false,
        {"head 100 'C' 1.1 none -1 keep", "end ", "head 103 'E' 1.1 none -1 keep[Link: l]", "end ",
         "head 200 'OK' 1.1 length 0 keep[Content-Length: 0]", "end "});
    row("no reason", "HEAD", "HTTP/1.1 200 \r\n\r\n", false,
        {"head 200 '' 1.1 none -1 keep", "end "});
    row("no reason, no blank", "HEAD", "HTTP/1.1 999\r\n\r\n", false,
        {"head 999 '' 1.1 none -1 keep", "end "});
    row("reason with obs-text", "HEAD", "HTTP/1.0 404 nicht da \xe4\r\n\r\n", false,
        {"head 404 'nicht da \xe4' 1.0 none -1 close", "end "});
    row("close", "HEAD", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", false,
        {"head 200 'OK' 1.1 none -1 close[Connection: close]", "end "});
}

void TestResponseParser::accepted()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, octets);
    QFETCH(bool, closed);
    QFETCH(QByteArrayList, events);
    // The End of a message without a body needs one more call than its octets.
    if (!closed) {
        Log log;
        log.parser.expectAnswerTo(method);
        log.feed(octets);
        log.feed({});
        QCOMPARE(log.lines, events);
    }
    compareEverySplit(method, octets, true, events);
}

void TestResponseParser::refused_data()
{
    QTest::addColumn<QByteArray>("octets");
    const auto row = [](const char *name, const QByteArray &octets) {
        QTest::newRow(name) << octets;
    };
    row("no http", "SSH-2.0-x\r\n");
    row("leading line end", "\r\nHTTP/1.1 200 OK\r\n");
    row("lower case", "HTTP/1.1 200 OK\nX: y\r\n");
    row("version 2", "HTTP/2.0 200 OK\r\n");
    row("two blanks", "HTTP/1.1  200 OK\r\n");
    row("status of two", "HTTP/1.1 20 OK\r\n");
    row("status of four", "HTTP/1.1 2000 OK\r\n");
    row("status below 100", "HTTP/1.1 099 OK\r\n");
    row("status no number", "HTTP/1.1 2x0 OK\r\n");
    row("control in reason", "HTTP/1.1 200 O\x01\r\n");
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n");
    row("list of lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\n");
    row("signed length", "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n");
    row("bad length on 204", "HTTP/1.1 204 OK\r\nContent-Length: x\r\n\r\n");
    row("length and coding",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("unknown coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n");
    row("coding on 1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("nul in field", QByteArray("HTTP/1.1 200 OK\r\nX: \0\r\n", 23));
    row("bad name", "HTTP/1.1 200 OK\r\nX Y: z\r\n");
    row("bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
    row("cut in start line", "HTTP/1.1 20");
    row("cut in head", "HTTP/1.1 200 OK\r\nX:");
    row("cut after head line", "HTTP/1.1 200 OK\r\n");
    row("cut in body", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab");
    row("cut in chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na");
    row("cut before last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
    row("cut in trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
}

void TestResponseParser::refused()
{
    QFETCH(QByteArray, octets);
    const QByteArrayList events = feedInPieces("GET", octets, {octets.size()}, true);
    QVERIFY(!events.isEmpty());
    QVERIFY2(events.last().startsWith("error 502 "), events.last().constData());
    compareEverySplit("GET", octets, true, events);
}

void TestResponseParser::switchingProtocols()
{
    ResponseParser parser;
    const QByteArray octets = "HTTP/1.1 101 Go\r\nUpgrade: x\r\nContent-Length: 3\r\n\r\nraw";
    QByteArrayView input(octets);
    QCOMPARE(parser.next(input), Event::Head);
    const ResponseHead head = parser.takeHead();
    QCOMPARE(head.status, 101);
    QVERIFY(!head.headers.contains("Content-Length"));
    QCOMPARE(parser.next(input), Event::End);
    QCOMPARE(parser.next(input), Event::End);
    QCOMPARE(input.toByteArray(), QByteArray("raw"));
    QCOMPARE(parser.finish(), Event::NeedMore);
}

void TestResponseParser::connectTunnel()
{
    ResponseParser parser;
    parser.expectAnswerTo("CONNECT");
    const QByteArray octets = "HTTP/1.1 200 OK\r\n\r\nraw";
    QByteArrayView input(octets);
    QCOMPARE(parser.next(input), Event::Head);
    QCOMPARE(parser.takeHead().framing, Framing::None);
    QCOMPARE(parser.next(input), Event::End);
    QCOMPARE(input.toByteArray(), QByteArray("raw"));
}

void TestResponseParser::lateOctetsStay()
{
    ResponseParser parser;
    parser.expectAnswerTo("GET");
    const QByteArray octets = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n";
    QByteArrayView input(octets);
    QCOMPARE(parser.next(input), Event::Head);
    QCOMPARE(parser.next(input), Event::Body);
    QCOMPARE(parser.next(input), Event::End);
    QCOMPARE(input.toByteArray(), QByteArray("HTTP/1.1 200 OK\r\n"));
    QVERIFY(parser.isIdle());
}

void TestResponseParser::interimStorm()
{
    const QByteArray interim = "HTTP/1.1 102 P\r\n\r\n";
    Log calm;
    QVERIFY(calm.feed(
        QByteArray(interim.repeated(16) + "HTTP/1.1 204 N\r\n\r\n" + interim.repeated(16))));
    Log storm;
    QVERIFY(!storm.feed(interim.repeated(17)));
    QCOMPARE(storm.lines.last(), QByteArray("error 502 too many interim answers"));
}

void TestResponseParser::headLimit()
{
    const auto fields = [](int count) -> QByteArray {
        return "HTTP/1.1 204 N\r\n" + QByteArray("X: a\r\n").repeated(count) + "\r\n";
    };
    Log fits;
    QVERIFY(fits.feed(fields(256)));
    Log over;
    QVERIFY(!over.feed(fields(257)));
    const auto head = [](qsizetype size) -> QByteArray {
        const QByteArray start = "HTTP/1.1 204 N\r\nX: ";
        return start + QByteArray(size - start.size() - 4, 'a') + "\r\n\r\n";
    };
    Log large;
    QVERIFY(large.feed(head(256 * 1024)));
    Log larger;
    QVERIFY(!larger.feed(head(256 * 1024 + 1)));
    QCOMPARE(larger.lines.last(), QByteArray("error 502 head too large"));
}

void TestResponseParser::finishWhenIdle()
{
    ResponseParser parser;
    QCOMPARE(parser.finish(), Event::NeedMore);
}

QTEST_GUILESS_MAIN(TestResponseParser)
#include "tst_response_parser.moc"
