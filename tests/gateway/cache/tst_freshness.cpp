// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/freshness.h"
#include "gateway/http/http_time.h"
#include "tests/gateway/cache/fields.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::cache;
using gatehouse::test::fields;

class TestFreshness : public QObject
{
    Q_OBJECT

private slots:
    void time_data();
    void time();
    void lifetime_data();
    void lifetime();
    void age_data();
    void age();
};

// Sun, 06 Nov 1994 08:49:37 GMT
static constexpr qint64 kNow = 784111777;

void TestFreshness::time_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char *text, qint64 seconds) {
        QTest::newRow(text) << QByteArray(text) << seconds;
    };
    constexpr qint64 bad = -1;
    row("Sun, 06 Nov 1994 08:49:37 GMT", kNow);
    row("Sunday, 06-Nov-94 08:49:37 GMT", kNow);
    row("Sun Nov  6 08:49:37 1994", kNow);
    row("Sun Nov 16 08:49:37 1994", kNow + 864000);
    row(" Sun, 06 Nov 1994 08:49:37 GMT ", kNow);
    row("Sunday, 06-Nov-44 08:49:37 GMT", 2362034977);
    row("Sunday, 06-Nov-45 08:49:37 GMT", -762189023);
    row("Thu, 18 Aug 2050 02:01:18 GMT", 2544400878);
    row("Sun, 06 Nov 1994 08:49:60 GMT", kNow + 22);
    row("", bad);
    row("0", bad);
    row("foo", bad);
    row("Sun, 6 Nov 1994 08:49:37 GMT", bad);
    row("Sun, 06 Nov 1994 8:49:37 GMT", bad);
    row("Sun, 06 Nov 1994 08:49:37 UTC", bad);
    row("Sun, 06  Nov  1994 08:49:37 GMT", bad);
    row("Sun, 31 Feb 1994 08:49:37 GMT", bad);
    row("Sun, 06 Nov 1994 24:49:37 GMT", bad);
    row("Sun, 06 Nov 1994 08:49:37 GMT x", bad);
    row("SUN, 06 nov 1994 08:49:37 gmt", kNow);
    row("Sun", bad);
}

void TestFreshness::time()
{
    QFETCH(QByteArray, text);
    const auto found = gatehouse::http::parseHttpTime(text, kNow);
    QFETCH(qint64, seconds);
    QCOMPARE(found.value_or(-1), seconds);
}

void TestFreshness::lifetime_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("isExplicit");
    const auto row = [](int status, const char *head, qint64 seconds, bool isExplicit) {
        QTest::addRow("%d %s", status, head) << status << QByteArray(head) << seconds << isExplicit;
    };
    row(200, "", 0, false);
    row(200, "Cache-Control: max-age=60", 60, true);
    row(200, "Cache-Control: max-age=60, s-maxage=7", 7, true);
    row(599, "Cache-Control: max-age=60", 60, true);
    row(200, "Cache-Control: max-age=60|Expires: 0", 60, true);
    row(200, "Expires: Sun, 06 Nov 1994 08:50:37 GMT", 60, true);
    row(200, "Expires: Sun, 06 Nov 1994 08:50:37 GMT|Date: Sun, 06 Nov 1994 08:48:37 GMT", 120,
        true);
    row(200, "Expires: Sun, 06 Nov 1994 08:50:37 GMT|Date: foo", 60, true);
    row(200, "Expires: Sun, 06 Nov 1994 07:50:37 GMT", 0, true);
    row(200, "Expires: 0", 0, true);
    row(200, "Last-Modified: Sun, 06 Nov 1994 08:39:37 GMT", 60, false);
    row(200, "Last-Modified: Sun, 06 Nov 1954 08:39:37 GMT", 86400, false);
    row(200, "Last-Modified: Sun, 06 Nov 1994 08:59:37 GMT", 0, false);
    row(404, "Last-Modified: Sun, 06 Nov 1994 08:39:37 GMT", 60, false);
    row(403, "Last-Modified: Sun, 06 Nov 1994 08:39:37 GMT", 0, false);
    row(599, "Last-Modified: Sun, 06 Nov 1994 08:39:37 GMT|Cache-Control: public", 60, false);
}

void TestFreshness::lifetime()
{
    QFETCH(int, status);
    QFETCH(QByteArray, head);
    const http::Headers response = fields(head);
    const Freshness found = freshnessOf(status, response, responseCacheControl(response), kNow);
    QTEST(qint64(found.lifetime.count()), "seconds");
    QTEST(found.isExplicit, "isExplicit");
    const Freshness strict = freshnessOf(status, response, responseCacheControl(response), kNow,
                                         {.heuristic = false, .fallback = Seconds(9)});
    if (!found.isExplicit)
        QVERIFY(strict.lifetime == Seconds(9) || strict.lifetime == Seconds(0));
    else
        QCOMPARE(strict, found);
}

void TestFreshness::age_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<qint64>("delay");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char *head, qint64 delay, qint64 seconds) {
        QTest::newRow(head) << QByteArray(head) << delay << seconds;
    };
    row("X: y", 0, 0);
    row("X: z", 3, 3);
    row("X: negative delay", -3, 0);
    row("Date: Sun, 06 Nov 1994 08:49:07 GMT", 3, 30);
    row("Date: Sun, 06 Nov 1994 09:49:07 GMT", 0, 0);
    row("Date: foo", 0, 0);
    row("Age: 40|Date: Sun, 06 Nov 1994 08:49:07 GMT", 2, 42);
    row("Age: 7200, 0", 0, 7200);
    row("Age: 0, 7200", 0, 0);
    row("Age: 0|Age: 7200", 0, 0);
    row("Age: abc", 0, 0);
    row("Age: -1", 0, 0);
    row("Age: 7200.0", 0, 0);
    row("Age: 99999999999999999999", 0, 2147483648);
}

void TestFreshness::age()
{
    QFETCH(QByteArray, head);
    QFETCH(qint64, delay);
    QTEST(qint64(ageAtArrival(fields(head), kNow, Seconds(delay)).count()), "seconds");
}

QTEST_GUILESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
