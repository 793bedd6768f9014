// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/log_bench.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestHttpLogger : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sendsApisixsEntry();
    void groupsRepeatedNames();
    void tellsNoSecret();
    void entriesWithoutRoute();
    void batches_data();
    void batches();
    void formats_data();
    void formats();
    void logsBodies();
    void asksForTheBodyOnlyIfItIsLogged_data();
    void asksForTheBodyOnlyIfItIsLogged();
    void unpacksAnswers();

private:
    // The first entry that arrives for this exchange.
    static QJsonObject logged(LogBench &bench, HttpSink &sink, const QByteArray &conf,
                              Exchange &exchange, const QByteArray &metadata = "{}");
};

QJsonObject TestHttpLogger::logged(LogBench &bench, HttpSink &sink, const QByteArray &conf,
                                   Exchange &exchange, const QByteArray &metadata)
{
    QJsonObject all = json(conf);
    all.insert(u"uri"_qs, QString::fromUtf8(sink.url()));
    all.insert(u"batch_max_size"_qs, 1);
    const auto plugin =
        bench.harness.build(u"http-logger"_qs, compact(all), u"route#r1"_qs, metadata);
    exchange.pluginState.clear(); // of a plugin that may have stood at the same address
    QByteArray hello = "hello";
    if (exchange.responseHeaders.contains("Content-Encoding"))
        hello = exchange.contextVariables.value("packed");
    plugin->bodyFilter(exchange, hello, true);
    plugin->log(exchange);
    const qsizetype before = sink.requests.size();
    if (!QTest::qWaitFor([&] { return sink.requests.size() > before; }))
        return {};
    return sink.body(before).object();
}

void TestHttpLogger::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin http-logger err: "_qs;
    QTest::newRow("good") << R"({"uri": "http://127.0.0.1:1980/log"})"_qba << QString();
    QTest::newRow("no uri") << "{}"_qba << prefix + u"property \"uri\" is required"_qs;
    QTest::newRow("bad uri") << R"({"uri": "127.0.0.1"})"_qba
                             << prefix
            + u"property \"uri\" validation failed: failed to match pattern \"^[^\\\\/]+:\\\\/\\\\/([\\\\da-zA-Z.-]+|\\\\[[\\\\da-fA-F:]+\\\\])(:\\\\d+)?\" with \"127.0.0.1\""_qs;
    QTest::newRow("method") << R"({"uri": "http://a", "concat_method": "xml"})"_qba
                            << prefix
            + u"property \"concat_method\" validation failed: matches none of the enum values"_qs;
    QTest::newRow("size") << R"({"uri": "http://a", "batch_max_size": 0})"_qba
                          << prefix
            + u"property \"batch_max_size\" validation failed: expected 0 to be at least 1"_qs;
    QTest::newRow("expr")
        << R"({"uri": "http://a", "include_req_body_expr": [["a", "<>", "b"]]})"_qba
        << prefix
            + u"failed to validate the 'include_req_body_expr' expression: invalid operator '<>'"_qs;
}

void TestHttpLogger::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"http-logger"_qs, conf), "reason");
}

void TestHttpLogger::sendsApisixsEntry()
{
    LogBench bench;
    HttpSink sink;
    Exchange exchange = bench.finished("/a?x=1&y&z=%41+b", {{"X-Mine", "v"}});
    exchange.headers.append("X-Forwarded-Proto", "http");
    const ConsumerView jack{.username = "jack"};
    exchange.consumer = &jack;
    const QJsonObject entry = logged(bench, sink, R"({"auth_header": "Basic abc"})", exchange);
    QCOMPARE(entry[u"route_id"], u"r1"_qs);
    QCOMPARE(entry[u"service_id"], QString());
    QCOMPARE(entry[u"consumer"], (QJsonObject{{u"username"_qs, u"jack"_qs}}));
    QCOMPARE(entry[u"client_ip"], u"127.0.0.1"_qs);
    QCOMPARE(entry[u"upstream"], u"127.0.0.1:1980"_qs);
    QCOMPARE(entry[u"start_time"].toDouble(), 1767225600000.0);
    QCOMPARE(entry[u"latency"].toDouble(), 2.5);
    QCOMPARE(entry[u"upstream_latency"].toDouble(), 2.0);
    QCOMPARE(entry[u"apisix_latency"].toDouble(), 0.5);
    QVERIFY(!entry[u"server"][u"hostname"].toString().isEmpty());
    const QJsonValue request = entry[u"request"];
    QCOMPARE(request[u"url"], u"http://127.0.0.1:9080/a?x=1&y&z=%41+b"_qs);
    QCOMPARE(request[u"uri"], u"/a?x=1&y&z=%41+b"_qs);
    QCOMPARE(request[u"method"], u"GET"_qs);
    QCOMPARE(request[u"size"], 100);
    QCOMPARE(compact(request[u"querystring"].toObject()), R"({"x":"1","y":true,"z":"A b"})"_qba);
    QCOMPARE(compact(request[u"headers"].toObject()),
             R"({"host":"127.0.0.1:9080","x-mine":"v"})"_qba);
    QCOMPARE(compact(entry[u"response"].toObject()),
             R"({"headers":{"content-type":"text/plain"},"size":200,"status":200})"_qba);
    const http::Headers &sent = sink.requests.first().head.headers;
    QCOMPARE(*sent.value("Authorization"), "Basic abc"_qba);
    QCOMPARE(*sent.value("Content-Type"), "application/json"_qba);
}

void TestHttpLogger::groupsRepeatedNames()
{
    LogBench bench;
    HttpSink sink;
    Exchange exchange = bench.finished("/a?x=1&x=2", {{"X-Mine", "v"}, {"x-mine", "w"}});
    const QJsonObject entry = logged(bench, sink, "{}", exchange);
    QCOMPARE(compact(entry[u"request"][u"querystring"].toObject()), R"({"x":["1","2"]})"_qba);
    QCOMPARE(entry[u"request"][u"headers"][u"x-mine"], (QJsonArray{u"v"_qs, u"w"_qs}));
}

void TestHttpLogger::tellsNoSecret()
{
    LogBench bench;
    HttpSink sink;
    const http::Headers headers = {
        {"Authorization", "Bearer tops3cret"}, {"apikey", "tops3cret"}, {"Cookie", "a=tops3cret"}};
    for (const char *conf :
         {"{}", R"({"log_format": {"a": "$http_authorization", "b": "$http_apikey",
                    "c": "$cookie_a", "d": "$arg_token", "e": "$request_uri", "f": "$request",
                    "g": "$args", "h": "$http_cookie", "i": "$request_line"}})"}) {
        Exchange exchange = bench.finished("/a?token=tops3cret", headers);
        exchange.responseHeaders.append("Set-Cookie", "s=tops3cret; Path=/");
        QVERIFY(!logged(bench, sink, conf, exchange).isEmpty());
        const QByteArray text = sink.requests.last().body;
        QVERIFY2(!text.contains("tops3cret"), text.constData());
        QVERIFY(text.contains("\xe2\x80\xa2"));
    }
}

void TestHttpLogger::entriesWithoutRoute()
{
    LogBench bench;
    HttpSink sink;
    Exchange exchange = bench.finished();
    exchange.route = nullptr;
    exchange.upstreamUs = -1;
    exchange.node = {};
    const QJsonObject entry = logged(bench, sink, "{}", exchange);
    QCOMPARE(entry[u"route_id"], u"no-matched"_qs);
    QCOMPARE(entry[u"service_id"], u"127.0.0.1"_qs);
    QVERIFY(!entry.contains(u"upstream"));
    QVERIFY(!entry.contains(u"upstream_latency"));
    QCOMPARE(entry[u"apisix_latency"].toDouble(), 2.5);
}

void TestHttpLogger::batches_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("array") << "json"_qba << 2 << R"([{"route_id":"r1"},{"route_id":"r1"}])"_qba
                           << "application/json"_qba;
    QTest::newRow("lines") << "new_line"_qba << 2
                           << "{\"route_id\":\"r1\"}\n{\"route_id\":\"r1\"}"_qba
                           << "text/plain"_qba;
    QTest::newRow("one") << "json"_qba << 1 << R"({"route_id":"r1"})"_qba
                         << "application/json"_qba;
}

void TestHttpLogger::batches()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, size);
    LogBench bench;
    HttpSink sink;
    const auto plugin = bench.harness.build(
        u"http-logger"_qs,
        R"({"uri": ")" + sink.url() + R"(", "log_format": {}, "concat_method": ")" + method
            + R"(", "batch_max_size": )" + QByteArray::number(size) + '}');
    const Exchange exchange = bench.finished();
    for (int i = 0; i < size; ++i)
        plugin->log(exchange);
    QTRY_COMPARE(sink.requests.size(), 1);
    QTEST(sink.requests.first().body, "body");
    QTEST(*sink.requests.first().head.headers.value("Content-Type"), "type");
}

void TestHttpLogger::formats_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("own")
        << R"({"log_format": {"m": "$request_method", "s": "$status", "n": 7, "t": "text", "gone": "$none"}})"_qba
        << "{}"_qba
        << R"({"m":"GET","n":7,"route_id":"r1","s":"200","t":"text"})"_qba;
    QTest::newRow("nested") << R"({"log_format": {"a": {"b": {"c": "$uri"}, "d": [1]}}})"_qba
                            << "{}"_qba
                            << R"({"a":{"b":{"c":"/a"},"d":[1]},"route_id":"r1"})"_qba;
    QTest::newRow("too deep")
        << R"({"log_format": {"1": {"2": {"3": {"4": {"5": {"6": "$uri"}}}}}}})"_qba
        << "{}"_qba
        << R"({"1":{"2":{"3":{"4":{"5":{}}}}},"route_id":"r1"})"_qba;
    QTest::newRow("metadata") << "{}"_qba
                              << R"({"log_format": {"u": "$uri"}})"_qba
                              << R"({"route_id":"r1","u":"/a"})"_qba;
    QTest::newRow("own wins") << R"({"log_format": {"o": "1"}})"_qba
                              << R"({"log_format": {"u": "$uri"}})"_qba
                              << R"({"o":"1","route_id":"r1"})"_qba;
    QTest::newRow("route_id is given") << R"({"log_format": {"route_id": "mine"}})"_qba
                                       << "{}"_qba
                                       << R"({"route_id":"r1"})"_qba;
    QTest::newRow("times")
        << R"({"log_format": {"r": "$request_time", "u": "$upstream_response_time", "b": "$bytes_sent", "l": "$request_length", "m": "$msec"}})"_qba
        << "{}"_qba
        << R"({"b":"200","l":"100","m":"1767225600.000","r":"0.002","route_id":"r1","u":"0.002"})"_qba;
}

void TestHttpLogger::formats()
{
    QFETCH(const QByteArray, conf);
    QFETCH(const QByteArray, metadata);
    LogBench bench;
    HttpSink sink;
    Exchange exchange = bench.finished();
    QTEST(compact(logged(bench, sink, conf, exchange, metadata)), "entry");
}

void TestHttpLogger::logsBodies()
{
    LogBench bench;
    HttpSink sink;
    Exchange exchange = bench.finished();
    exchange.requestBody = "question";
    QJsonObject entry = logged(
        bench, sink,
        R"({"include_req_body": true, "include_resp_body": true, "max_req_body_bytes": 5, "max_resp_body_bytes": 4})",
        exchange);
    QCOMPARE(entry[u"request"][u"body"], u"quest"_qs);
    QCOMPARE(entry[u"response"][u"body"], u"hell"_qs);
    entry =
        logged(bench, sink,
               R"({"include_req_body": true, "include_req_body_expr": [["arg_log", "==", "yes"]],
                       "include_resp_body": true, "include_resp_body_expr": [["status", ">", 400]]})",
               exchange);
    QVERIFY(!entry.isEmpty());
    QVERIFY(!entry[u"request"].toObject().contains(u"body"));
    QVERIFY(!entry[u"response"].toObject().contains(u"body"));
    entry = logged(bench, sink, R"({"log_format_extra": {"b": "$request_body", "latency": "no"}})",
                   exchange);
    QCOMPARE(entry[u"b"], u"question"_qs);
    QCOMPARE(entry[u"latency"].toDouble(), 2.5);
}

void TestHttpLogger::asksForTheBodyOnlyIfItIsLogged_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("asks");
    QTest::newRow("no") << ""_qba << false;
    QTest::newRow("yes") << R"(, "include_req_body": true)"_qba << true;
    QTest::newRow("condition fails")
        << R"(, "include_req_body": true, "include_req_body_expr": [["arg_a", "==", "1"]])"_qba
        << false;
    QTest::newRow("format") << R"(, "log_format": {"b": {"c": "$request_body"}})"_qba << true;
}

void TestHttpLogger::asksForTheBodyOnlyIfItIsLogged()
{
    QFETCH(const QByteArray, more);
    QFETCH(const bool, asks);
    LogBench bench;
    const auto plugin =
        bench.harness.build(u"http-logger"_qs, R"({"uri": "http://127.0.0.1:1")" + more + '}');
    Exchange exchange = makeExchange("POST", "/a");
    QVERIFY(std::holds_alternative<plugin::Continue>(plugin->access(exchange))); // none comes
    exchange.received.framing = http::Framing::Length;
    QCOMPARE(std::holds_alternative<plugin::NeedBody>(plugin->access(exchange)), asks);
    exchange.requestBody = "x";
    QVERIFY(std::holds_alternative<plugin::Continue>(plugin->access(exchange)));
}

void TestHttpLogger::unpacksAnswers()
{
    LogBench bench;
    HttpSink sink;
    Exchange exchange = bench.finished();
    exchange.responseHeaders.append("Content-Encoding", "gzip");
    exchange.contextVariables.insert(
        "packed", QByteArray::fromBase64("H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA=="));
    const QJsonObject entry = logged(bench, sink, R"({"include_resp_body": true})", exchange);
    QCOMPARE(entry[u"response"][u"body"], u"hello"_qs);
}

QTEST_GUILESS_MAIN(TestHttpLogger)
#include "tst_http_logger.moc"
