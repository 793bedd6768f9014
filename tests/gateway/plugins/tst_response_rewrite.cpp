// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/inflate.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// "hello gzip\n" as gzip writes it.
const QByteArray packed =
    QByteArray::fromHex("1f8b08000000000002ffcb48cdc9c95748afca2ce00200397c63560b000000");

} // namespace

class TestResponseRewrite : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void answer_data();
    void answer();
    void bodyInPieces();
    void unpacks_data();
    void unpacks();
    void damagedBodyStays();
    void unknownEncodingIsLeftAlone();
    void unpackingIsBounded();
};

void TestResponseRewrite::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin response-rewrite err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("empty", "{}");
    row("good",
        R"({"status_code": 201, "body": "x", "headers": {"set": {"A": "1"}, "add": ["B: 2"], "remove": ["C"]}})");
    row("status", R"({"status_code": 599})",
        u"property \"status_code\" validation failed: expected 599 to be at most 598"_qs);
    row("body", R"({"body": 2})",
        u"property \"body\" validation failed: wrong type: expected string, got number"_qs);
    row("no body to decode", R"({"body_base64": true})", u"invalid base64 content"_qs);
    row("bad base64", R"({"body": "1", "body_base64": true})", u"invalid base64 content"_qs);
    row("vars", R"({"vars": [["status", "=?", 1]]})",
        u"failed to validate the 'vars' expression: invalid operator '=?'"_qs);
    row("regex", R"({"filters": [{"regex": "hello(", "replace": "x"}]})",
        u"regex \"hello(\" validation failed: pcre2_compile() failed: missing closing parenthesis in \"hello(\""_qs);
    row("regex option", R"({"filters": [{"regex": "h", "replace": "x", "options": "h"}]})",
        u"regex \"h\" validation failed: unknown flag (flags \"h\")"_qs);
    row("filter without replacement", R"({"filters": [{"regex": "h"}]})",
        u"property \"filters\" validation failed: failed to validate item 1: property \"replace\" is required"_qs);
}

void TestResponseRewrite::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"response-rewrite"_qs, conf), "reason");
    QVERIFY(!PluginHarness()
                 .fault(u"response-rewrite"_qs,
                        R"({"body": "a", "filters": [{"regex": "h", "replace": "x"}]})")
                 .isEmpty());
    QVERIFY(
        !PluginHarness()
             .fault(u"response-rewrite"_qs, R"({"headers": {"add": ["Set-Cookie: a=1; Path=/"]}})")
             .isEmpty());
}

void TestResponseRewrite::answer_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("result"); // status, headers, body
    const auto row = [](const char *title, const char *conf, const char *result) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(result);
    };
    const char same[] =
        "404\nContent-Length: 12\nETag: e\nX-A: up\nSet-Cookie: upstream=1\n\nhello world\n";
    row("nothing", "{}", same);
    row("vars miss", R"({"status_code": 299, "vars": [["status", "==", 200]]})", same);
    row("vars hit", R"({"status_code": 299, "vars": [["status", "==", 404]]})",
        "299\nContent-Length: 12\nETag: e\nX-A: up\nSet-Cookie: upstream=1\n\nhello world\n");
    row("body", R"({"body": "new"})", "404\nX-A: up\nSet-Cookie: upstream=1\n\nnew");
    row("empty body", R"({"body": ""})", "404\nX-A: up\nSet-Cookie: upstream=1\n\n");
    row("base64", R"({"body": "YmluYXJ5AQ==", "body_base64": true})",
        "404\nX-A: up\nSet-Cookie: upstream=1\n\nbinary\x01");
    row("flat headers", R"({"headers": {"X-A": "$remote_addr", "X-N": 2}})",
        "404\nContent-Length: 12\nETag: e\nX-A: 127.0.0.1\nSet-Cookie: upstream=1\nX-N: 2\n\nhello "
        "world\n");
    row("add, set, remove",
        R"({"headers": {"add": ["Set-Cookie: a=1; Path=/x"], "set": {"X-A": ""}, "remove": ["ETag"]}})",
        "404\nContent-Length: 12\nSet-Cookie: upstream=1\nSet-Cookie: a=1; Path=/x\n\nhello "
        "world\n");
    row("filter once", R"({"filters": [{"regex": "l", "replace": "L"}]})",
        "404\nX-A: up\nSet-Cookie: upstream=1\n\nheLlo world\n");
    row("filter all", R"({"filters": [{"regex": "l", "scope": "global", "replace": "L"}]})",
        "404\nX-A: up\nSet-Cookie: upstream=1\n\nheLLo worLd\n");
    row("filter groups",
        R"j({"filters": [{"regex": "(HE)(llo)", "replace": "$2$1", "options": "i"}]})j",
        "404\nX-A: up\nSet-Cookie: upstream=1\n\nllohe world\n");
    row("filters in turn",
        R"({"filters": [{"regex": "hello", "replace": "a"}, {"regex": "^a", "replace": "b"}]})",
        "404\nX-A: up\nSet-Cookie: upstream=1\n\nb world\n");
    row("filter cuts", R"({"max_resp_body_size": 5, "filters": [{"regex": "o", "replace": "0"}]})",
        "404\nX-A: up\nSet-Cookie: upstream=1\n\nhell0");
}

void TestResponseRewrite::answer()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    const auto plugin = harness.build(u"response-rewrite"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a");
    exchange.status = 404;
    exchange.responseHeaders = {
        {"Content-Length", "12"}, {"ETag", "e"}, {"X-A", "up"}, {"Set-Cookie", "upstream=1"}};
    plugin->headerFilter(exchange);
    QCOMPARE(plugin->wantsWholeBody(exchange), conf.contains("filters"));
    QByteArray body = "hello world\n";
    plugin->bodyFilter(exchange, body, true);
    const QByteArray result =
        QByteArray::number(exchange.status) + '\n' + toText(exchange.responseHeaders) + '\n' + body;
    QTEST(result, "result");
}

void TestResponseRewrite::bodyInPieces()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"response-rewrite"_qs, R"({"body": "new"})");
    Exchange exchange = makeExchange("GET", "/a");
    plugin->headerFilter(exchange);
    QByteArray out;
    for (QByteArray piece : {"one"_qba, "two"_qba, QByteArray()}) {
        plugin->bodyFilter(exchange, piece, piece.isEmpty());
        out += piece;
    }
    QCOMPARE(out, "new"_qba);
}

void TestResponseRewrite::unpacks_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("packed");
    QTest::newRow("gzip") << "gzip"_qba << packed;
    QTest::newRow("gzip in capitals") << "X-GZIP"_qba << packed;
    QTest::newRow("deflate") << "deflate"_qba << qCompress("hello gzip\n"_qba).sliced(4);
    QTest::newRow("br") << "br"_qba << QByteArray::fromHex("0b058068656c6c6f20677a69700a03");
    QTest::newRow("identity") << "identity"_qba
                              << "hello gzip\n"_qba;
}

void TestResponseRewrite::unpacks()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, packed);
    PluginHarness harness;
    const auto plugin = harness.build(u"response-rewrite"_qs,
                                      R"({"filters": [{"regex": "hello", "replace": "HI"}]})");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.responseHeaders = {{"Content-Encoding", coding}, {"Content-Length", "31"}};
    plugin->headerFilter(exchange);
    QVERIFY(exchange.responseHeaders.isEmpty());
    QByteArray body = packed;
    plugin->bodyFilter(exchange, body, true);
    QCOMPARE(body, "HI gzip\n"_qba);
    QCOMPARE(exchange.lastNote, "replaced 1 places in the body"_qba);
}

void TestResponseRewrite::damagedBodyStays()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"response-rewrite"_qs,
                                      R"({"filters": [{"regex": "hello", "replace": "HI"}]})");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.responseHeaders = {{"Content-Encoding", "gzip"}};
    plugin->headerFilter(exchange);
    QByteArray body = "hello, not packed";
    plugin->bodyFilter(exchange, body, true);
    QCOMPARE(body, "hello, not packed"_qba);
}

void TestResponseRewrite::unknownEncodingIsLeftAlone()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"response-rewrite"_qs,
                                      R"({"filters": [{"regex": "hello", "replace": "HI"}]})");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.responseHeaders = {{"Content-Encoding", "zstd"}, {"Content-Length", "5"}};
    plugin->headerFilter(exchange);
    QCOMPARE(exchange.responseHeaders.size(), 2);
    QVERIFY(!plugin->wantsWholeBody(exchange));
    QVERIFY(plugin->onlyWatchesBody(exchange));
    QByteArray body = "hello";
    plugin->bodyFilter(exchange, body, true);
    QCOMPARE(body, "hello"_qba);
}

void TestResponseRewrite::unpackingIsBounded()
{
    const QByteArray zeros = qCompress(QByteArray(1'000'000, '0')).sliced(4); // a zlib stream
    QCOMPARE(plugins::inflated(zeros, 10'000)->size(), 10'000);
    QCOMPARE(plugins::inflated(zeros, 2'000'000)->size(), 1'000'000);
    QVERIFY(!plugins::inflated(zeros.first(zeros.size() - 20), 2'000'000));
    QVERIFY(!plugins::inflated("", 10));
    const QByteArray brotli = QByteArray::fromHex("0b058068656c6c6f20677a69700a03");
    QCOMPARE(plugins::unbrotlied(brotli, 5), "hello"_qba);
    QVERIFY(!plugins::unbrotlied(brotli.first(10), 100));
    QVERIFY(!plugins::unbrotlied("nonsense", 100));
}

QTEST_GUILESS_MAIN(TestResponseRewrite)
#include "tst_response_rewrite.moc"
