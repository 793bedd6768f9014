// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestCors : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void answer_data();
    void answer();
    void preflight();
    void replacesTheUpstreamsOwn();
};

void TestCors::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin cors err: "_qs;
    const QString star = u"you can not set '*' for other option when 'allow_credential' is true"_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("empty", "{}");
    row("list", R"({"allow_origins": "http://a.com,http://b.com:8080"})");
    row("credentials with everything",
        R"({"allow_credential": true, "allow_origins": "**", "allow_methods": "**", "allow_headers": "**"})");
    row("credentials with a default", R"({"allow_credential": true})", star);
    row("credentials with * exposed",
        R"({"allow_credential": true, "allow_origins": "**", "allow_methods": "**", "allow_headers": "**", "expose_headers": "*"})",
        star);
    row("max_age", R"({"max_age": "1"})",
        u"property \"max_age\" validation failed: wrong type: expected integer, got string"_qs);
    row("pattern", R"({"allow_origins_by_regex": ["a("]})",
        u"pcre2_compile() failed: missing closing parenthesis in \"a(\""_qs);
    row("timing pattern", R"({"timing_allow_origins_by_regex": ["a("]})",
        u"pcre2_compile() failed: missing closing parenthesis in \"a(\""_qs);
}

void TestCors::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"cors"_qs, conf), "reason");
    QVERIFY(!PluginHarness().fault(u"cors"_qs, R"({"allow_origins": "a.com"})").isEmpty());
    QVERIFY(
        !PluginHarness()
             .fault(u"cors"_qs, R"({"allow_origins": {"A": "a.com"}})", config::PluginUse::Metadata)
             .isEmpty());
}

void TestCors::answer_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("result"); // headers without "Access-Control-"
    const auto row = [](const char *title, const char *conf, const char *origin,
                        const char *result) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(origin) << QByteArray(result);
    };
    const char list[] =
        R"({"allow_origins": "http://a.com,http://b.com", "allow_methods": "GET,POST", "allow_headers": "X-T",
        "expose_headers": "X-E", "max_age": 50, "allow_credential": true})";
    const char regex[] = R"({"allow_origins_by_regex": [".*\\.test.com$"]})";
    const char named[] =
        R"({"allow_origins": "http://z.com", "allow_origins_by_metadata": ["EX", "gone"]})";
    row("anybody", "{}", "http://a.com",
        "Allow-Origin: *\nAllow-Methods: *\nMax-Age: 5\nAllow-Headers: *\n");
    row("anybody, no origin", "{}", "",
        "Allow-Origin: *\nAllow-Methods: *\nMax-Age: 5\nAllow-Headers: *\n");
    row("list, first", list, "http://a.com",
        "Vary: Origin\nAllow-Origin: http://a.com\nAllow-Methods: GET,POST\nMax-Age: "
        "50\nExpose-Headers: X-E\nAllow-Headers: X-T\nAllow-Credentials: true\n");
    row("list, second", list, "http://b.com",
        "Vary: Origin\nAllow-Origin: http://b.com\nAllow-Methods: GET,POST\nMax-Age: "
        "50\nExpose-Headers: X-E\nAllow-Headers: X-T\nAllow-Credentials: true\n");
    row("list, stranger", list, "http://c.com", "Vary: Origin\n");
    row("list, no origin", list, "", "Vary: Origin\n");
    row("one, stranger", R"({"allow_origins": "http://a.com"})", "http://a.com.evil",
        "Vary: Origin\n");
    row("forced",
        R"({"allow_origins": "**", "allow_methods": "**", "allow_headers": "**", "allow_credential": true})",
        "http://q.com",
        "Vary: Origin\nAllow-Origin: http://q.com\nAllow-Methods: "
        "GET,POST,PUT,DELETE,PATCH,HEAD,OPTIONS,CONNECT,TRACE\n"
        "Max-Age: 5\nAllow-Headers: X-Asked\nAllow-Credentials: true\n");
    row("forced, no origin", R"({"allow_origins": "**"})", "",
        "Vary: Origin\nAllow-Origin: *\nAllow-Methods: *\nMax-Age: 5\nAllow-Headers: *\n");
    row("pattern", regex, "http://x.test.com",
        "Allow-Origin: http://x.test.com\nAllow-Methods: *\nMax-Age: 5\nAllow-Headers: *\n");
    row("pattern misses", regex, "http://x.test.org", "");
    row("pattern, no origin", regex, "", "");
    row("named", named, "http://a.com",
        "Vary: Origin\nAllow-Origin: http://a.com\nAllow-Methods: *\nMax-Age: 5\nAllow-Headers: "
        "*\n");
    row("named, own list", named, "http://z.com",
        "Vary: Origin\nAllow-Origin: http://z.com\nAllow-Methods: *\nMax-Age: 5\nAllow-Headers: "
        "*\n");
    row("named, stranger", named, "http://c.com", "Vary: Origin\n");
    row("named only", R"({"allow_origins_by_metadata": ["EX"]})", "http://c.com", "");
    row("timing", R"({"allow_origins": "http://a.com", "timing_allow_origins": "http://t.com"})",
        "http://t.com", "Vary: Origin\nTiming-Allow-Origin: http://t.com\n");
    row("timing pattern",
        R"({"allow_origins": "http://a.com", "timing_allow_origins_by_regex": ["t\\.com$"]})",
        "http://t.com", "Vary: Origin\nTiming-Allow-Origin: http://t.com\n");
}

void TestCors::answer()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, origin);
    PluginHarness harness;
    const auto plugin = harness.build(u"cors"_qs, conf, u"route#1"_qs,
                                      R"({"allow_origins": {"EX": "http://a.com"}})");
    http::Headers headers{{"Access-Control-Request-Headers", "X-Asked"}};
    if (!origin.isEmpty())
        headers.append("Origin", origin);
    Exchange exchange = makeExchange("GET", "/a", headers);
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    exchange.headers.remove("Origin"); // what others do to it does not matter
    plugin->headerFilter(exchange);
    QTEST(toText(exchange.responseHeaders).replace("Access-Control-", ""), "result");
}

void TestCors::preflight()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"cors"_qs, R"({"allow_origins": "http://a.com"})");
    Exchange exchange = makeExchange("OPTIONS", "/a", {{"Origin", "http://c.com"}});
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 200"_qba);
}

void TestCors::replacesTheUpstreamsOwn()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"cors"_qs, "{}");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.responseHeaders = {{"access-control-allow-origin", "http://up"}};
    plugin->headerFilter(exchange);
    QCOMPARE(exchange.responseHeaders.values("Access-Control-Allow-Origin"),
             QList<QByteArray>{"*"});
}

QTEST_GUILESS_MAIN(TestCors)
#include "tst_cors.moc"
