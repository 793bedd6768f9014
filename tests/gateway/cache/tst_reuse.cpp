// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/reuse.h"
#include "gateway/cache/vary.h"
#include "tests/gateway/cache/fields.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::cache;
using gatehouse::test::fields;

class TestReuse : public QObject
{
    Q_OBJECT

private slots:
    void reuse_data();
    void reuse();
    void standIn_data();
    void standIn();
    void vary_data();
    void vary();
    void freshens();
    void leavesOutWhatIsNotKept();
};

static const Clock::Steady kBegin{std::chrono::hours(1000)};
static const Clock::Wall kWall{Seconds(784111777)};

static StoredResponse store(const QByteArray &head, const QByteArray &request = {},
                            int status = 200)
{
    return storedFrom({.status = status,
                       .request = fields(request),
                       .response = fields(head),
                       .now = kBegin,
                       .wall = kWall,
                       .scope = {},
                       .rules = {}});
}

void TestReuse::reuse_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *stored, const char *request, int after, Reuse verdict) {
        QTest::addRow("%s, %s, after %d", stored, request, after)
            << QByteArray("Cache-Control: ") + stored << QByteArray("Cache-Control: ") + request
            << after << int(verdict);
    };
    row("max-age=10", "x", 0, Reuse::Fresh);
    row("max-age=10", "x", 9, Reuse::Fresh);
    row("max-age=10", "x", 10, Reuse::Stale);
    row("max-age=10|Age: 5", "x", 5, Reuse::Stale);
    row("max-age=10, no-cache", "x", 0, Reuse::Stale);
    row("max-age=10", "no-cache", 0, Reuse::ByClient);
    row("max-age=10", "max-age=0", 0, Reuse::ByClient);
    row("max-age=10", "max-age=3", 3, Reuse::Fresh);
    row("max-age=10", "max-age=3", 4, Reuse::ByClient);
    row("max-age=10", "min-fresh=5", 5, Reuse::Fresh);
    row("max-age=10", "min-fresh=5", 6, Reuse::ByClient);
    row("max-age=10", "max-stale", 1000, Reuse::StaleByClient);
    row("max-age=10", "max-stale=5", 15, Reuse::StaleByClient);
    row("max-age=10", "max-stale=5", 16, Reuse::Stale);
    row("max-age=10, must-revalidate", "max-stale", 11, Reuse::Stale);
    row("max-age=10, proxy-revalidate", "max-stale", 11, Reuse::Stale);
    row("s-maxage=10", "max-stale", 11, Reuse::Stale);
    row("max-age=10, stale-while-revalidate=5", "x", 15, Reuse::StaleWhileRevalidating);
    row("max-age=10, stale-while-revalidate=5", "x", 16, Reuse::Stale);
    row("s-maxage=10, stale-while-revalidate=5", "x", 15, Reuse::StaleWhileRevalidating);
    row("max-age=10, stale-while-revalidate=5, must-revalidate", "x", 12, Reuse::Stale);
}

void TestReuse::reuse()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, request);
    QFETCH(int, after);
    QTEST(
        int(reuseOf(store(stored), requestCacheControl(fields(request)), kBegin + Seconds(after))),
        "verdict");
}

void TestReuse::standIn_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("after");
    QTest::addColumn<bool>("verdict");
    const auto row = [](const char *stored, int status, int after, bool verdict) {
        QTest::addRow("%s, %d after %d", stored, status, after)
            << QByteArray("Cache-Control: ") + stored << status << after << verdict;
    };
    row("max-age=10", 0, 12, true);
    row("max-age=10", 0, 21, false);
    row("max-age=10", 503, 12, false);
    row("max-age=10, stale-if-error=5", 503, 15, true);
    row("max-age=10, stale-if-error=5", 503, 16, false);
    row("max-age=10, stale-if-error=5", 404, 12, false);
    row("max-age=10, stale-if-error=5", 0, 16, false);
    row("max-age=10, must-revalidate, stale-if-error=5", 0, 12, false);
    row("max-age=10, proxy-revalidate", 0, 12, false);
    row("max-age=10, no-cache", 0, 12, false);
    row("s-maxage=10", 0, 12, false);
    row("s-maxage=10, stale-if-error=5", 500, 12, true);
}

void TestReuse::standIn()
{
    QFETCH(QByteArray, stored);
    QFETCH(int, status);
    QFETCH(int, after);
    const StaleRules rules{.whileRevalidate = Seconds(0), .ifUnreachable = Seconds(10)};
    QTEST(mayStandIn(store(stored), {}, status, kBegin + Seconds(after), rules), "verdict");
}

void TestReuse::vary_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *names, const char *first, const char *second, bool isSame) {
        QTest::addRow("%s: %s / %s", names, first, second)
            << QByteArray("Vary: ") + names << QByteArray(first) << QByteArray(second) << isSame;
    };
    row("Foo", "Foo: 1", "foo: 1", true);
    row("Foo", "Foo: 1", "Foo: 2", false);
    row("Foo", "Foo: 1", "", false);
    row("Foo", "Foo:", "", false);
    row("Foo, Bar", "Foo: 1|Bar: 2", "Bar: 2|Foo: 1", true);
    row("Foo, Bar", "Foo: 1|Bar: 2", "Foo: 2|Bar: 1", false);
    row("Foo", "Foo: 1, 2", "Foo: 1|Foo: 2", true);
    row("Foo", "Foo: 1,2", "Foo: 1 ,  2", true);
    row("Foo", "Foo: 1,2", "Foo: 2,1", false);
    row("Foo", "Foo: \"1, 2\"", "Foo: \"1,2\"", false);
    row("Foo", "Foo: a", "Foo: A", false);
    row("Accept-Language", "Accept-Language: en, de", "Accept-Language: De,eN", true);
    row("Accept-Encoding", "Accept-Encoding: gzip, br", "Accept-Encoding: br, gzip", true);
    row("Accept-Encoding", "Accept-Encoding: gzip", "Accept-Encoding: br", false);
    row("Cookie", "Cookie: a=1, b", "Cookie: a=1,b", false);
}

void TestReuse::vary()
{
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const StoredResponse stored = store("Cache-Control: max-age=9|" + names, first);
    QTEST(stored.answers(fields(second), {}), "isSame");
    QVERIFY(stored.answers(fields(first), {}));
    QVERIFY(!stored.answers(fields(first), "another route"));
    QCOMPARE(stored.replaces(store("Cache-Control: max-age=9|" + names, second)),
             stored.answers(fields(second), {}));
}

void TestReuse::freshens()
{
    StoredResponse stored =
        store("Cache-Control: max-age=2|ETag: \"a\"|A: 1|B: 1|Content-Encoding: x");
    stored.body = "body";
    const http::Headers request;
    const http::Headers response =
        fields("Cache-Control: max-age=9|ETag: \"b\"|A: 2|A: 3|Content-Encoding: y|Age: 4");
    const StoredResponse out = freshened(stored,
                                         {.status = 304,
                                          .request = request,
                                          .response = response,
                                          .now = kBegin + Seconds(5),
                                          .wall = kWall + Seconds(5),
                                          .scope = {},
                                          .rules = {}});
    QCOMPARE(out.status, 200);
    QCOMPARE(out.body, QByteArray("body"));
    QCOMPARE(out.freshness.lifetime, Seconds(9));
    QCOMPARE(out.age(kBegin + Seconds(5)), Seconds(4));
    QCOMPARE(out.headers.joined("A"), QByteArray("2, 3"));
    QCOMPARE(out.headers.joined("B"), QByteArray("1"));
    QCOMPARE(out.headers.joined("ETag"), QByteArray("\"a\""));
    QCOMPARE(out.headers.joined("Content-Encoding"), QByteArray("x"));
    QVERIFY(!out.headers.contains("Age"));
}

void TestReuse::leavesOutWhatIsNotKept()
{
    const StoredResponse stored = store(
        "Cache-Control: max-age=9, no-cache=\"X-A\"|X-A: 1|X-B: 2|Age: 3|Proxy-Authenticate: x");
    QVERIFY(!stored.headers.contains("X-A"));
    QVERIFY(!stored.headers.contains("Age"));
    QVERIFY(!stored.headers.contains("Proxy-Authenticate"));
    QVERIFY(stored.headers.contains("X-B"));
    QCOMPARE(stored.headers.joined("Date"), QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(stored.age(kBegin), Seconds(3));
    QCOMPARE(stored.age(kBegin - Seconds(100)), Seconds(0)); // never negative
}

QTEST_GUILESS_MAIN(TestReuse)
#include "tst_reuse.moc"
