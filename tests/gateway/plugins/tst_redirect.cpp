// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRedirect : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void httpsPortFromMetadata();
    void httpsGoesOn();
};

void TestRedirect::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin redirect err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("uri", R"({"uri": "/b", "ret_code": 301})");
    row("pattern", R"j({"regex_uri": ["^/a/(.*)", "/b/$1"]})j");
    row("https", R"({"http_to_https": true})");
    row("nothing", "{}", u"value should match only one schema, but matches none"_qs);
    row("two", R"({"uri": "/b", "http_to_https": true})",
        u"value should match only one schema, but matches both schemas 1 and 3"_qs);
    row("query with https", R"({"http_to_https": true, "append_query_string": true})",
        u"only one of `http_to_https` and `append_query_string` can be configured."_qs);
    row("bad pattern", R"({"regex_uri": ["^/a(", "/b"]})",
        u"invalid regex_uri (^/a(, /b), err:pcre2_compile() failed: missing closing parenthesis in \"^/a(\""_qs);
    row("code", R"({"uri": "/b", "ret_code": 100})",
        u"property \"ret_code\" validation failed: expected 100 to be at least 200"_qs);
}

void TestRedirect::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"redirect"_qs, conf), "reason");
}

void TestRedirect::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const char *target,
                        const char *verdict, const http::Headers &headers = {},
                        const char *method = "GET") {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(method) << QByteArray(target)
                             << headers << QByteArray(verdict);
    };
    const char https[] = R"({"http_to_https": true})";
    const char pattern[] = R"j({"regex_uri": ["^/a/(.*)$", "/z/$1"]})j";
    row("uri", R"({"uri": "/b", "ret_code": 301})", "/a?x=1", "reply 301 [Location: /b]");
    row("default code", R"({"uri": "/b"})", "/a", "reply 302 [Location: /b]", {}, "POST");
    row("variables", R"({"uri": "$uri/new?n=$arg_n"})", "/a/x?n=1",
        "reply 302 [Location: /a/x/new?n=1]");
    row("braces and dots", R"({"uri": "/${arg_n}$uri.html$nope/$"})", "/a?n=1",
        "reply 302 [Location: /1/a.html/$]");
    row("escaped dollar", R"({"uri": "\\$uri/foo$uri\\$uri/bar"})", "/hello",
        "reply 302 [Location: \\$uri/foo/hello\\$uri/bar]");
    row("pattern", pattern, "/a/x/y?q=1", "reply 302 [Location: /z/x/y]");
    row("pattern misses", pattern, "/b", "continue");
    row("encode", R"({"uri": "$uri?a=$arg_a", "encode_uri": true})", "/with%20space?a=b",
        "reply 302 [Location: /with%20space?a=b]");
    row("append query", R"({"uri": "/b", "append_query_string": true})", "/a?x=1",
        "reply 302 [Location: /b?x=1]");
    row("append to a query", R"({"uri": "/b?a=0", "append_query_string": true})", "/a?x=1",
        "reply 302 [Location: /b?a=0&x=1]");
    row("append nothing", R"({"uri": "/b", "append_query_string": true})", "/a",
        "reply 302 [Location: /b]");
    row("a blank cannot end the line", R"({"uri": "/b$uri"})", "/a%20c",
        "reply 302 [Location: /b/a%20c]");
    row("https", https, "/a?x=1", "reply 301 [Location: https://foo.com:9443/a?x=1]",
        {{"Host", "foo.com:80"}});
    row("https, HEAD", https, "/a", "reply 301 [Location: https://foo.com:9443/a]",
        {{"Host", "foo.com"}}, "HEAD");
    row("https, POST", https, "/a", "reply 308 [Location: https://foo.com:9443/a]",
        {{"Host", "foo.com"}}, "POST");
    row("a client cannot claim https", https, "/a",
        "reply 301 [Location: https://127.0.0.1:9443/a]", {{"X-Forwarded-Proto", "https"}});
    row("https is off", R"({"http_to_https": false})", "/a", "continue");
}

void TestRedirect::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(http::Headers, headers);
    PluginHarness harness;
    const auto plugin = harness.build(u"redirect"_qs, conf);
    Exchange exchange = makeExchange(method, target, headers);
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
}

void TestRedirect::httpsPortFromMetadata()
{
    PluginHarness harness;
    Exchange exchange = makeExchange("GET", "/a", {{"Host", "foo.com"}});
    auto plugin = harness.build(u"redirect"_qs, R"({"http_to_https": true})", u"route#1"_qs,
                                R"({"https_port": 8443})");
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 301 [Location: https://foo.com:8443/a]"_qba);
    plugin = harness.build(u"redirect"_qs, R"({"http_to_https": true})", u"route#1"_qs,
                           R"({"https_port": 443})");
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 301 [Location: https://foo.com/a]"_qba);
}

void TestRedirect::httpsGoesOn()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"redirect"_qs, R"({"http_to_https": true})");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.scheme = "https";
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
}

QTEST_GUILESS_MAIN(TestRedirect)
#include "tst_redirect.moc"
