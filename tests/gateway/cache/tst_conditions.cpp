// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/byte_range.h"
#include "gateway/cache/conditions.h"
#include "gateway/cache/invalidation.h"
#include "tests/gateway/cache/fields.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::cache;
using gatehouse::test::fields;

class TestConditions : public QObject
{
    Q_OBJECT

private slots:
    void notModified_data();
    void notModified();
    void validators();
    void about_data();
    void about();
    void range_data();
    void range();
    void ifRange_data();
    void ifRange();
    void targets_data();
    void targets();
};

static StoredResponse store(const QByteArray &head, int status = 200)
{
    StoredResponse out;
    out.status = status;
    out.headers = fields(head);
    out.body = "0123456789";
    out.arrived = Clock::Wall(Seconds(784111777));
    return out;
}

void TestConditions::notModified_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("verdict");
    const auto row = [](const char *stored, const char *request, bool verdict) {
        QTest::addRow("%s / %s", stored, request)
            << QByteArray(stored) << QByteArray(request) << verdict;
    };
    row("ETag: \"a\"", "X: y", false);
    row("ETag: \"a\"", "If-None-Match: \"a\"", true);
    row("ETag: \"a\"", "If-None-Match: W/\"a\"", true);
    row("ETag: W/\"a\"", "If-None-Match: \"a\"", true);
    row("ETag: \"a\"", "If-None-Match: \"b\", \"a\"", true);
    row("ETag: \"a,b\"", "If-None-Match: \"a,b\"", true);
    row("ETag: \"a\"", "If-None-Match: \"b\"", false);
    row("ETag: \"a\"", "If-None-Match: *", true);
    row("X: y", "If-None-Match: *", true);
    row("X: y", "If-None-Match: \"a\"", false);
    // If-None-Match goes first
    row("ETag: \"a\"|Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-None-Match: \"b\"|If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", false);
    row("Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", true);
    row("Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-Modified-Since: Sunday, 06-Nov-94 08:49:38 GMT", true);
    row("Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT", false);
    row("Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT", "If-Modified-Since: foo", false);
    row("X: y", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", true);
    row("X: y", "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT", false);
}

void TestConditions::notModified()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, request);
    QTEST(isNotModified(fields(request), store(stored)), "verdict");
    QVERIFY(!isNotModified(fields(request), store(stored, 404)));
}

void TestConditions::validators()
{
    QCOMPARE(validatorsOf(store("X: y")), http::Headers());
    QCOMPARE(validatorsOf(store("ETag: W/\"a\"|Last-Modified: x")),
             fields("If-None-Match: W/\"a\"|If-Modified-Since: x"));
    QVERIFY(hasUpstreamCondition(fields("If-Match: *")));
    QVERIFY(!hasUpstreamCondition(fields("If-None-Match: *")));
}

void TestConditions::about_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("verdict");
    QTest::newRow("none") << QByteArray("ETag: \"a\"") << QByteArray() << true;
    QTest::newRow("same") << QByteArray("ETag: \"a\"") << QByteArray("ETag: W/\"a\"") << true;
    QTest::newRow("other") << QByteArray("ETag: \"a\"") << QByteArray("ETag: \"b\"") << false;
    QTest::newRow("unknown") << QByteArray("X: y") << QByteArray("ETag: \"b\"") << false;
    QTest::newRow("date") << QByteArray("Last-Modified: x") << QByteArray("Last-Modified: x")
                          << true;
    QTest::newRow("dates") << QByteArray("Last-Modified: x") << QByteArray("Last-Modified: y")
                           << false;
}

void TestConditions::about()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, response);
    QTEST(isAbout(fields(response), store(stored)), "verdict");
}

void TestConditions::range_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *field, qint64 size, const char *answer) {
        QTest::addRow("%s of %lld", field, size) << QByteArray(field) << size << QByteArray(answer);
    };
    row("bytes=0-1", 10, "bytes 0-1/10");
    row("Bytes=0-1", 10, "bytes 0-1/10");
    row("bytes=1-", 10, "bytes 1-9/10");
    row("bytes=-1", 10, "bytes 9-9/10");
    row("bytes=-20", 10, "bytes 0-9/10");
    row("bytes=5-99999999999999999999999999", 10, "bytes 5-9/10");
    row("bytes=10-", 10, "bytes */10");
    row("bytes=99999999999999999999999999-", 10, "bytes */10");
    row("bytes=-0", 10, "bytes */10");
    row("bytes=0-0", 0, "bytes */0");
    row("bytes=-", 10, "whole");
    row("bytes=2-1", 10, "whole");
    row("bytes=a-1", 10, "whole");
    row("bytes=+1-2", 10, "whole");
    row("bytes=0-1,3-4", 10, "whole");
    row("lines=0-1", 10, "whole");
    row("bytes", 10, "whole");
    row("", 10, "whole");
}

void TestConditions::range()
{
    QFETCH(QByteArray, field);
    QFETCH(qint64, size);
    const RangeVerdict verdict = rangeOf(field, size);
    const QByteArray answer =
        verdict.kind == RangeVerdict::Whole ? QByteArray("whole") : contentRange(verdict, size);
    QTEST(answer, "answer");
}

void TestConditions::ifRange_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isPart");
    QTest::newRow("none") << QByteArray("Range: bytes=0-1") << true;
    QTest::newRow("two") << QByteArray("Range: bytes=0-1|Range: bytes=1-2") << false;
    QTest::newRow("tag") << QByteArray("Range: bytes=0-1|If-Range: \"a\"") << true;
    QTest::newRow("weak") << QByteArray("Range: bytes=0-1|If-Range: W/\"a\"") << false;
    QTest::newRow("other") << QByteArray("Range: bytes=0-1|If-Range: \"b\"") << false;
    QTest::newRow("date") << QByteArray("Range: bytes=0-1|If-Range: Sun, 06 Nov 1994 08:49:37 GMT")
                          << true;
    QTest::newRow("later") << QByteArray("Range: bytes=0-1|If-Range: Sun, 06 Nov 1994 08:49:38 GMT")
                           << false;
}

void TestConditions::ifRange()
{
    QFETCH(QByteArray, request);
    const QByteArray head = "ETag: \"a\"|Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT";
    QTEST(rangeOf(fields(request), store(head)).kind == RangeVerdict::Part, "isPart");
    QCOMPARE(rangeOf(fields(request), store(head, 404)).kind, RangeVerdict::Whole);
}

void TestConditions::targets_data()
{
    QTest::addColumn<QByteArray>("reference");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *reference, const char *target) {
        QTest::newRow(reference) << QByteArray(reference) << QByteArray(target);
    };
    row("/x?y", "/x?y");
    row("/x#y", "/x");
    row("x", "/a/x");
    row("../x", "/x");
    row("../../../x", "/x");
    row("./", "/a/");
    row("?z", "/a/b?z");
    row("", "/a/b?q");
    row("//Example:80/x", "/x");
    row("http://example:80/x", "/x");
    row("HTTP://example:80?x", "/?x");
    row("http://example:80", "/");
    row("http://example/x", "");
    row("https://example:80/x", "");
    row("//other/x", "");
    row("mailto:a@b", "");
}

void TestConditions::targets()
{
    QFETCH(QByteArray, reference);
    QTEST(sameOriginTarget(reference, "http", "example:80", "/a/b?q"), "target");
    const http::Headers response{{"Location", reference}, {"Content-Location", "/c"}};
    const QList<QByteArray> found =
        invalidatedTargets(201, response, "http", "example:80", "/a/b?q");
    QFETCH(QByteArray, target);
    QCOMPARE(found.contains(target), !target.isEmpty() && target != "/a/b?q");
    QVERIFY(found.contains("/c"));
    QVERIFY(invalidatedTargets(500, response, "http", "example:80", "/a/b?q").isEmpty());
    QVERIFY(isSafe("HEAD") && !isSafe("M-SEARCH") && !isSafe("post"));
}

QTEST_GUILESS_MAIN(TestConditions)
#include "tst_conditions.moc"
