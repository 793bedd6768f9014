// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/fake_outbound.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestForwardAuth : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void asks_data();
    void asks();
    void answers_data();
    void answers();
    void failures();
    void body();
};

void TestForwardAuth::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin forward-auth err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("uri", R"({"uri": "http://127.0.0.1:1/auth"})");
    row("all",
        R"({"uri": "https://a/", "ssl_verify": false, "request_method": "POST", "request_headers": ["A"],
        "upstream_headers": ["B"], "client_headers": ["C"], "extra_headers": {"D": "$uri"}, "timeout": 1,
        "keepalive": false, "keepalive_timeout": 1000, "keepalive_pool": 1, "allow_degradation": true,
        "status_on_error": 503, "max_req_body_size": 1})");
    row("nothing", "{}", u"property \"uri\" is required"_qs);
    row("method", R"({"uri": "http://a", "request_method": "PUT"})",
        u"property \"request_method\" validation failed: matches none of the enum values"_qs);
    row("timeout", R"({"uri": "http://a", "timeout": 0})",
        u"property \"timeout\" validation failed: expected 0 to be at least 1"_qs);
    row("status", R"({"uri": "http://a", "status_on_error": 199})",
        u"property \"status_on_error\" validation failed: expected 199 to be at least 200"_qs);
    row("extra", R"({"uri": "http://a", "extra_headers": {}})",
        u"property \"extra_headers\" validation failed: expect object to have at least 1 properties"_qs);
    row("extra number", R"({"uri": "http://a", "extra_headers": {"X": 1}})",
        u"property \"extra_headers\" validation failed: failed to validate X (matching \"^[^:]+$\"): wrong type: expected string, got number"_qs);
}

void TestForwardAuth::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"forward-auth"_qs, conf), "reason");
}

namespace {

// Runs the hook of a plugin that waits, as the pipeline does.
struct Waiting {
    Exchange &exchange;
    std::shared_ptr<void> handle{};
    std::optional<plugin::Outcome> outcome{};

    void start(const plugin::Outcome &first)
    {
        const auto *await = std::get_if<plugin::Await>(&first);
        QVERIFY(await);
        handle =
            await->start(plugin::Resumer(std::make_shared<std::function<void(plugin::Outcome)>>(
                [this](plugin::Outcome last) { outcome = std::move(last); })));
    }
};

} // namespace

void TestForwardAuth::asks_data()
{
    QTest::addColumn<QByteArray>("conf"); // behind the uri
    QTest::addColumn<QByteArray>("sent");
    const QByteArray common =
        "X-Forwarded-Proto: http\nX-Forwarded-Method: PUT\nX-Forwarded-Host: a.example\n"
        "X-Forwarded-Uri: /a b?x=1\nX-Forwarded-For: 127.0.0.1\n";
    QTest::newRow("plain") << QByteArray() << common;
    QTest::newRow("request headers")
        << R"(, "request_headers": ["authorization", "X-None", "x-forwarded-proto"])"_qba
        << common + "authorization: me\n";
    QTest::newRow("extra headers")
        << R"(, "extra_headers": {"X-Arg": "$arg_x of ${uri}", "X-Forwarded-Method": "GET"})"_qba
        << QByteArray(common).replace("PUT", "GET") + "X-Arg: 1 of /a b\n";
}

void TestForwardAuth::asks()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(
        u"forward-auth"_qs,
        R"({"uri": "https://auth.example:8443/check?q", "ssl_verify": false, "timeout": 77)" + conf
            + '}');
    Exchange exchange =
        makeExchange("PUT", "/a%20b?x=1", {{"Host", "A.example:80"}, {"Authorization", "me"}});
    exchange.outbound = &outbound;
    Waiting waiting{exchange};
    waiting.start(plugin->access(exchange));
    QCOMPARE(outbound.asked.size(), 1u);
    const OutboundRequest &request = outbound.asked[0].request;
    QCOMPARE(request.method, "GET"_qba);
    QCOMPARE(request.scheme, "https"_qba);
    QCOMPARE(request.host, "auth.example"_qba);
    QCOMPARE(request.port, quint16(8443));
    QCOMPARE(request.target, "/check?q"_qba);
    QVERIFY(!request.verifyTls);
    QCOMPARE(request.timeout, std::chrono::milliseconds(77));
    QTEST(toText(request.headers), "sent");
    waiting.handle.reset();
    QVERIFY(outbound.asked[0].isCancelled());
}

void TestForwardAuth::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("sent"); // headers toward the upstream
    const QByteArray untouched = "Host: 127.0.0.1:9080\nX-User: forged\nX-Role: forged\n";
    QTest::newRow("allowed") << 200 << "continue"_qba
                             << "Host: 127.0.0.1:9080\nX-User: jack\nX-User: rose\n"_qba;
    QTest::newRow("allowed without content")
        << 204 << "continue"_qba
        << "Host: 127.0.0.1:9080\nX-User: jack\nX-User: rose\n"_qba;
    QTest::newRow("refused") << 403 << "reply 403 [Location: /login] go away"_qba << untouched;
    QTest::newRow("redirected") << 302 << "reply 302 [Location: /login] go away"_qba << untouched;
    QTest::newRow("broken") << 500 << "reply 500 [Location: /login] go away"_qba << untouched;
}

void TestForwardAuth::answers()
{
    QFETCH(int, status);
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(u"forward-auth"_qs, R"({"uri": "http://127.0.0.1:1",
        "upstream_headers": ["X-User", "content-length", "X-Role"],
        "client_headers": ["Location", "Transfer-Encoding", "X-None"]})");
    Exchange exchange = makeExchange("GET", "/", {{"X-User", "forged"}, {"X-Role", "forged"}});
    exchange.outbound = &outbound;
    Waiting waiting{exchange};
    waiting.start(plugin->access(exchange));
    QVERIFY(outbound.answer(0, status, "go away",
                            {{"x-user", "jack"},
                             {"x-user", "rose"},
                             {"location", "/login"},
                             {"X-Other", "1"},
                             {"Content-Length", "7"},
                             {"Transfer-Encoding", "chunked"}}));
    QTEST(toText(*waiting.outcome), "verdict");
    QTEST(toText(exchange.headers), "sent");
    QCOMPARE(exchange.lastNote, "the authorization service answered " + QByteArray::number(status));
}

void TestForwardAuth::failures()
{
    PluginHarness harness;
    const auto verdict = [&harness](const QByteArray &conf) {
        const auto plugin = harness.build(u"forward-auth"_qs, conf);
        FakeOutbound outbound;
        Exchange exchange = makeExchange("GET", "/", {{"X-User", "forged"}});
        exchange.outbound = &outbound;
        Waiting waiting{exchange};
        waiting.start(plugin->access(exchange));
        outbound.answerFailure(0, ErrorKind::Unavailable, u"refused"_qs);
        return toText(*waiting.outcome);
    };
    QCOMPARE(verdict(R"({"uri": "http://127.0.0.1:1"})"), "reply 403"_qba);
    QCOMPARE(verdict(R"({"uri": "http://127.0.0.1:1", "status_on_error": 503})"), "reply 503"_qba);
    QCOMPARE(verdict(R"({"uri": "http://127.0.0.1:1", "allow_degradation": true})"),
             "continue"_qba);

    const auto plugin = harness.build(u"forward-auth"_qs, R"({"uri": "no url"})");
    FakeOutbound outbound;
    Exchange exchange = makeExchange("GET", "/");
    exchange.outbound = &outbound;
    QCOMPARE(toText(plugin->access(exchange)), "reply 403"_qba);
}

void TestForwardAuth::body()
{
    PluginHarness harness;
    FakeOutbound outbound;
    const auto plugin = harness.build(
        u"forward-auth"_qs,
        R"({"uri": "http://127.0.0.1:1", "request_method": "POST", "max_req_body_size": 10})");
    Exchange exchange =
        makeExchange("PUT", "/", {{"Content-Encoding", "gzip"}, {"Content-Type", "x"}});
    exchange.outbound = &outbound;
    QCOMPARE(toText(plugin->access(exchange)), "need body 10"_qba);
    exchange.requestBody = "hello";
    Waiting waiting{exchange};
    waiting.start(plugin->access(exchange));
    QCOMPARE(outbound.asked[0].request.method, "POST"_qba);
    QCOMPARE(outbound.asked[0].request.body, "hello"_qba);
    QCOMPARE(outbound.asked[0].request.headers.value("Content-Encoding"), "gzip"_qba);
    QVERIFY(!outbound.asked[0].request.headers.contains("Content-Type"));
    exchange.requestBody.reset();
    exchange.requestBodyTooLarge = true;
    QCOMPARE(toText(plugin->access(exchange)), "reply 413"_qba);
    exchange.requestBodyTooLarge = false;
    exchange.received.contentLength = 11;
    QCOMPARE(toText(plugin->access(exchange)), "reply 413"_qba);
}

QTEST_GUILESS_MAIN(TestForwardAuth)
#include "tst_forward_auth.moc"
