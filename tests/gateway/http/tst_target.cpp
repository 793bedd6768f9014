// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/target.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::http;

namespace {

struct Parts {
    QByteArray target, path, rawPath, rawQuery, authority;
};

} // namespace

class TestTarget : public QObject
{
    Q_OBJECT
private slots:
    void takenApart_data();
    void takenApart();
    void refused_data();
    void refused();
    void plainPathIsReceivedPath();
    void percent();
    void queryArguments_data();
    void queryArguments();
    void withoutArgument_data();
    void withoutArgument();
    void hostPort_data();
    void hostPort();
    void cookies_data();
    void cookies();
};

void TestTarget::takenApart_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("rawPath");
    QTest::addColumn<QByteArray>("rawQuery");
    QTest::addColumn<QByteArray>("authority");
    const QList<Parts> all{
        {"/", "/", "/", "", ""},
        {"/a/b?c=d?e&f", "/a/b", "/a/b", "c=d?e&f", ""},
        {"/a?", "/a", "/a", "", ""},
        {"//a///b/", "/a/b/", "//a///b/", "", ""},
        {"/a/./b/../c", "/a/c", "/a/./b/../c", "", ""},
        {"/a/b/..", "/a/", "/a/b/..", "", ""},
        {"/a/.", "/a/", "/a/.", "", ""},
        {"/a/..", "/", "/a/..", "", ""},
        {"/a//../b", "/b", "/a//../b", "", ""},
        {"/.a/..b/c..", "/.a/..b/c..", "/.a/..b/c..", "", ""},
        {"/%61%2Fb%20c", "/a/b c", "/%61%2Fb%20c", "", ""},
        {"/a/%2e%2E/b", "/b", "/a/%2e%2E/b", "", ""},
        {"/%252e", "/%2e", "/%252e", "", ""},
        {"/%c3%a4%E4", "/\xc3\xa4\xe4", "/%c3%a4%E4", "", ""},
        {"/a?%00%0d%zz", "/a", "/a", "%00%0d%zz", ""},
        {"*", "*", "*", "", ""},
        {"http://H:80/x/../y?z", "/y", "/x/../y", "z", "H:80"},
        {"https://h", "/", "/", "", "h"},
        {"HTTP://h?q", "/", "/", "q", "h"},
    };
    for (const Parts &p : all)
        QTest::newRow(p.target.constData())
            << p.target << p.path << p.rawPath << p.rawQuery << p.authority;
}

void TestTarget::takenApart()
{
    QFETCH(QByteArray, target);
    const Result<Target> result = parseTarget(target);
    QVERIFY(result);
    QTEST(result->path, "path");
    QTEST(result->rawPath, "rawPath");
    QTEST(result->rawQuery, "rawQuery");
    QTEST(result->authority, "authority");
    QCOMPARE(result->hasQuery, target.contains('?'));
}

void TestTarget::refused_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *bad :
         {"",        "a",          "?a",      "http://",   "/%",         "/%4",
          "/%zz",    "/a%00",      "/%0d",    "/%0A",      "/..",        "/a/../..",
          "/%2e%2e", "/a/..%2f..", "/%c0%af", "/%c1%81",   "/%e0%80%af", "/%f0%80%80%af",
          "/a#b",    "/a b",       "/\x01",   "/\xc3\xa4", "ftp://h/"}) {
        QTest::newRow(bad) << QByteArray(bad);
    }
}

void TestTarget::refused()
{
    QFETCH(QByteArray, target);
    const Result<Target> result = parseTarget(target);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!result.error().message.isEmpty());
}

void TestTarget::plainPathIsReceivedPath()
{
    const Result<Target> result = parseTarget("/plain/path");
    QVERIFY(result);
    QVERIFY(result->path.constData() == result->rawPath.constData());
}

void TestTarget::percent()
{
    QCOMPARE(percentDecoded("a%20b%2B+%zz%4"), QByteArray("a b++%zz%4"));
    QCOMPARE(percentEncodedPath("/a b%\r\n?#ä:@!"), QByteArray("/a%20b%25%0D%0A%3F%23%C3%A4:@!"));
    QByteArray all;
    for (int c = 0; c < 256; ++c)
        all.append(char(c));
    QCOMPARE(percentDecoded(percentEncodedPath(all)), all);
}

void TestTarget::queryArguments_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value"); // null: absent
    QTest::newRow("first") << QByteArray("a=1&b=2&a=3") << QByteArray("a") << QByteArray("1");
    QTest::newRow("second") << QByteArray("a=1&b=2") << QByteArray("b") << QByteArray("2");
    QTest::newRow("decoded") << QByteArray("a=x+y%2B%26") << QByteArray("a") << QByteArray("x y+&");
    QTest::newRow("name decoded") << QByteArray("%61+b=1") << QByteArray("a b") << QByteArray("1");
    QTest::newRow("without value") << QByteArray("x&a&b") << QByteArray("a") << QByteArray("");
    QTest::newRow("empty value") << QByteArray("a=") << QByteArray("a") << QByteArray("");
    QTest::newRow("equals in value") << QByteArray("a=b=c") << QByteArray("a") << QByteArray("b=c");
    QTest::newRow("absent") << QByteArray("ab=1&&c") << QByteArray("a") << QByteArray();
    QTest::newRow("other case") << QByteArray("A=1") << QByteArray("a") << QByteArray();
    QTest::newRow("no query") << QByteArray() << QByteArray("a") << QByteArray();
}

void TestTarget::queryArguments()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const std::optional<QByteArray> found = queryArgument(query, name);
    QCOMPARE(found.has_value(), !value.isNull());
    QCOMPARE(found.value_or(QByteArray()), value);
}

void TestTarget::withoutArgument_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("first") << QByteArray("key=1&b=%20") << QByteArray("b=%20");
    QTest::newRow("middle") << QByteArray("a&key=1&b") << QByteArray("a&b");
    QTest::newRow("all") << QByteArray("key=1&key&k%65y=2") << QByteArray();
    QTest::newRow("none") << QByteArray("a=key&keys=1") << QByteArray("a=key&keys=1");
}

void TestTarget::withoutArgument()
{
    QFETCH(QByteArray, query);
    QTEST(withoutQueryArgument(query, "key"), "rest");
}

void TestTarget::hostPort_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host"); // empty: refused
    QTest::addColumn<int>("port");
    const auto row = [](const char *text, const char *host = "", int port = 0) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(host) << port;
    };
    row("Example.COM", "example.com");
    row("h:8080", "h", 8080);
    row("h:", "h");
    row("h:65535", "h", 65535);
    row("127.0.0.1:1", "127.0.0.1", 1);
    row("[::1]:80", "::1", 80);
    row("[2001:DB8::1]", "2001:db8::1");
    row("a_b", "a_b");
    for (const char *bad :
         {"",        ":80",   "h:0",          "h:65536", "h:999999", "h:8x", "h:+8",
          "h:80:80", "u@h",   "h/",           "h,i",     "h i",      "::1",  "[::1",
          "[]",      "[::g]", "[::1%25eth0]", "[::1]80", "h%41",     "h\\"})
        row(bad);
    QTest::newRow("255") << QByteArray(255, 'h') << QByteArray(255, 'h') << 0;
    QTest::newRow("256") << QByteArray(256, 'h') << QByteArray() << 0;
}

void TestTarget::hostPort()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, host);
    const Result<HostPort> result = parseHostPort(text);
    QCOMPARE(result.has_value(), !host.isEmpty());
    if (!result) {
        QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
        return;
    }
    QCOMPARE(result->host, host);
    QTEST(int(result->port), "port");
}

void TestTarget::cookies_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value"); // null: absent
    QTest::newRow("only") << QByteArray("sid=1") << QByteArray("1");
    QTest::newRow("second") << QByteArray("a=b; sid=x=y; c") << QByteArray("x=y");
    QTest::newRow("first of two") << QByteArray("sid=1; sid=2") << QByteArray("1");
    QTest::newRow("no blank") << QByteArray("a=b;sid=") << QByteArray("");
    QTest::newRow("other name") << QByteArray("xsid=1; SID=2; sid") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestTarget::cookies()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    const std::optional<QByteArray> found = cookieValue(header, "sid");
    QCOMPARE(found.has_value(), !value.isNull());
    QCOMPARE(found.value_or(QByteArray()), value);
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
