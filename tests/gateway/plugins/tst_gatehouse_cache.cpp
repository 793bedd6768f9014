// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/fake_outbound.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

#include <random>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

const QByteArray kFresh = "Cache-Control: max-age=60";

http::Headers fieldsOf(const QByteArray &text)
{
    http::Headers out;
    for (const QByteArray &line : text.split('|')) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            out.append(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    return out;
}

// What a client gets: "hit 200 body", or "origin 200 body" when the upstream was asked.
struct Answer {
    bool isHit = false;
    int status = 0;
    QByteArray body;
    http::Headers headers, sent;
    QByteArray text() const
    {
        return (isHit ? "hit " : "origin ") + QByteArray::number(status) + ' ' + body;
    }
};

// One request through the plugin, with the upstream's answer at hand.
Answer ask(const plugin::Plugin &plugin, Exchange exchange, int status, const QByteArray &head,
           const QByteArray &body)
{
    Answer out;
    plugin::Outcome outcome = plugin.access(exchange);
    QByteArray octets = body;
    if (auto *reply = std::get_if<LocalReply>(&outcome)) {
        out.isHit = true;
        exchange.status = reply->status;
        exchange.responseHeaders = reply->headers;
        octets = reply->body.value_or(QByteArray());
    } else {
        out.sent = exchange.headers;
        exchange.fromUpstream = status != 0;
        exchange.status = status == 0 ? 502 : status;
        exchange.upstreamStatus = {exchange.status};
        exchange.upstreamHeaders = exchange.responseHeaders = fieldsOf(head);
    }
    plugin.headerFilter(exchange);
    if (exchange.status != 304 && exchange.method != "HEAD")
        plugin.bodyFilter(exchange, octets, true);
    out.status = exchange.status;
    out.headers = exchange.responseHeaders;
    out.body = exchange.status == 304 || exchange.method == "HEAD" ? QByteArray() : octets;
    return out;
}

} // namespace

class TestGatehouseCache : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void second_data();
    void second();
    void confirms();
    void standsIn();
    void renewsBehind();
    void heads();
    void invalidates();
    void purge();
    void storesPostThatSaysSo();
    void nobodyGetsWhatIsAnothers();
};

void TestGatehouseCache::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin gatehouse-cache err: "_qs;
    QTest::newRow("empty") << QByteArray("{}") << QString();
    QTest::newRow("memory") << QByteArray(R"({"memory_size": 0})")
                            << QString(prefix
                                       + u"property \"memory_size\" validation failed: expected 0 "
                                         "to be at least 1"_qs);
    QTest::newRow("disk") << QByteArray(R"({"disk_size": "1"})")
                          << QString(prefix
                                     + u"property \"disk_size\" validation failed: wrong type: "
                                       "expected integer, got string"_qs);
    QTest::newRow("collapse") << QByteArray(R"({"collapse": 1})")
                              << QString(prefix
                                         + u"property \"collapse\" validation failed: wrong type: "
                                           "expected boolean, got number"_qs);
}

void TestGatehouseCache::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"gatehouse-cache"_qs, conf), "reason");
}

void TestGatehouseCache::second_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("first"); // fields of the first request
    QTest::addColumn<QByteArray>("head"); // of its answer
    QTest::addColumn<QByteArray>("next"); // fields of the second request
    QTest::addColumn<int>("after"); // seconds
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *title, const char *conf, const char *first,
                        const QByteArray &head, const char *next, int after, const char *answer) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(first) << head << QByteArray(next)
                             << after << QByteArray(answer);
    };
    row("fresh", "{}", "", kFresh, "", 59, "hit 200 one");
    row("stale", "{}", "", kFresh, "", 60, "origin 200 two");
    row("silent", "{}", "", "X: y", "", 0, "origin 200 two");
    row("default lifetime", R"({"default_ttl": 5})", "", "X: y", "", 4, "hit 200 one");
    row("default is not for errors", R"({"default_ttl": 5})", "", "Cache-Control: no-store", "", 4,
        "origin 200 two");
    row("no guess", R"({"heuristic": false})", "", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
        "", 1, "origin 200 two");
    row("guess", "{}", "", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT", "", 1, "hit 200 one");
    row("no-cache", "{}", "", kFresh, "Cache-Control: no-cache", 0, "origin 200 two");
    row("disobeyed", R"({"obey_client": false})", "", kFresh, "Cache-Control: no-cache", 0,
        "hit 200 one");
    row("only-if-cached", "{}", "", "X: y", "Cache-Control: only-if-cached", 0,
        "hit 504 The request allows only a stored answer, and there is none.\n");
    row("has it", "{}", "", kFresh + "|ETag: \"x\"", "If-None-Match: \"x\"", 0, "hit 304 ");
    row("part", "{}", "", kFresh, "Range: bytes=1-", 0, "hit 206 ne");
    row("other variant", "{}", "A: 1", kFresh + "|Vary: A", "A: 2", 0, "origin 200 two");
    row("same variant", "{}", "A: 1", kFresh + "|Vary: A", "A: 1", 0, "hit 200 one");
    row("authorization", "{}", "Authorization: x", kFresh, "", 0, "origin 200 two");
    row("for authorization", "{}", "", kFresh, "Authorization: x", 0, "origin 200 two");
    row("marked for authorization", "{}", "", kFresh + ", public", "Authorization: x", 0,
        "hit 200 one");
    row("cookie", "{}", "Cookie: x", kFresh, "", 0, "origin 200 two");
    row("cookie allowed", R"({"cache_cookie_requests": true})", "Cookie: x", kFresh, "", 0,
        "hit 200 one");
    row("set-cookie", "{}", "", kFresh + "|Set-Cookie: x", "", 0, "origin 200 two");
    row("set-cookie allowed", R"({"cache_set_cookie": true})", "", kFresh + "|Set-Cookie: x", "", 0,
        "hit 200 one");
    row("too large", R"({"max_object_size": 2})", "", kFresh, "", 0, "origin 200 two");
    row("length too large", R"({"max_object_size": 2})", "", kFresh + "|Content-Length: 3", "", 0,
        "origin 200 two");
    row("upgrade", "{}", "", kFresh, "Upgrade: websocket", 0, "origin 200 two");
}

void TestGatehouseCache::second()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, next);
    QFETCH(int, after);
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, conf);
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a", fieldsOf(first)), 200, head, "one").text(),
             QByteArray("origin 200 one"));
    harness.clock.advance(std::chrono::seconds(after));
    QTEST(ask(*plugin, makeExchange("GET", "/a", fieldsOf(next)), 200, head, "two").text(),
          "answer");
}

void TestGatehouseCache::confirms()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    const QByteArray head = kFresh + "|ETag: \"x\"|A: 1";
    ask(*plugin, makeExchange("GET", "/a"), 200, head, "one");
    harness.clock.advance(std::chrono::seconds(61));
    const Answer confirmed =
        ask(*plugin, makeExchange("GET", "/a", fieldsOf("Range: bytes=0-0|If-None-Match: \"z\"")),
            304, "ETag: \"x\"|A: 2|" + kFresh, "");
    QCOMPARE(confirmed.text(), QByteArray("origin 206 o"));
    QCOMPARE(confirmed.sent.joined("If-None-Match"), QByteArray("\"x\""));
    QVERIFY(!confirmed.sent.contains("Range"));
    QCOMPARE(confirmed.headers.joined("A"), QByteArray("2"));
    QCOMPARE(confirmed.headers.joined("Cache-Status"),
             QByteArray("Gatehouse; fwd=stale; fwd-status=304; stored"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 200, head, "two").text(),
             QByteArray("hit 200 one"));
}

void TestGatehouseCache::standsIn()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, R"({"stale_if_unreachable": 10})");
    ask(*plugin, makeExchange("GET", "/a"), 200, kFresh, "one");
    ask(*plugin, makeExchange("GET", "/b"), 200, kFresh + ", stale-if-error=10", "one");
    harness.clock.advance(std::chrono::seconds(65));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 0, "", "dead").text(),
             QByteArray("origin 200 one"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 503, "", "dead").text(),
             QByteArray("origin 503 dead"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/b"), 503, "", "dead").text(),
             QByteArray("origin 200 one"));
    harness.clock.advance(std::chrono::seconds(10));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 0, "", "dead").text(),
             QByteArray("origin 502 dead"));
}

void TestGatehouseCache::renewsBehind()
{
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    const QByteArray head = kFresh + ", stale-while-revalidate=60|ETag: \"x\"";
    ask(*plugin, makeExchange("GET", "/a"), 200, head, "one");
    harness.clock.advance(std::chrono::seconds(70));
    const auto again = [&] {
        Exchange exchange = makeExchange("GET", "/a");
        exchange.outbound = &outbound;
        return ask(*plugin, std::move(exchange), 200, head, "two").text();
    };
    QCOMPARE(again(), QByteArray("hit 200 one"));
    QCOMPARE(again(), QByteArray("hit 200 one"));
    QCOMPARE(outbound.asked.size(), 1u); // one at a time
    QCOMPARE(outbound.asked[0].request.headers.joined("If-None-Match"), QByteArray("\"x\""));
    outbound.answerFailure(0, ErrorKind::Timeout, u"late"_qs);
    QCOMPARE(again(), QByteArray("hit 200 one"));
    QCOMPARE(outbound.asked.size(), 2u);
    outbound.answer(1, 304, {}, fieldsOf(kFresh + "|ETag: \"x\""));
    harness.clock.advance(std::chrono::seconds(59));
    QCOMPARE(again(), QByteArray("hit 200 one"));
    QCOMPARE(outbound.asked.size(), 2u);
    harness.clock.advance(std::chrono::seconds(2));
    QCOMPARE(again(), QByteArray("origin 200 two")); // the renewed head allows no staleness
}

void TestGatehouseCache::heads()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    QCOMPARE(ask(*plugin, makeExchange("HEAD", "/a"), 200, kFresh, "").text(),
             QByteArray("origin 200 "));
    ask(*plugin, makeExchange("GET", "/a"), 200, kFresh, "one");
    const Answer head = ask(*plugin, makeExchange("HEAD", "/a"), 200, kFresh, "");
    QCOMPARE(head.text(), QByteArray("hit 200 "));
    QCOMPARE(head.headers.joined("Content-Length"), QByteArray("3"));
    // A HEAD that tells of another answer drops the stored one; one that tells of it renews it.
    harness.clock.advance(std::chrono::seconds(61));
    ask(*plugin, makeExchange("HEAD", "/a"), 200, kFresh + "|Content-Length: 3", "");
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 200, kFresh, "two").text(),
             QByteArray("hit 200 one"));
    harness.clock.advance(std::chrono::seconds(61));
    ask(*plugin, makeExchange("HEAD", "/a"), 200, kFresh + "|Content-Length: 4", "");
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a", fieldsOf("Cache-Control: max-stale")), 200,
                 kFresh, "two")
                 .text(),
             QByteArray("origin 200 two"));
}

void TestGatehouseCache::invalidates()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    for (const char *target : {"/a", "/b", "/c"})
        ask(*plugin, makeExchange("GET", target), 200, kFresh, "one");
    ask(*plugin, makeExchange("POST", "/a"), 500, "Location: /b", "");
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 200, kFresh, "two").text(),
             QByteArray("hit 200 one"));
    ask(*plugin, makeExchange("DELETE", "/a"), 204, "Location: /b|Content-Location: http://other/c",
        "");
    for (const auto &[target, text] :
         {std::pair("/a", "origin 200 two"), std::pair("/b", "origin 200 two"),
          std::pair("/c", "hit 200 one")})
        QCOMPARE(ask(*plugin, makeExchange("GET", target), 200, kFresh, "two").text(),
                 QByteArray(text));
}

void TestGatehouseCache::purge()
{
    PluginHarness harness;
    const auto purgeFrom = [](const plugin::Plugin &plugin, const char *address) {
        Exchange exchange = makeExchange("PURGE", "/a");
        exchange.client.address = address;
        return ask(plugin, std::move(exchange), 200, "", "").status;
    };
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    ask(*plugin, makeExchange("GET", "/a"), 200, kFresh, "one");
    QCOMPARE(purgeFrom(*plugin, "10.0.0.1"), 403);
    QCOMPARE(purgeFrom(*plugin, "::1"), 200);
    QCOMPARE(purgeFrom(*plugin, "127.0.0.1"), 404);
    const auto open = harness.build(u"gatehouse-cache"_qs, R"({"purge_from_anywhere": true})");
    QCOMPARE(purgeFrom(*open, "10.0.0.1"), 404);
}

void TestGatehouseCache::storesPostThatSaysSo()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    ask(*plugin, makeExchange("POST", "/a"), 200, kFresh + "|Content-Location: /a", "posted");
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 200, kFresh, "two").text(),
             QByteArray("hit 200 posted"));
    ask(*plugin, makeExchange("POST", "/b"), 200, kFresh + "|Content-Location: /c", "posted");
    QCOMPARE(ask(*plugin, makeExchange("GET", "/b"), 200, kFresh, "two").text(),
             QByteArray("origin 200 two"));
}

// Many clients with credentials of every kind and an upstream that answers each in person: what
// comes from the store is one's own, or was marked as everybody's.
void TestGatehouseCache::nobodyGetsWhatIsAnothers()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gatehouse-cache"_qs, "{}");
    std::mt19937 random(7);
    const auto one = [&random](auto... of) {
        const std::array<QByteArray, sizeof...(of)> list{QByteArray(of)...};
        return list[random() % list.size()];
    };
    int hits = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray who = QByteArray::number(random() % 5);
        const QByteArray kind = one("Authorization", "Cookie", "X-User", "");
        const QByteArray control =
            one("max-age=60", "max-age=60, private", "no-cache", "max-age=0");
        QByteArray head = "Cache-Control: " + control + "|ETag: \"" + who + kind + '"';
        if (kind == "X-User") // an upstream that reads a field of its own says so
            head += "|Vary: X-User, Accept";
        const QByteArray fields = kind.isEmpty() ? QByteArray() : kind + ": " + who;
        const QByteArray own = kind.isEmpty() ? QByteArray("anybody") : kind + who;
        const QByteArray target = "/" + QByteArray::number(random() % 3);
        const Answer answer =
            ask(*plugin, makeExchange("GET", target, fieldsOf(fields)), 200, head, own);
        const bool isOwn = answer.body == own;
        QVERIFY(isOwn || (answer.body == "anybody" && kind != "Authorization"));
        hits += answer.isHit;
        harness.clock.advance(std::chrono::milliseconds(random() % 500));
    }
    QVERIFY(hits > 500);
}

QTEST_GUILESS_MAIN(TestGatehouseCache)
#include "tst_gatehouse_cache.moc"
