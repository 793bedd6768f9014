// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestProxyRewrite : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void target_data();
    void target();
    void headers_data();
    void headers();
    void hostAndMethod();
    void keepsWhatOthersTookFromTheQuery();
};

void TestProxyRewrite::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin proxy-rewrite err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("good",
        R"({"uri": "/a", "method": "GET", "host": "a.com:80", "headers": {"add": {"X": ["1", 2]}}})");
    row("flat headers", R"({"headers": {"X-Api-Version": "v2", "X": 1}})");
    row("empty", "{}", u"expect object to have at least 1 properties"_qs);
    row("relative path", R"({"uri": "home"})",
        u"property \"uri\" validation failed: failed to match pattern \"^\\\\/.*\" with \"home\""_qs);
    row("odd regex_uri", R"({"regex_uri": ["^/a", "/b", "^/c"]})",
        u"The length of regex_uri should be an even number"_qs);
    row("bad regex_uri", R"({"regex_uri": ["^/a(", "/b"]})",
        u"invalid regex_uri(^/a(, /b): pcre2_compile() failed: missing closing parenthesis in \"^/a(\""_qs);
    row("variable in host", R"({"host": "$arg_h.up.com"})",
        u"property \"host\" validation failed: failed to match pattern \"^[0-9a-zA-Z-.]+(:\\\\d{1,5})?$\" with \"$arg_h.up.com\""_qs);
    row("method", R"({"method": "FETCH"})",
        u"property \"method\" validation failed: matches none of the enum values"_qs);
    row("header name", R"({"headers": {"X Y": "1"}})", u"invalid field character in header"_qs);
    row("header value", R"({"headers": {"X": "a\nb"}})", u"invalid value character in header"_qs);
}

void TestProxyRewrite::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"proxy-rewrite"_qs, conf), "reason");
}

void TestProxyRewrite::target_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *title, const char *conf, const char *received,
                        const char *sent) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(received) << QByteArray(sent);
    };
    const char multi[] =
        R"({"regex_uri": ["^/iresty/(.*)$", "/test/$1", "^/theothers/(.*)$", "/theothers/test/$1"]})";
    row("uri", R"({"uri": "/new"})", "/a/b", "/new");
    row("uri keeps the query", R"({"uri": "/new"})", "/a/b?x=1&y=2", "/new?x=1&y=2");
    row("uri with a query", R"({"uri": "/new?z=0"})", "/a?x=1", "/new?z=0&x=1");
    row("uri with variables", R"({"uri": "/v2$uri/$arg_id"})", "/a%20b?id=7", "/v2/a%20b/7?id=7");
    row("a mark in a variable is no query", R"({"uri": "/v2$uri?k=1"})", "/a%3Fb",
        "/v2/a%253Fb?k=1");
    row("default with marks", R"({"uri": "/${arg_x ?? none}?k=1"})", "/a", "/none?k=1");
    row("first pattern", multi, "/iresty/a", "/test/a");
    row("second pattern", multi, "/theothers/b?q=1", "/theothers/test/b?q=1");
    row("no pattern", multi, "/c", "/c");
    row("uri beats pattern", R"({"uri": "/fixed", "regex_uri": ["^/a/(.*)$", "/$1"]})", "/a/x",
        "/fixed");
    row("pattern makes a query", R"({"regex_uri": ["^/a/(.*)$", "/b?name=$1"]})", "/a/x%0b?y=1",
        "/b?name=x%0B&y=1");
    row("mark from the client stays in the path", R"({"regex_uri": ["^/a/(.*)$", "/$1"]})",
        "/a/x%3Fy", "/x%3Fy");
    row("path is sent normalised", R"({"host": "h"})", "/a//b/../c%41?x=1", "/a/cA?x=1");
    row("empty query is dropped", R"({"host": "h"})", "/a?", "/a");
    row("unsafe octets are encoded", R"({"host": "h"})", "/a%20%22%7Bb", "/a%20%22%7Bb");
    row("raw", R"({"use_real_request_uri_unsafe": true})", "/a%2Fb/./c//d?x=%20",
        "/a%2Fb/./c//d?x=%20");
    row("raw without the host", R"({"use_real_request_uri_unsafe": true})", "http://h/a%2Fb?x=1",
        "/a%2Fb?x=1");
    row("raw query on a new path", R"({"use_real_request_uri_unsafe": true, "uri": "/n"})",
        "/a?x=1", "/n?x=1");
    row("raw query joins a query", R"({"use_real_request_uri_unsafe": true, "uri": "/n?a=1"})",
        "/a?x=1", "/n?a=1&x=1");
    row("raw with pattern",
        R"({"use_real_request_uri_unsafe": true, "regex_uri": ["^/a/(.*)$", "/$1"]})", "/a/x%2Fy?z",
        "/x%2Fy?z");
}

void TestProxyRewrite::target()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, received);
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-rewrite"_qs, conf);
    Exchange exchange = makeExchange("GET", received);
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QTEST(*exchange.upstream.target, "sent");
}

void TestProxyRewrite::headers_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<http::Headers>("received");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *title, const char *conf, const http::Headers &received,
                        const char *sent) {
        QTest::newRow(title) << QByteArray(conf) << received
                             << QByteArray("Host: 127.0.0.1:9080\n") + sent;
    };
    row("add", R"({"headers": {"add": {"X-A": "v1"}}})", {{"X-A", "old"}}, "X-A: old\nX-A: v1\n");
    row("add many", R"({"headers": {"add": {"X-A": ["v1", 2]}}})", {}, "X-A: v1\nX-A: 2\n");
    row("set", R"({"headers": {"set": {"X-A": "v1"}}})", {{"x-a", "o"}, {"B", "b"}, {"X-A", "p"}},
        "X-A: v1\nB: b\n");
    row("set many", R"({"headers": {"set": {"X-A": ["v1", "v2"]}}})", {{"X-A", "old"}},
        "X-A: v1\nX-A: v2\n");
    row("remove", R"({"headers": {"remove": ["X-A", "Cookie"]}})",
        {{"x-a", "1"}, {"Cookie", "a=b"}, {"X-B", "2"}}, "X-B: 2\n");
    row("flat sets, empty removes", R"({"headers": {"X-A": "1", "X-B": ""}})", {{"X-B", "x"}},
        "X-A: 1\n");
    row("variables", R"({"headers": {"set": {"X": "$remote_addr/$arg_z/${http_nope ?? none}"}}})",
        {}, "X: 127.0.0.1/1/none\n");
    row("groups",
        R"({"regex_uri": ["^/a/(.*)/(.*)$", "/$1"], "headers": {"set": {"X": "${2}-$1-$9.", "Y": "$request_uri"}}})",
        {}, "X: y-x-.\nY: /a/x/y?z=1\n");
    row("groups without a pattern", R"({"headers": {"set": {"X": "a$1b"}}})", {}, "X: ab\n");
    row("a value cannot begin a line", R"({"headers": {"set": {"X": "$http_v"}}})",
        {{"V", "a\r\nEvil: 1"}}, "V: a\r\nEvil: 1\nX: a  Evil: 1\n");
}

void TestProxyRewrite::headers()
{
    QFETCH(QByteArray, conf);
    QFETCH(http::Headers, received);
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-rewrite"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a/x/y?z=1", received);
    (void)plugin->rewrite(exchange);
    QTEST(toText(exchange.headers), "sent");
}

void TestProxyRewrite::hostAndMethod()
{
    PluginHarness harness;
    const auto plugin =
        harness.build(u"proxy-rewrite"_qs, R"({"host": "x.iresty.com", "method": "POST"})");
    Exchange exchange = makeExchange("GET", "/a");
    (void)plugin->rewrite(exchange);
    QCOMPARE(*exchange.upstream.host, "x.iresty.com"_qba);
    QCOMPARE(*exchange.upstream.method, "POST"_qba);
    QCOMPARE(exchange.method, "GET"_qba);
}

void TestProxyRewrite::keepsWhatOthersTookFromTheQuery()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"proxy-rewrite"_qs, R"({"uri": "/new"})");
    Exchange exchange = makeExchange("GET", "/a?apikey=k&x=1");
    exchange.upstream.target = "/a?x=1"; // key-auth hid the key
    (void)plugin->rewrite(exchange);
    QCOMPARE(*exchange.upstream.target, "/new?x=1"_qba);
}

QTEST_GUILESS_MAIN(TestProxyRewrite)
#include "tst_proxy_rewrite.moc"
