// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/inflate.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestGzip : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void head_data();
    void head();
    void body_data();
    void body();
    void eventsGoOutAtOnce();
    void levelCounts();
};

void TestGzip::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin gzip err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("empty", "{}");
    row("all", R"({"types": "*", "min_length": 1, "comp_level": 9, "http_version": 1.0,
        "buffers": {"number": 4, "size": 512}, "vary": true})");
    row("no types", R"({"types": []})",
        u"property \"types\" validation failed: object matches none of the required"_qs);
    row("length", R"({"min_length": 0})",
        u"property \"min_length\" validation failed: expected 0 to be at least 1"_qs);
    row("level", R"({"comp_level": 10})",
        u"property \"comp_level\" validation failed: expected 10 to be at most 9"_qs);
    row("version", R"({"http_version": 2})",
        u"property \"http_version\" validation failed: matches none of the enum values"_qs);
    row("buffers", R"({"buffers": {"number": 0}})",
        u"property \"buffers\" validation failed: property \"number\" validation failed: expected "
        "0 to be at least 1"_qs);
    row("vary", R"({"vary": 0})",
        u"property \"vary\" validation failed: wrong type: expected boolean, got number"_qs);
}

void TestGzip::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"gzip"_qs, conf), "reason");
}

void TestGzip::head_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("result"); // the head after the filter
    const auto row = [](const char *title, const char *conf, const char *accepted,
                        const http::Headers &headers, const char *result, int status = 200) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(accepted) << headers << status
                             << QByteArray(result);
    };
    const http::Headers html{{"Content-Type", "text/html; charset=utf-8"},
                             {"Content-Length", "20"}};
    const char *same = "Content-Type: text/html; charset=utf-8\nContent-Length: 20\n";
    const char *packed = "Content-Type: text/html; charset=utf-8\nContent-Encoding: gzip\n";
    row("default", "{}", "gzip", html, packed);
    row("among others", "{}", "br;q=1.0, GZIP;q=0.5", html, packed);
    row("403", "{}", "gzip", html, packed, 403);
    row("404", "{}", "gzip", html, packed, 404);
    row("other status", "{}", "gzip", html, same, 500);
    row("not accepted", "{}", "", html, same);
    row("refused", "{}", "gzip;q=0.000", html, same);
    row("star", "{}", "*", html, same);
    row("too small", R"({"min_length": 21})", "gzip", html, same);
    row("other type", R"({"types": ["text/plain"]})", "gzip", html, same);
    row("every type", R"({"types": "*"})", "gzip", html, packed);
    row("no type", R"({"types": "*"})", "gzip", {{"Content-Length", "90"}}, "Content-Length: 90\n");
    row("unknown size", R"({"min_length": 99})", "gzip", {{"Content-Type", "text/html"}},
        "Content-Type: text/html; charset=utf-8\nContent-Encoding: gzip\n");
    row("encoded already", "{}", "gzip",
        {{"Content-Type", "text/html"}, {"Content-Encoding", "br"}},
        "Content-Type: text/html\nContent-Encoding: br\n");
    row("no-transform", "{}", "gzip",
        {{"Content-Type", "text/html"}, {"Cache-Control", "max-age=1, No-Transform"}},
        "Content-Type: text/html\nCache-Control: max-age=1, No-Transform\n");
    row("part", "{}", "gzip", {{"Content-Type", "text/html"}, {"Content-Range", "bytes 0-1/9"}},
        "Content-Type: text/html\nContent-Range: bytes 0-1/9\n");
    row("strong tag", "{}", "gzip",
        {{"Content-Type", "text/html"}, {"ETag", "\"a\""}, {"Accept-Ranges", "bytes"}},
        "Content-Type: text/html; charset=utf-8\nETag: W/\"a\"\nContent-Encoding: gzip\n");
    row("weak tag", "{}", "gzip", {{"Content-Type", "text/html"}, {"ETag", "W/\"a\""}},
        "Content-Type: text/html; charset=utf-8\nETag: W/\"a\"\nContent-Encoding: gzip\n");
    row("odd tag", "{}", "gzip", {{"Content-Type", "text/html"}, {"ETag", "a"}},
        "Content-Type: text/html; charset=utf-8\nContent-Encoding: gzip\n");
    row("vary", R"({"vary": true})", "gzip", {{"Content-Type", "text/html"}, {"Vary", "Origin"}},
        "Content-Type: text/html; charset=utf-8\nVary: Origin\nVary: "
        "Accept-Encoding\nContent-Encoding: gzip\n");
    row("vary for those who do not accept", R"({"vary": true})", "",
        {{"Content-Type", "text/html"}}, "Content-Type: text/html\nVary: Accept-Encoding\n");
}

void TestGzip::head()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, accepted);
    QFETCH(http::Headers, headers);
    QFETCH(int, status);
    PluginHarness harness;
    const auto plugin = harness.build(u"gzip"_qs, conf);
    http::Headers request;
    if (!accepted.isEmpty())
        request.append("Accept-Encoding", accepted);
    Exchange exchange = makeExchange("GET", "/a", request);
    exchange.status = status;
    exchange.responseHeaders = headers;
    plugin->headerFilter(exchange);
    QTEST(toText(exchange.responseHeaders), "result");
    const bool packs = exchange.responseHeaders.value("Content-Encoding") == "gzip"_qba;
    QCOMPARE(plugin->onlyWatchesBody(exchange), !packs);
    QByteArray octets = "plain";
    plugin->bodyFilter(exchange, octets, true);
    QCOMPARE(octets != "plain", packs);
}

void TestGzip::body_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<http::Headers>("request");
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("packs");
    const http::Headers accept{{"Accept-Encoding", "gzip"}};
    QTest::newRow("1.1") << "GET"_qba << accept << 1 << true;
    QTest::newRow("1.0") << "GET"_qba << accept << 0 << false;
    QTest::newRow("HEAD") << "HEAD"_qba << accept << 1 << false;
    QTest::newRow("for a proxy") << "GET"_qba
                                 << http::Headers{{"Accept-Encoding", "gzip"}, {"Via", "1.1 p"}}
                                 << 1 << false;
}

void TestGzip::body()
{
    QFETCH(QByteArray, method);
    QFETCH(http::Headers, request);
    QFETCH(int, version);
    QFETCH(bool, packs);
    PluginHarness harness;
    const auto plugin = harness.build(u"gzip"_qs, R"({"buffers": {"size": 1}, "comp_level": 6})");
    Exchange exchange = makeExchange(method, "/a", request);
    exchange.received.version = version ? http::Version::Http11 : http::Version::Http10;
    exchange.status = 200;
    exchange.responseHeaders = {{"Content-Type", "text/html"}, {"Content-Length", "300000"}};
    plugin->headerFilter(exchange);
    QByteArray in, out;
    for (int i = 0; i < 100; ++i) {
        QByteArray octets(3000, char('a' + i % 26));
        in += octets;
        plugin->bodyFilter(exchange, octets, false);
        out += octets;
    }
    QByteArray end;
    plugin->bodyFilter(exchange, end, true);
    out += end;
    QCOMPARE(out == in, !packs);
    if (packs) {
        QVERIFY(out.size() < in.size() / 10);
        QCOMPARE(plugins::inflated(out, in.size() * 2), in);
    }
}

void TestGzip::eventsGoOutAtOnce()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"gzip"_qs, R"({"types": "*"})");
    for (const char *type : {"text/event-stream; charset=utf-8", "text/html"}) {
        Exchange exchange = makeExchange("GET", "/a", {{"Accept-Encoding", "gzip"}});
        exchange.status = 200;
        exchange.responseHeaders = {{"Content-Type", type}};
        plugin->headerFilter(exchange);
        QByteArray event = "data: 1\n\n";
        plugin->bodyFilter(exchange, event, false);
        const bool isEvents = QByteArrayView(type).startsWith("text/event");
        // As much as came so far can be unpacked, though the stream is not at its end.
        QCOMPARE(plugins::inflated(event, 9).value_or(QByteArray()),
                 isEvents ? "data: 1\n\n"_qba : QByteArray());
    }
}

void TestGzip::levelCounts()
{
    PluginHarness harness;
    QByteArray text;
    for (int i = 0; i < 5000; ++i)
        text += QByteArray::number(i * 7919 % 1000) + ' ';
    QList<qsizetype> sizes;
    for (const char *conf : {R"({"comp_level": 1})", R"({"comp_level": 9})"}) {
        const auto plugin = harness.build(u"gzip"_qs, conf);
        Exchange exchange = makeExchange("GET", "/a", {{"Accept-Encoding", "gzip"}});
        exchange.status = 200;
        exchange.responseHeaders = {{"Content-Type", "text/html"}};
        plugin->headerFilter(exchange);
        QByteArray octets = text;
        plugin->bodyFilter(exchange, octets, true);
        QCOMPARE(plugins::inflated(octets, text.size()), text);
        sizes.append(octets.size());
    }
    QVERIFY(sizes[1] < sizes[0]);
}

QTEST_GUILESS_MAIN(TestGzip)
#include "tst_gzip.moc"
