// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/support/inflate.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestBrotli : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void head_data();
    void head();
    void body_data();
    void body();
    void leavesTheRestToGzip();
};

void TestBrotli::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin brotli err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    const auto of = [](const char *name, const char *why) -> QString {
        return u"property \"%1\" validation failed: %2"_qs.arg(QLatin1String(name),
                                                               QLatin1String(why));
    };
    row("empty", "{}");
    row("all", R"({"types": "*", "min_length": 1, "mode": 2, "comp_level": 0, "lgwin": 0,
        "lgblock": 24, "http_version": 1.0, "vary": true})");
    row("types", R"({"types": 1})", of("types", "object matches none of the required"));
    row("mode", R"({"mode": 4})", of("mode", "expected 4 to be at most 2"));
    row("level", R"({"comp_level": 12})", of("comp_level", "expected 12 to be at most 11"));
    row("window", R"({"lgwin": 9})", of("lgwin", "matches none of the enum values"));
    row("block", R"({"lgblock": 8})", of("lgblock", "matches none of the enum values"));
    row("version", R"({"http_version": 2})", of("http_version", "matches none of the enum values"));
    row("vary", R"({"vary": 0})", of("vary", "wrong type: expected boolean, got number"));
}

void TestBrotli::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"brotli"_qs, conf), "reason");
}

void TestBrotli::head_data()
{
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *title, const char *accepted, const http::Headers &headers,
                        const char *result) {
        QTest::newRow(title) << QByteArray(accepted) << headers << QByteArray(result);
    };
    const http::Headers html{{"Content-Type", "text/html"}, {"Content-Length", "99"}};
    const char *same = "Content-Type: text/html\nContent-Length: 99\n";
    const char *packed = "Content-Type: text/html\nVary: Accept-Encoding\nContent-Encoding: br\n";
    row("named", "br", html, packed);
    row("star", "*", html, packed);
    row("among others", "gzip, br;q=0.5", html, packed);
    row("star among others", "gzip;q=1.0, *;q=0.5", html, packed);
    row("nobody asked", "", html, same);
    row("another", "gzip", html, same);
    row("refused", "gzip;q=0.5, br;q=0", html, same);
    row("refused, though star", "br;q=0, *", html, same);
    row("encoded already", "br", {{"Content-Type", "text/html"}, {"Content-Encoding", "gzip"}},
        "Content-Type: text/html\nContent-Encoding: gzip\n");
    row("too small", "br", {{"Content-Type", "text/html"}, {"Content-Length", "19"}},
        "Content-Type: text/html\nContent-Length: 19\n");
    row("type", "br", {{"Content-Type", "text/plain"}}, "Content-Type: text/plain\n");
    row("strong tag", "br", {{"Content-Type", "text/html"}, {"ETag", "\"a\""}},
        "Content-Type: text/html\nETag: W/\"a\"\nVary: Accept-Encoding\nContent-Encoding: br\n");
    row("tag without quotes", "br", {{"Content-Type", "text/html"}, {"ETag", "a"}}, packed);
    row("tag with quotes inside", "br", {{"Content-Type", "text/html"}, {"ETag", "\"a\"b\""}},
        packed);
}

void TestBrotli::head()
{
    QFETCH(QByteArray, accepted);
    QFETCH(http::Headers, headers);
    PluginHarness harness;
    const auto plugin = harness.build(u"brotli"_qs, R"({"vary": true})");
    http::Headers request;
    if (!accepted.isEmpty())
        request.append("Accept-Encoding", accepted);
    Exchange exchange = makeExchange("GET", "/a", request);
    exchange.status = 200;
    exchange.responseHeaders = headers;
    plugin->headerFilter(exchange);
    QTEST(toText(exchange.responseHeaders), "result");
    const bool packs = exchange.responseHeaders.value("Content-Encoding") == "br"_qba;
    QCOMPARE(plugin->onlyWatchesBody(exchange), !packs);
    QByteArray octets = "plain";
    plugin->bodyFilter(exchange, octets, true);
    QCOMPARE(octets != "plain", packs);
}

void TestBrotli::body_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("packs");
    QTest::newRow("default") << "{}"_qba
                             << "GET"_qba << 200 << true;
    QTest::newRow("smallest") << R"({"comp_level": 0, "lgwin": 10, "lgblock": 16, "mode": 1})"_qba
                              << "GET"_qba << 500 << true;
    QTest::newRow("largest") << R"({"comp_level": 11, "lgwin": 0, "mode": 2})"_qba
                             << "GET"_qba << 404 << true;
    QTest::newRow("HEAD") << "{}"_qba
                          << "HEAD"_qba << 200 << false;
    QTest::newRow("part") << "{}"_qba
                          << "GET"_qba << 206 << false;
    QTest::newRow("not modified") << "{}"_qba
                                  << "GET"_qba << 304 << false;
}

void TestBrotli::body()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, method);
    QFETCH(int, status);
    QFETCH(bool, packs);
    PluginHarness harness;
    const auto plugin = harness.build(u"brotli"_qs, conf);
    Exchange exchange = makeExchange(method, "/a", {{"Accept-Encoding", "br"}});
    exchange.status = status;
    exchange.responseHeaders = {{"Content-Type", "text/html"}};
    plugin->headerFilter(exchange);
    QByteArray in, out;
    for (int i = 0; i < 20; ++i) {
        QByteArray octets(3000, char('a' + i));
        in += octets;
        plugin->bodyFilter(exchange, octets, false);
        QVERIFY(!octets.isEmpty()); // each piece goes out at once
        out += octets;
        if (packs)
            QCOMPARE(plugins::unbrotlied(out, in.size()), in);
    }
    QByteArray end;
    plugin->bodyFilter(exchange, end, true);
    out += end;
    QCOMPARE(out == in, !packs);
    if (packs)
        QCOMPARE(plugins::unbrotlied(out, in.size() + 1), in);
}

void TestBrotli::leavesTheRestToGzip()
{
    PluginHarness harness;
    const auto brotli = harness.build(u"brotli"_qs, "{}");
    const auto gzip = harness.build(u"gzip"_qs, "{}");
    for (const char *accepted : {"gzip, br", "gzip"}) {
        Exchange exchange = makeExchange("GET", "/a", {{"Accept-Encoding", accepted}});
        exchange.status = 200;
        exchange.responseHeaders = {{"Content-Type", "text/html"}};
        brotli->headerFilter(exchange);
        gzip->headerFilter(exchange);
        const QByteArray last = QByteArray(accepted).split(' ').last();
        QCOMPARE(exchange.responseHeaders.values("Content-Encoding"), QList<QByteArray>{last});
    }
}

QTEST_GUILESS_MAIN(TestBrotli)
#include "tst_brotli.moc"
