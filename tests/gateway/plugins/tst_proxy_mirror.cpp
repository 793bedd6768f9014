// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/worker_locals.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/fake_outbound.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestProxyMirror : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void address_data();
    void address();
    void target_data();
    void target();
    void isAsTheUpstreamGetsIt();
    void oneCopyForAllAttempts();
    void body_data();
    void body();
    void sample();
    void waitingCopiesAreBounded();
};

void TestProxyMirror::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin proxy-mirror err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("address", R"({"host": "http://127.0.0.1:1999"})");
    row("name", R"({"host": "https://test.example.com"})");
    row("IPv6", R"({"host": "http://[::1]:80", "path": "/a", "path_concat_mode": "prefix"})");
    row("gRPC", R"({"host": "grpcs://127.0.0.1:1999", "sample_ratio": 0.5})");
    row("missing", "{}", u"property \"host\" is required"_qs);
    const auto host = [](const char *value) -> QString {
        return u"property \"host\" validation failed: failed to match pattern "
               "\"^(http(s)?|grpc(s)?):\\\\/\\\\/"
               "([\\\\da-zA-Z.-]+|\\\\[[\\\\da-fA-F:]+\\\\])(:\\\\d+)?$\" "
               "with \"%1\""_qs.arg(QLatin1String(value));
    };
    row("other scheme", R"({"host": "ftp://127.0.0.1"})", host("ftp://127.0.0.1"));
    row("no scheme", R"({"host": "127.0.0.1:1999"})", host("127.0.0.1:1999"));
    row("port", R"({"host": "http://127.0.0.1:a"})", host("http://127.0.0.1:a"));
    row("with a path", R"({"host": "http://127.0.0.1/a"})", host("http://127.0.0.1/a"));
    const auto path = [](const char *value) -> QString {
        return u"property \"path\" validation failed: failed to match pattern \"^/[^?&]+$\" with "
               "\"%1\""_qs.arg(QLatin1String(value));
    };
    row("path", R"({"host": "http://h", "path": "a"})", path("a"));
    row("path with a query", R"({"host": "http://h", "path": "/a?b"})", path("/a?b"));
    row("mode", R"({"host": "http://h", "path_concat_mode": "x"})",
        u"property \"path_concat_mode\" validation failed: matches none of the enum values"_qs);
    row("ratio", R"({"host": "http://h", "sample_ratio": 2})",
        u"property \"sample_ratio\" validation failed: expected 2 to be at most 1"_qs);
    row("ratio of 0", R"({"host": "http://h", "sample_ratio": 0})",
        u"property \"sample_ratio\" validation failed: expected 0 to be at least 1e-05"_qs);
}

void TestProxyMirror::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"proxy-mirror"_qs, conf), "reason");
}

void TestProxyMirror::address_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("port") << "http://127.0.0.1:1999"_qba
                          << "http 127.0.0.1 1999"_qba;
    QTest::newRow("no port") << "http://m.example"_qba
                             << "http m.example 80"_qba;
    QTest::newRow("TLS") << "https://m.example"_qba
                         << "https m.example 443"_qba;
    QTest::newRow("IPv6") << "http://[::1]:81"_qba
                          << "http ::1 81"_qba;
    QTest::newRow("gRPC") << "grpc://127.0.0.1:50051"_qba << QByteArray();
}

void TestProxyMirror::address()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, to);
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"proxy-mirror"_qs, "{\"host\": \"" + host + "\"}");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.outbound = &outbound;
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QVERIFY(outbound.asked.empty()); // not before it is certain that the request goes on
    plugin->beforeProxy(exchange);
    QCOMPARE(outbound.asked.size(), std::size_t(to.isEmpty() ? 0 : 1));
    QCOMPARE(exchange.lastNote.startsWith("does not mirror: gRPC"), to.isEmpty());
    if (to.isEmpty())
        return;
    const OutboundRequest &sent = outbound.asked.front().request;
    QCOMPARE(QByteArray(sent.scheme + ' ' + sent.host + ' ' + QByteArray::number(sent.port)), to);
    QCOMPARE(int(outbound.asked.front().kind), int(FakeOutbound::Kind::Post));
}

void TestProxyMirror::target_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("before"); // what an earlier plugin made of the target
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *title, const char *conf, const char *before, const char *sent) {
        QTest::newRow(title) << QByteArray("{\"host\": \"http://m\"" + QByteArray(conf) + '}')
                             << QByteArray(before) << QByteArray(sent);
    };
    row("its own", "", "", "/a%2Fb?x=1&y");
    row("replaced", R"(, "path": "/m")", "", "/m?x=1&y");
    row("prefixed", R"(, "path": "/m", "path_concat_mode": "prefix")", "", "/m/a%2Fb?x=1&y");
    row("changed before", "", "/c?z", "/c?z");
    row("changed before, replaced", R"(, "path": "/m")", "/c?z", "/m?z");
}

void TestProxyMirror::target()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, before);
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"proxy-mirror"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a%2Fb?x=1&y");
    exchange.outbound = &outbound;
    if (!before.isEmpty())
        exchange.upstream.target = before;
    plugin->rewrite(exchange);
    exchange.upstream.target = "/later"; // by proxy-rewrite, which does not count
    plugin->beforeProxy(exchange);
    QTEST(outbound.asked.at(0).request.target, "sent");
}

void TestProxyMirror::isAsTheUpstreamGetsIt()
{
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"proxy-mirror"_qs, R"({"host": "http://m"})");
    Exchange exchange = makeExchange(
        "PUT", "/a",
        {{"Host", "h.example"}, {"Connection", "close, X-Hop"}, {"X-Hop", "1"}, {"X-A", "1"}});
    exchange.outbound = &outbound;
    plugin->rewrite(exchange);
    exchange.headers.set("X-B", "2");
    exchange.upstream.method = "POST";
    exchange.upstream.host = "up.example";
    plugin->beforeProxy(exchange);
    const OutboundRequest &sent = outbound.asked.at(0).request;
    QCOMPARE(sent.method, "POST"_qba);
    QCOMPARE(toText(sent.headers), "Host: up.example\nX-A: 1\nX-B: 2\n"_qba);
}

void TestProxyMirror::oneCopyForAllAttempts()
{
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"proxy-mirror"_qs, R"({"host": "http://m"})");
    Exchange exchange = makeExchange("GET", "/a");
    exchange.outbound = &outbound;
    plugin->rewrite(exchange);
    plugin->beforeProxy(exchange);
    plugin->beforeProxy(exchange);
    QCOMPARE(outbound.asked.size(), std::size_t(1));
}

void TestProxyMirror::body_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isTooLarge");
    QTest::addColumn<QByteArray>("replaced"); // what another plugin sends instead
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("small") << "abc"_qba << false << QByteArray() << "abc"_qba;
    QTest::newRow("empty") << QByteArray() << false << QByteArray() << QByteArray();
    QTest::newRow("replaced") << "abc"_qba << false << "new"_qba
                              << "new"_qba;
    QTest::newRow("too large") << QByteArray() << true << QByteArray()
                               << "does not mirror: the body is larger than 1 MiB"_qba;
    QTest::newRow("held by others") << QByteArray(1024 * 1024 + 1, 'x') << false << QByteArray()
                                    << "does not mirror: the body is larger than 1 MiB"_qba;
}

void TestProxyMirror::body()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isTooLarge);
    QFETCH(QByteArray, replaced);
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"proxy-mirror"_qs, R"({"host": "http://m"})");
    Exchange exchange = makeExchange("POST", "/a", {{"Transfer-Encoding", "chunked"}});
    exchange.received.framing = http::Framing::Chunked;
    exchange.outbound = &outbound;
    QCOMPARE(toText(plugin->rewrite(exchange)), "need body 1048576"_qba);
    exchange.requestBodyTooLarge = isTooLarge;
    if (!isTooLarge)
        exchange.requestBody = body;
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    const QByteArray note = exchange.lastNote;
    if (!replaced.isEmpty())
        exchange.upstream.body = replaced;
    plugin->beforeProxy(exchange);
    QTEST(outbound.asked.empty() ? note : outbound.asked.front().request.body, "result");
    for (const FakeOutbound::Asked &asked : outbound.asked)
        QVERIFY(!asked.request.headers.contains("Transfer-Encoding"));
}

void TestProxyMirror::sample()
{
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin =
        harness.build(u"proxy-mirror"_qs, R"({"host": "http://m", "sample_ratio": 0.5})");
    for (int i = 0; i < 400; ++i) {
        Exchange exchange = makeExchange("GET", "/a");
        exchange.outbound = &outbound;
        plugin->rewrite(exchange);
        plugin->beforeProxy(exchange);
    }
    // One run in 10^20 would fall outside.
    QVERIFY2(outbound.asked.size() > 100 && outbound.asked.size() < 300,
             qPrintable(QString::number(outbound.asked.size())));
}

void TestProxyMirror::waitingCopiesAreBounded()
{
    PluginHarness harness;
    FakeOutbound outbound;
    WorkerLocals locals;
    const auto plugin = harness.build(u"proxy-mirror"_qs, R"({"host": "http://m"})");
    const auto mirror = [&] {
        Exchange exchange = makeExchange("GET", "/a");
        exchange.outbound = &outbound;
        exchange.locals = &locals;
        plugin->rewrite(exchange);
        plugin->beforeProxy(exchange);
        return exchange.lastNote;
    };
    for (int i = 0; i < 256; ++i)
        QCOMPARE(mirror(), "mirrors to m:80/a"_qba);
    QCOMPARE(mirror(), "does not mirror: 256 copies wait for the mirror already"_qba);
    QVERIFY(outbound.answer(7, 200));
    QCOMPARE(mirror(), "mirrors to m:80/a"_qba);
    QCOMPARE(outbound.asked.size(), std::size_t(257));
}

QTEST_GUILESS_MAIN(TestProxyMirror)
#include "tst_proxy_mirror.moc"
