// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/fake_outbound.h"
#include "tests/support/plugin_harness.h"

#include <QJsonDocument>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

// A request to the API with a body, and what comes of it.
struct Asked {
    explicit Asked(const QByteArray &body, const QByteArray &metadataText = "{}")
        : exchange(makeExchange("POST", "/apisix/batch-requests",
                                {{"Cookie", "c=1"},
                                 {"Content-Type", "application/json"},
                                 {"Content-Length", QByteArray::number(body.size())},
                                 {"Connection", "keep-alive, X-Hop"},
                                 {"X-Hop", "1"},
                                 {"Conflict", "outer"}}))
        , spec(*harness.registry.find(u"batch-requests"))
        , metadata(config::withDefaults(json(metadataText), spec.metadataSchema))
    {
        exchange.outbound = &outbound;
        exchange.client.address = "9.8.7.6";
        exchange.requestBody = body;
    }

    plugin::Outcome handle()
    {
        return spec.publicApis.front().handle(exchange, harness.services, metadata);
    }
    void start()
    {
        auto resume = std::make_shared<std::function<void(plugin::Outcome)>>(
            [this](const plugin::Outcome &outcome) { result = toText(outcome); });
        held = std::get<plugin::Await>(handle()).start(plugin::Resumer(resume));
    }

    PluginHarness harness;
    FakeOutbound outbound;
    Exchange exchange;
    plugin::Spec spec;
    QJsonObject metadata;
    std::shared_ptr<void> held;
    QByteArray result;
};

} // namespace

class TestBatchRequests : public QObject
{
    Q_OBJECT

private slots:
    void configuration();
    void refusals_data();
    void refusals();
    void tooLarge();
    void request_data();
    void request();
    void oneAfterTheOther();
    void aLostAnswerEndsTheRest();
    void bodiesAreBounded();
    void endsWithTheClient();
};

void TestBatchRequests::configuration()
{
    const PluginHarness harness;
    const auto metadata = [&harness](const QByteArray &conf) {
        return harness.fault(u"batch-requests"_qs, conf, config::PluginUse::Metadata);
    };
    QCOMPARE(harness.fault(u"batch-requests"_qs, "{}"), QString());
    QCOMPARE(metadata(R"({"max_body_size": 2048, "max_pipeline_items": 2})"), QString());
    QCOMPARE(metadata(R"({"max_body_size": 0})"),
             u"failed to check the configuration of plugin batch-requests err: property "
             "\"max_body_size\" validation failed: expected 0 to be greater than 0"_qs);
    QVERIFY(!metadata(R"({"max_pipeline_items": 0})").isEmpty());
    const plugin::PublicApi api = harness.registry.find(u"batch-requests")->publicApis.front();
    QCOMPARE(api.path, "/apisix/batch-requests"_qba);
    QCOMPARE(api.methods, QList<QByteArray>{"POST"});
    QCOMPARE(api.pathKey, QLatin1String("uri"));
}

void TestBatchRequests::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const char *body, const QString &reason) {
        QTest::newRow(title) << QByteArray(body) << reason;
    };
    const QString bad = u"bad request body: "_qs;
    const QString item =
        bad + u"property \"pipeline\" validation failed: failed to validate item 1: "_qs;
    row("no body", "", u"no request body, you should give at least one pipeline setting"_qs);
    row("no JSON", "invalid json string",
        u"invalid request body: invalid json string, err: Expected value but found invalid token "
        u"at "
        "character 1"_qs);
    row("no pipeline", R"({"pipeline1": [{"path": "/b"}]})",
        bad + u"object matches none of the required: [\"pipeline\"]"_qs);
    row("timeout of a wrong type", R"({"timeout": "200", "pipeline": [{"path": "/b"}]})",
        bad + u"property \"timeout\" validation failed: wrong type: expected integer, got string"_qs);
    row("timeout of 0", R"({"timeout": 0, "pipeline": [{"path": "/b"}]})",
        bad + u"property \"timeout\" validation failed: expected 0 to be at least 1"_qs);
    row("empty path", R"({"pipeline": [{"path": ""}]})",
        item
            + u"property \"path\" validation failed: string too short, expected at least 1, got 0"_qs);
    row("no path", R"({"pipeline": [{"method": "GET"}]})",
        item + u"property \"path\" is required"_qs);
    row("method", R"({"pipeline": [{"path": "/c", "method": "put"}]})",
        item + u"property \"method\" validation failed: matches none of the enum values"_qs);
    row("version", R"({"pipeline": [{"path": "/c", "version": 1.2}]})",
        item + u"property \"version\" validation failed: matches none of the enum values"_qs);
    row("ssl_verify", R"({"pipeline": [{"path": "/c", "ssl_verify": 1}]})",
        item
            + u"property \"ssl_verify\" validation failed: wrong type: expected boolean, got number"_qs);
    row("empty pipeline", R"({"pipeline": []})",
        bad + u"property \"pipeline\" validation failed: expect array to have at least 1 items"_qs);
    row("unknown field", R"({"pipeline": [{"path": "/b", "unknown_field": "x"}]})",
        item + u"additional properties forbidden, found unknown_field"_qs);
    row("too many", R"({"pipeline": [{"path": "/b"}, {"path": "/b"}, {"path": "/b"}]})",
        u"too many pipeline requests, 3 exceeds the maximum of 2"_qs);
}

void TestBatchRequests::refusals()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    Asked asked(body, R"({"max_pipeline_items": 2})");
    const QByteArray wanted = compact({{u"error_msg"_qs, reason}});
    QCOMPARE(toText(asked.handle()),
             QByteArray("reply 400 [Content-Type: application/json] " + wanted + '\n'));
    QVERIFY(asked.outbound.asked.empty());
}

void TestBatchRequests::tooLarge()
{
    Asked asked("{}", R"({"max_body_size": 2048})");
    asked.exchange.requestBody.reset();
    QCOMPARE(toText(asked.handle()), "need body 2048"_qba);
    asked.exchange.requestBodyTooLarge = true;
    asked.exchange.received.contentLength = 4096;
    const QByteArray start = "reply 413 [Content-Type: application/json] ";
    QCOMPARE(
        toText(asked.handle()),
        QByteArray(
            start
            + R"({"error_msg":"request size 4096 is greater than the maximum size 2048 allowed"})"
            + '\n'));
    asked.exchange.received.contentLength = -1;
    QCOMPARE(
        toText(asked.handle()),
        QByteArray(start
                   + R"({"error_msg":"request size is greater than the maximum size 2048 allowed"})"
                   + '\n'));
}

void TestBatchRequests::request_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sent"); // method, target, body, headers
    const auto row = [](const char *title, const char *body, const QByteArray &sent) {
        QTest::newRow(title) << QByteArray(body) << QByteArray(sent);
    };
    const auto outer = "Host: 127.0.0.1:9080\nCookie: c=1\n";
    row("plain", R"({"pipeline": [{"path": "/b"}]})",
        QByteArray("GET /b 30000\n" + QByteArray(outer) + "Conflict: outer\nX-Real-IP: 9.8.7.6\n"));
    row("everything", R"({"timeout": 250, "query": {"base": "q r", "both": "common"},
        "headers": {"Base": "base", "Conflict": "common", "Both": "common"},
        "pipeline": [{"path": "/d?x=1", "method": "PUT", "body": "hello", "query": {"both": "own", "n": 1, "flag": true},
        "headers": {"Both": "own", "N": 2, "List": ["a", "b"]}}]})",
        "PUT /d?x=1&base=q%20r&both=own&flag&n=1 250 hello\nboth: own\nlist: a\nlist: b\nn: 2\n"
        "base: base\nconflict: common\nHost: 127.0.0.1:9080\nCookie: c=1\nX-Real-IP: 9.8.7.6\n");
    row("nothing can be smuggled", R"({"pipeline": [{"path": "x y\r\nA: b", "headers":
        {"A b": "1", "C": "1\r\nD: 2", "content-length": "9", "Transfer-Encoding": "chunked"}}]})",
        QByteArray("GET /x%20y%0D%0AA:%20b 30000\nc: 1  D: 2\n" + QByteArray(outer)
                   + "Conflict: outer\nX-Real-IP: 9.8.7.6\n"));
}

void TestBatchRequests::request()
{
    QFETCH(QByteArray, body);
    Asked asked(body);
    asked.start();
    QCOMPARE(asked.outbound.asked.size(), std::size_t(1));
    const OutboundRequest &sent = asked.outbound.asked.front().request;
    QCOMPARE(sent.scheme, "http"_qba);
    QCOMPARE(sent.host, "127.0.0.1"_qba);
    QCOMPARE(sent.port, quint16(9080));
    QTEST(QByteArray(sent.method + ' ' + sent.target + ' '
                     + QByteArray::number(qint64(sent.timeout.count()))
                     + (sent.body.isEmpty() ? QByteArray() : QByteArray(' ' + sent.body)) + '\n'
                     + toText(sent.headers)),
          "sent");
}

void TestBatchRequests::oneAfterTheOther()
{
    Asked asked(
        R"({"pipeline": [{"path": "/b"}, {"path": "/c", "method": "HEAD"}, {"path": "/d"}]})");
    asked.start();
    QCOMPARE(asked.outbound.asked.size(), std::size_t(1));
    QVERIFY(asked.outbound.answer(0, 200, "B",
                                  {{"X-A", "1"}, {"Set-Cookie", "a"}, {"Set-Cookie", "b"}}));
    QCOMPARE(asked.outbound.asked.size(), std::size_t(2));
    QVERIFY(asked.outbound.answer(1, 404));
    QVERIFY(asked.result.isEmpty());
    QVERIFY(asked.outbound.answer(2, 201));
    QCOMPARE(
        asked.result,
        QByteArray(
            R"(reply 200 [Content-Type: application/json] [)"
            R"({"body":"B","headers":{"Set-Cookie":["a","b"],"X-A":"1"},"reason":"OK","status":200},)"
            R"({"headers":{},"reason":"Not Found","status":404},)"
            R"({"body":"","headers":{},"reason":"Created","status":201}])"
            "\n"));
}

void TestBatchRequests::aLostAnswerEndsTheRest()
{
    Asked asked(R"({"pipeline": [{"path": "/b"}, {"path": "/c"}, {"path": "/d"}]})");
    asked.start();
    QVERIFY(asked.outbound.answer(0, 204));
    QVERIFY(asked.outbound.answerFailure(1, ErrorKind::Timeout, u"no answer in time"_qs));
    QCOMPARE(asked.outbound.asked.size(), std::size_t(2));
    QCOMPARE(
        asked.result,
        QByteArray(
            R"(reply 200 [Content-Type: application/json] [)"
            R"({"headers":{},"reason":"No Content","status":204},)"
            R"({"reason":"upstream timeout","status":504},{"reason":"upstream timeout","status":504}])"
            "\n"));
}

void TestBatchRequests::bodiesAreBounded()
{
    Asked asked(R"({"pipeline": [{"path": "/b"}, {"path": "/c"}]})");
    asked.start();
    const qint64 room = asked.outbound.asked[0].request.maxAnswer;
    QVERIFY(asked.outbound.answer(0, 200, "12345"));
    QCOMPARE(asked.outbound.asked[1].request.maxAnswer, room - 5);
    const Error tooMuch{ErrorKind::ProtocolError, ErrorSource::Upstream, false, u"too large"_qs};
    QVERIFY(asked.outbound.answer(1, OutboundAnswer{200, {}, "part", tooMuch}));
    QVERIFY(asked.result.contains(
        R"({"headers":{},"read_body_err":"too large","reason":"OK","status":200}])"));
}

void TestBatchRequests::endsWithTheClient()
{
    Asked asked(R"({"pipeline": [{"path": "/b"}, {"path": "/c"}]})");
    asked.start();
    asked.held.reset();
    QVERIFY(asked.outbound.asked[0].isCancelled());
    QVERIFY(!asked.outbound.answer(0, 200));
    QCOMPARE(asked.outbound.asked.size(), std::size_t(1));
    QVERIFY(asked.result.isEmpty());
}

QTEST_GUILESS_MAIN(TestBatchRequests)
#include "tst_batch_requests.moc"
