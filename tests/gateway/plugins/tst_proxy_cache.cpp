// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QDir>
#include <QStandardPaths>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

http::Headers fieldsOf(const QByteArray &text)
{
    http::Headers out;
    for (const QByteArray &line : text.split('|')) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            out.append(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    return out;
}

// "HIT 200 body" as the client sees it.
QByteArray ask(const plugin::Plugin &plugin, Exchange exchange, int status = 200,
               const QByteArray &head = {}, const QByteArray &body = "body",
               http::Headers *headers = nullptr)
{
    plugin::Outcome outcome = plugin.access(exchange);
    QByteArray octets = body;
    if (auto *reply = std::get_if<LocalReply>(&outcome)) {
        exchange.status = reply->status;
        exchange.responseHeaders = reply->headers;
        octets = reply->body.value_or("page");
    } else {
        exchange.fromUpstream = true;
        exchange.status = status;
        exchange.upstreamHeaders = exchange.responseHeaders = fieldsOf(head);
    }
    plugin.headerFilter(exchange);
    if (exchange.method == "HEAD")
        octets.clear();
    else
        plugin.bodyFilter(exchange, octets, true);
    if (headers)
        *headers = exchange.responseHeaders;
    return exchange.responseHeaders.value("Apisix-Cache-Status").value_or("-") + ' '
        + QByteArray::number(exchange.status) + ' ' + octets;
}

const char kMemory[] = R"({"cache_strategy": "memory", "cache_zone": "memory_cache"})";

} // namespace

class TestProxyCache : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void configuration_data();
    void configuration();
    void second_data();
    void second();
    void expires();
    void hidesHeaders();
    void ageOfAHit();
    void keepsConsumersApart();
    void purgesMemory();
    void purgesDisk();
    void headsOnDisk();
    void lifetimesOnDisk_data();
    void lifetimesOnDisk();
};

void TestProxyCache::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(
        u"tst_proxy_cache-%1"_qs.arg(QCoreApplication::applicationPid()));
}

void TestProxyCache::cleanupTestCase()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)).removeRecursively();
}

void TestProxyCache::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *conf, const char *reason) {
        const QString prefix = u"failed to check the configuration of plugin proxy-cache err: "_qs;
        QTest::newRow(conf) << QByteArray(
            conf) << (*reason ? QString(prefix + QString::fromLatin1(reason)) : QString());
    };
    row("{}", "");
    row(kMemory, "");
    row(R"({"cache_zone": "nope"})", "cache_zone nope not found");
    row(R"({"cache_strategy": "memory"})",
        "invalid or empty cache_zone for cache_strategy: memory");
    row(R"({"cache_zone": "memory_cache"})",
        "invalid or empty cache_zone for cache_strategy: disk");
    row(R"({"cache_key": ["$uri", "$request_method"]})",
        "cache_key variable $request_method unsupported");
    row(R"({"cache_strategy": "ram"})",
        "property \"cache_strategy\" validation failed: matches none of the enum values");
    row(R"({"cache_http_status": [100]})",
        "property \"cache_http_status\" validation failed: failed to validate item 1: expected 100 "
        "to be at least 200");
    row(R"({"cache_method": ["PUT"]})",
        "property \"cache_method\" validation failed: failed to validate item 1: matches none of "
        "the "
        "enum values");
    row(R"({"cache_ttl": 0})",
        "property \"cache_ttl\" validation failed: expected 0 to be at least 1");
    row(R"({"max_resp_body_size": 0})",
        "property \"max_resp_body_size\" validation failed: expected 0 to be at least 1");
}

void TestProxyCache::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"proxy-cache"_qs, conf), "reason");
}

void TestProxyCache::second_data()
{
    QTest::addColumn<QByteArray>("conf"); // besides strategy and zone
    QTest::addColumn<QByteArray>("first"); // request: METHOD target|fields
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *title, const char *conf, const char *first, int status,
                        const char *head, const char *next, const char *answer) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(first) << status << QByteArray(head)
                             << QByteArray(next) << QByteArray(answer);
    };
    row("hit", "", "GET /a", 200, "", "GET /a", "HIT 200 body");
    row("query", "", "GET /a", 200, "", "GET /a?b", "MISS 200 next");
    row("host", "", "GET /a|Host: x", 200, "", "GET /a|Host: y", "MISS 200 next");
    row("own key", R"("cache_key": ["$uri", "xy"])", "GET /a", 200, "", "GET /a?b", "HIT 200 body");
    row("head", "", "GET /a", 200, "", "HEAD /a", "HIT 200 ");
    row("head after head", "", "HEAD /a", 200, "", "HEAD /a", "MISS 200 ");
    row("get after head", "", "HEAD /a", 200, "", "GET /a", "MISS 200 next");
    row("method", "", "POST /a", 200, "", "POST /a", "MISS 200 next");
    row("post", R"("cache_method": ["GET", "POST"])", "POST /a", 200, "", "POST /a",
        "HIT 200 body");
    row("status", "", "GET /a", 500, "", "GET /a", "MISS 200 next");
    row("404", "", "GET /a", 404, "", "GET /a", "HIT 404 body");
    row("no_cache", R"("no_cache": ["$arg_n"])", "GET /a?n=1", 200, "", "GET /a?n=1",
        "MISS 200 next");
    row("no_cache 0", R"("no_cache": ["$arg_n"])", "GET /a?n=0", 200, "", "GET /a?n=0",
        "HIT 200 body");
    row("bypass", R"("cache_bypass": ["$arg_b"], "cache_key": ["$uri"])", "GET /a", 200, "",
        "GET /a?b=1", "BYPASS 200 next");
    row("private", "", "GET /a", 200, "Cache-Control: private", "GET /a", "MISS 200 next");
    row("no-cache", "", "GET /a", 200, "Cache-Control: max-age=9, no-cache", "GET /a",
        "MISS 200 next");
    row("set-cookie", "", "GET /a", 200, "Set-Cookie: a", "GET /a", "MISS 200 next");
    row("set-cookie kept", R"("cache_set_cookie": true)", "GET /a", 200, "Set-Cookie: a", "GET /a",
        "HIT 200 body");
    row("basic user", "", "GET /a|Authorization: Basic YW5uOng=", 200, "",
        "GET /a|Authorization: Basic Ym9iOng=", "MISS 200 next");
    row("same basic user", "", "GET /a|Authorization: Basic YW5uOng=", 200, "",
        "GET /a|Authorization: basic YW5uOnk=", "HIT 200 body");
    row("vary", "", "GET /a|A: 1", 200, "Vary: A", "GET /a|A: 2", "MISS 200 next");
    row("same variant", "", "GET /a|A: 1", 200, "Vary: A", "GET /a|A: 1", "HIT 200 body");
    row("vary *", "", "GET /a", 200, "Vary: A, *", "GET /a", "MISS 200 next");
    row("large", R"("max_resp_body_size": 4)", "GET /a", 200, "", "GET /a", "MISS 200 next");
    row("client ignored", "", "GET /a", 200, "", "GET /a|Cache-Control: no-cache", "HIT 200 body");
    row("client obeyed", R"("cache_control": true)", "GET /a", 200, "Cache-Control: max-age=9",
        "GET /a|Cache-Control: no-cache", "BYPASS 200 next");
    row("silent answer", R"("cache_control": true)", "GET /a", 200, "", "GET /a", "MISS 200 next");
    row("min-fresh", R"("cache_control": true)", "GET /a", 200, "Cache-Control: max-age=9",
        "GET /a|Cache-Control: min-fresh=10", "STALE 200 next");
    row("only-if-cached", R"("cache_control": true)", "GET /a", 200, "",
        "GET /a|Cache-Control: only-if-cached", "MISS 504 page");
}

static Exchange exchangeOf(const QByteArray &request)
{
    const QByteArray line = request.split('|').first();
    const qsizetype space = line.indexOf(' ');
    return makeExchange(line.first(space), line.sliced(space + 1), fieldsOf(request));
}

void TestProxyCache::second()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, first);
    QFETCH(int, status);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, next);
    PluginHarness harness;
    QByteArray whole(kMemory);
    if (!conf.isEmpty())
        whole.replace("}", QByteArray(", " + conf + "}"));
    const auto plugin = harness.build(u"proxy-cache"_qs, whole);
    QVERIFY(ask(*plugin, exchangeOf(first), status, head).startsWith("MISS "));
    QTEST(ask(*plugin, exchangeOf(next), 200, head, "next"), "answer");
}

void TestProxyCache::expires()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"proxy-cache"_qs,
        R"({"cache_strategy": "memory", "cache_zone": "memory_cache", "cache_ttl": 2})");
    ask(*plugin, makeExchange("GET", "/a"));
    harness.clock.advance(std::chrono::milliseconds(2100));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a"), 200, {}, "next"),
             QByteArray("EXPIRED 200 next"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a")), QByteArray("HIT 200 next"));
}

void TestProxyCache::hidesHeaders()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"proxy-cache"_qs,
        R"({"cache_strategy": "memory", "cache_zone": "memory_cache", "hide_cache_headers": true})");
    for (int i = 0; i < 2; ++i) {
        http::Headers headers;
        ask(*plugin, makeExchange("GET", "/a"), 200, "Cache-Control: max-age=5|Expires: x|A: b",
            "body", &headers);
        QVERIFY(!headers.contains("Cache-Control") && !headers.contains("Expires"));
        QVERIFY(headers.contains("A"));
    }
}

void TestProxyCache::ageOfAHit()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-cache"_qs, kMemory);
    ask(*plugin, makeExchange("GET", "/a"), 200, "Age: 100");
    harness.clock.advance(std::chrono::milliseconds(3900));
    http::Headers headers;
    ask(*plugin, makeExchange("GET", "/a"), 200, {}, {}, &headers);
    QCOMPARE(headers.values("Age"), QList<QByteArray>{"3"});
}

void TestProxyCache::keepsConsumersApart()
{
    PluginHarness harness;
    const ConsumerView ann{"ann", {}, {}}, bob{"bob", {}, {}};
    const auto by = [](const ConsumerView &consumer) {
        Exchange exchange = makeExchange("GET", "/a");
        exchange.consumer = &consumer;
        return exchange;
    };
    const auto apart = harness.build(u"proxy-cache"_qs, kMemory);
    ask(*apart, by(ann));
    QCOMPARE(ask(*apart, by(bob), 200, {}, "bob's"), QByteArray("MISS 200 bob's"));
    QCOMPARE(ask(*apart, by(ann)), QByteArray("HIT 200 body"));
    const auto together = harness.build(
        u"proxy-cache"_qs,
        R"({"cache_strategy": "memory", "cache_zone": "memory_cache", "consumer_isolation": false})");
    ask(*together, by(ann));
    QCOMPARE(ask(*together, by(bob)), QByteArray("HIT 200 body"));
}

void TestProxyCache::purgesMemory()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-cache"_qs, kMemory);
    ask(*plugin, makeExchange("GET", "/a"));
    QCOMPARE(ask(*plugin, makeExchange("PURGE", "/a")), QByteArray("- 200 page"));
    QCOMPARE(ask(*plugin, makeExchange("PURGE", "/a")), QByteArray("- 404 page"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a")), QByteArray("HIT 404 page")); // as APISIX
}

void TestProxyCache::purgesDisk()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-cache"_qs, "{}");
    QCOMPARE(ask(*plugin, makeExchange("PURGE", "/a")), QByteArray("- 404 page"));
    ask(*plugin, makeExchange("GET", "/a"));
    QCOMPARE(ask(*plugin, makeExchange("PURGE", "/a")), QByteArray("- 200 page"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a")), QByteArray("MISS 200 body"));
    // Once it was read, NGINX has it open for a minute.
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a")), QByteArray("HIT 200 body"));
    QCOMPARE(ask(*plugin, makeExchange("PURGE", "/a")), QByteArray("- 200 page"));
    QCOMPARE(ask(*plugin, makeExchange("PURGE", "/a")), QByteArray("- 404 page"));
    QCOMPARE(ask(*plugin, makeExchange("GET", "/a")), QByteArray("HIT 200 body"));
}

void TestProxyCache::headsOnDisk()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-cache"_qs, "{}");
    for (const char *status : {"MISS 200 ", "HIT 200 "}) {
        http::Headers headers;
        QCOMPARE(ask(*plugin, makeExchange("HEAD", "/h"), 200, "Content-Length: 7", "", &headers),
                 QByteArray(status));
        QCOMPARE(headers.values("Content-Length"), QList<QByteArray>{"7"});
    }
    QCOMPARE(ask(*plugin, makeExchange("GET", "/h")), QByteArray("MISS 200 body"));
}

void TestProxyCache::lifetimesOnDisk_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("fresh"); // seconds; 0: not kept
    QTest::newRow("default") << QByteArray() << 10;
    QTest::newRow("max-age") << QByteArray("Cache-Control: max-age=20") << 20;
    QTest::newRow("s-maxage") << QByteArray("Cache-Control: max-age=20, s-maxage=5") << 5;
    QTest::newRow("accel") << QByteArray("X-Accel-Expires: 7|Cache-Control: no-store") << 7;
    QTest::newRow("accel at") << QByteArray("X-Accel-Expires: @1767225608") << 8;
    QTest::newRow("expires") << QByteArray("Expires: Thu, 01 Jan 2026 00:00:30 GMT") << 30;
    QTest::newRow("past") << QByteArray("Expires: Thu, 01 Jan 1970 00:00:00 GMT") << 0;
    QTest::newRow("no-store") << QByteArray("Cache-Control: no-store") << 0;
    QTest::newRow("set-cookie") << QByteArray("Set-Cookie: a=b") << 0;
    QTest::newRow("vary") << QByteArray("Vary: *") << 0;
}

void TestProxyCache::lifetimesOnDisk()
{
    QFETCH(QByteArray, head);
    QFETCH(int, fresh);
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-cache"_qs, "{}");
    const QByteArray target = "/lifetime/" + QByteArray(QTest::currentDataTag()).replace(' ', '-');
    const auto request = [&] { return makeExchange("GET", target); };
    QCOMPARE(ask(*plugin, request(), 200, head), QByteArray("MISS 200 body"));
    if (fresh == 0) {
        QCOMPARE(ask(*plugin, request(), 200, head), QByteArray("MISS 200 body"));
        return;
    }
    harness.clock.advance(std::chrono::seconds(fresh) - std::chrono::milliseconds(1));
    QCOMPARE(ask(*plugin, request(), 200, head), QByteArray("HIT 200 body"));
    harness.clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(ask(*plugin, request(), 200, head, "next"), QByteArray("EXPIRED 200 next"));
}

QTEST_GUILESS_MAIN(TestProxyCache)
#include "tst_proxy_cache.moc"
