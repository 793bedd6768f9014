// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/writer.h"

#include <QTest>

using namespace gatehouse::http;

class TestWriter : public QObject
{
    Q_OBJECT
private slots:
    void heads();
    void chunks();
    void reasons();
    void dates_data();
    void dates();
    void tokens();
    void fieldValues();
    void hopByHop_data();
    void hopByHop();
};

void TestWriter::heads()
{
    QByteArray out = "before ";
    appendRequestHead(out, "GET", "/a?b", {{"Host", "h"}, {"Empty", ""}});
    QCOMPARE(out, QByteArray("before GET /a?b HTTP/1.1\r\nHost: h\r\nEmpty: \r\n\r\n"));
    out.clear();
    appendResponseHead(out, 404, {}, {{"A", "b"}});
    QCOMPARE(out, QByteArray("HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n"));
    out.clear();
    appendResponseHead(out, 200, "Fine", {});
    QCOMPARE(out, QByteArray("HTTP/1.1 200 Fine\r\n\r\n"));
}

void TestWriter::chunks()
{
    QByteArray out;
    appendChunk(out, QByteArray(26, 'x'));
    QCOMPARE(out, "1a\r\n" + QByteArray(26, 'x') + "\r\n");
    out.clear();
    appendChunk(out, {});
    QVERIFY2(out.isEmpty(), "an empty chunk would end the body");
    appendLastChunk(out);
    QCOMPARE(out, QByteArray("0\r\n\r\n"));
    out.clear();
    appendLastChunk(out, {{"T", "v"}});
    QCOMPARE(out, QByteArray("0\r\nT: v\r\n\r\n"));
}

void TestWriter::reasons()
{
    QCOMPARE(reasonPhrase(200), QByteArrayView("OK"));
    QCOMPARE(reasonPhrase(511), QByteArrayView("Network Authentication Required"));
    QCOMPARE(reasonPhrase(100), QByteArrayView("Continue"));
    QCOMPARE(reasonPhrase(299), QByteArrayView("Unknown"));
    QCOMPARE(reasonPhrase(999), QByteArrayView("Unknown"));
}

void TestWriter::dates_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("rfc") << qint64(784111777) << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("epoch") << qint64(0) << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT");
    QTest::newRow("before") << qint64(-1) << QByteArray("Wed, 31 Dec 1969 23:59:59 GMT");
    QTest::newRow("leap day") << qint64(1709251199) << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT");
    QTest::newRow("too late") << std::numeric_limits<qint64>::max()
                              << QByteArray("Fri, 31 Dec 9999 23:59:59 GMT");
    QTest::newRow("too early") << std::numeric_limits<qint64>::min()
                               << QByteArray("Sat, 01 Jan 0000 00:00:00 GMT");
}

void TestWriter::dates()
{
    QFETCH(qint64, seconds);
    QTEST(httpDate(seconds), "text");
}

void TestWriter::tokens()
{
    QVERIFY(isToken("a-Z_0~!#$%&'*+.^`|"));
    for (const char *bad : {"", "a b", "a:", "a(", "\"", "\x80", "\x7f", "a\t", "a/", "{", "="})
        QVERIFY2(!isToken(bad), bad);
}

void TestWriter::fieldValues()
{
    QVERIFY(isFieldValue(""));
    QVERIFY(isFieldValue("a\tb \x80\xff"));
    for (int c = 0; c < 0x20; ++c)
        QCOMPARE(isFieldValue(QByteArray("long enough to be read in blocks ").append(char(c))),
                 c == '\t');
    QVERIFY(!isFieldValue("\x7f"));
}

void TestWriter::hopByHop_data()
{
    QTest::addColumn<Headers>("before");
    QTest::addColumn<bool>("keepUpgrade");
    QTest::addColumn<Headers>("after");
    QTest::newRow("nothing") << Headers{{"Host", "a"}, {"X", "y"}} << false
                             << Headers{{"Host", "a"}, {"X", "y"}};
    QTest::newRow("fixed") << Headers{{"connection", "close"},
                                      {"Keep-Alive", "5"},
                                      {"Proxy-Connection", "x"},
                                      {"TE", "trailers"},
                                      {"Trailer", "X"},
                                      {"Transfer-Encoding", "chunked"},
                                      {"Upgrade", "h2c"},
                                      {"Proxy-Authenticate", "x"},
                                      {"Proxy-Authorization", "x"},
                                      {"Accept", "a"}}
                           << false << Headers{{"Accept", "a"}};
    QTest::newRow("named") << Headers{{"Connection", "X-One, close"},
                                      {"x-one", "1"},
                                      {"X-Two", "2"},
                                      {"Connection", " x-two ,,"},
                                      {"X-Three", "3"}}
                           << false << Headers{{"X-Three", "3"}};
    const Headers ours{{"Host", "h"},          {"Content-Length", "1"},
                       {"Authorization", "a"}, {"X-Forwarded-For", "1.1.1.1"},
                       {"apikey", "k"},        {"Via", "v"}};
    Headers abused = ours;
    abused.append("Connection",
                  "host, content-length, authorization, x-forwarded-for, apikey, via");
    QTest::newRow("ours") << abused << false << ours;
    QTest::newRow("upgrade kept") << Headers{{"Upgrade", "websocket"},
                                             {"Connection", "keep-alive, Upgrade, X"},
                                             {"X", "y"}}
                                  << true
                                  << Headers{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}};
    QTest::newRow("no upgrade to keep")
        << Headers{{"Connection", "close"}, {"A", "b"}} << true << Headers{{"A", "b"}};
}

void TestWriter::hopByHop()
{
    QFETCH(Headers, before);
    QFETCH(bool, keepUpgrade);
    QFETCH(Headers, after);
    removeHopByHop(before, keepUpgrade);
    QCOMPARE(before, after);
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
