// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_feed.h"

using namespace gatehouse::http;
using namespace gatehouse::http::test;

namespace {

struct RefusedRow {
    const char *name;
    QByteArray octets;
    int status;
};

QList<RefusedRow> refusedStartLines()
{
    return {
        {"tls", "\x16\x03\x01\x02", 400},
        {"leading blank", " GET / HTTP/1.1\r\n", 400},
        {"leading lf", "\nGET / HTTP/1.1\r\n", 400},
        {"two empty lines", "\r\n\r\n", 400},
        {"0.9", "GET /\r\n", 400},
        {"two blanks", "GET  / HTTP/1.1\r\n", 400},
        {"two blanks before version", "GET /  HTTP/1.1\r\n", 400},
        {"trailing blank", "GET / HTTP/1.1 \r\n", 400},
        {"tab", "GET\t/ HTTP/1.1\r\n", 400},
        {"blank in target", "GET /a b HTTP/1.1\r\n", 400},
        {"method with a comma", "G,T / HTTP/1.1\r\n", 400},
        {"method of 33", QByteArray(33, 'M') + " / HTTP/1.1\r\n", 400},
        {"control in target", "GET /\x01 HTTP/1.1\r\n", 400},
        {"nul in target", QByteArray("GET /\0 HTTP/1.1\r\n", 18), 400},
        {"del in target", "GET /\x7f HTTP/1.1\r\n", 400},
        {"utf-8 in target", "GET /\xc3\xa4 HTTP/1.1\r\n", 400},
        {"fragment", "GET /#a HTTP/1.1\r\n", 400},
        {"relative target", "GET a HTTP/1.1\r\n", 400},
        {"asterisk with get", "GET * HTTP/1.1\r\n", 400},
        {"authority-form with get", "GET h:80 HTTP/1.1\r\n", 400},
        {"other scheme", "GET ftp://h/ HTTP/1.1\r\n", 400},
        {"userinfo in target", "GET http://u@h/ HTTP/1.1\r\n", 400},
        {"no authority", "GET http:///x HTTP/1.1\r\n", 400},
        {"connect", "CONNECT h:443 HTTP/1.1\r\n", 405},
        {"version 1.2", "GET / HTTP/1.2\r\n", 505},
        {"version 2.0", "GET / HTTP/2.0\r\n", 505},
        {"preface", "PRI * HTTP/2.0\r\n", 505},
        {"version in lower case", "GET / http/1.1\r\n", 400},
        {"version of three", "GET / HTTP/1.10\r\n", 400},
        {"version without dot", "GET / HTTP/1\r\n", 400},
        {"other protocol", "GET / ICAP/1.1\r\n", 400},
        {"bare lf", "GET / HTTP/1.1\n", 400},
        {"bare cr", "GET / HTTP/1.1\rHost", 400},
        {"cr cr lf", "GET / HTTP/1.1\r\r\n", 400},
    };
}

QList<RefusedRow> refusedFields()
{
    const QByteArray start = "GET / HTTP/1.1\r\nHost: a\r\n";
    QList<RefusedRow> rows;
    const auto row = [&](const char *name, const QByteArray &fields) {
        rows.append({name, start + fields, 400});
    };
    row("folded", "X: a\r\n b\r\n");
    row("folded with tab", "X: a\r\n\tb\r\n");
    row("blank before colon", "X : a\r\n");
    row("tab before colon", "X\t: a\r\n");
    row("no colon", "Xa\r\n");
    row("no name", ": a\r\n");
    row("name with a slash", "X/y: a\r\n");
    row("name with utf-8", "X\xc3\xa4: a\r\n");
    row("nul in value", QByteArray("X: a\0b\r\n", 8));
    row("control in value", "X: a\x0b\r\n");
    row("del in value", "X: \x7f\r\n");
    row("bare lf in field", "X: a\n");
    row("bare cr in field", "X: a\rb\r\n");
    row("empty line without cr", "\n");
    row("second host", "Host: a\r\n\r\n");
    rows.append({"space line after the request line", "GET / HTTP/1.1\r\n Host: a\r\n", 400});
    rows.append({"no host", "GET / HTTP/1.1\r\nX: a\r\n\r\n", 400});
    for (const char *host : {"", "a,b", "a b", "u@a", "a/b", "a:x", "a:65536", "a:0", "[::1", "[1]",
                             "a%41", "::1", "a:1:2", "a?b", "a\\b", "[::1]x"}) {
        rows.append({host, QByteArray("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n", 400});
    }
    rows.append({"two hosts on 1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", 400});
    return rows;
}

QList<RefusedRow> refusedFraming()
{
    QList<RefusedRow> rows;
    for (const char *length : {"", "+1", "-1", "1 1", "0x1", "1_0", "1,1", "1, 1", "a", "1.0",
                               "\"1\"", "9223372036854775808", "99999999999999999999"}) {
        rows.append({length, post(QByteArray("Content-Length: ") + length + "\r\n"), 400});
    }
    const auto coding = [&](const char *value, int status) {
        rows.append({value, post(QByteArray("Transfer-Encoding: ") + value + "\r\n\r\n"), status});
    };
    coding("gzip", 501);
    coding("xchunked", 501);
    coding("identity", 501);
    coding("gzip, chunked", 501);
    coding("chunked, gzip", 501);
    coding("", 400);
    coding("chunked, chunked", 400);
    coding("chunked,", 400);
    coding(", chunked", 400);
    coding("chunked;a=b", 400);
    coding("\"chunked\"", 400);
    coding("chun ked", 400);
    coding("\x0b"
           "chunked",
           400);
    coding("chunked\r\nTransfer-Encoding: chunked", 400);
    coding("chunked\r\nContent-Length: 1", 400);
    coding("xchunked\r\nContent-Length: 1", 400);
    rows.append({"length first", post("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400});
    rows.append({"two lengths", post("Content-Length: 1\r\nContent-Length: 1\r\n"), 400});
    rows.append({"coding on 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400});
    rows.append({"expectation", post("Expect: 200-ok\r\n"), 417});
    rows.append({"two expectations", post("Expect: 100-continue\r\nExpect: x\r\n"), 417});
    return rows;
}

QList<RefusedRow> refusedChunks()
{
    QList<RefusedRow> rows;
    const auto row = [&](const char *name, const QByteArray &body) {
        rows.append({name, chunked(body), 400});
    };
    row("empty size", "\r\n");
    row("signed size", "+1\r\n");
    row("size with 0x", "0x1\r\n");
    row("blank before size", " 1\r\n");
    row("blank after size", "1 \r\n");
    row("blank before extension", "1 ;a\r\n");
    row("size of 17 digits", "00000000000000001\r\n");
    row("size over 2^63-1", "8000000000000000\r\n");
    row("extension without name", "1;\r\n");
    row("extension without value", "1;a=\r\n");
    row("extension with open quote", "1;a=\"b\r\n");
    row("extension with a control", "1;a=\"\x01\"\r\n");
    row("size with lf", "1\n");
    row("size with bare cr", "1\ra\r\n");
    row("extension with lf", "1;a\nb\r\n");
    row("data too long", "1\r\nab\r\n");
    row("data with lf", "1\r\na\n");
    row("data with cr only", "1\r\na\rb");
    row("trailer folded", "0\r\n x\r\n");
    row("trailer without colon", "0\r\nx\r\n");
    row("trailer with control", "0\r\nx: \x01\r\n");
    row("trailer with lf", "0\r\nx: a\n");
    row("end with lf", "0\r\n\n");
    return rows;
}

} // namespace

class TestRequestRefusals : public QObject
{
    Q_OBJECT
private slots:
    void refused_data();
    void refused();
};

void TestRequestRefusals::refused_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("status");
    const auto all = refusedStartLines() + refusedFields() + refusedFraming() + refusedChunks();
    int index = 0;
    for (const RefusedRow &row : all)
        QTest::addRow("%d %s", ++index, row.name) << row.octets << row.status;
}

void TestRequestRefusals::refused()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, status);
    const QByteArrayList events = feedAll(octets);
    QVERIFY(!events.isEmpty());
    const QByteArray expected = "error " + QByteArray::number(status) + ' ';
    QVERIFY2(events.last().startsWith(expected), events.last().constData());
    QVERIFY2(events.last().size() > expected.size(), "a reason is given");
    compareEverySplit(octets, events);
}

QTEST_GUILESS_MAIN(TestRequestRefusals)
#include "tst_request_refusals.moc"
