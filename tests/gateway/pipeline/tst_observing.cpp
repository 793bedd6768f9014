// SPDX-License-Identifier: GPL-3.0-or-later
// What a whole gateway tells of its traffic: logs, traces, metrics.
#include "tests/support/echo_upstream.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/log_bench.h"
#include "tests/support/raw_client.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestObserving : public QObject
{
    Q_OBJECT

private slots:
    void logsBodiesAndKeepsTheLength();
    void logsWhatMatchesNoRoute();
    void tracesHooksAndAttempts();
    void countsForPrometheus();
    void aRoutesOwnPluginIsPreferred();
    void answersReportsOverARoute_data();
    void answersReportsOverARoute();
    void deliversWhatWaitsWhenItStops();

private:
    static QByteArray config(const QByteArray &node, const QByteArray &plugins,
                             const QByteArray &more = {});
};

QByteArray TestObserving::config(const QByteArray &node, const QByteArray &plugins,
                                 const QByteArray &more)
{
    return "routes: [{id: r1, name: all, uri: /a, plugins: {" + plugins
        + "}, upstream: {type: roundrobin, nodes: {'" + node + "': 1}}}]\n" + more;
}

void TestObserving::logsBodiesAndKeepsTheLength()
{
    EchoUpstream upstream;
    HttpSink sink;
    GatewayFixture fixture(config(upstream.node(),
                                  "http-logger: {uri: '" + sink.url()
                                      + "', batch_max_size: 1, include_req_body: true, "
                                        "include_resp_body: true}"));
    const QByteArray answer =
        askOnce(fixture.port(),
                "POST /a HTTP/1.1\r\nHost: test.local\r\nContent-Length: 8\r\n"
                "Connection: close\r\n\r\nquestion");
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.contains("\r\nContent-Length: "));
    QVERIFY(sink.waitFor(1));
    const QJsonObject entry = sink.body().object();
    QCOMPARE(entry[u"request"][u"body"], u"question"_qs);
    QCOMPARE(entry[u"response"][u"body"].toString().toUtf8(), bodyOf(answer));
    QCOMPARE(entry[u"response"][u"size"].toInteger(), answer.size());
    QCOMPARE(entry[u"upstream"].toString().toUtf8(), upstream.node());
    QCOMPARE(entry[u"route_id"], u"r1"_qs);
}

void TestObserving::logsWhatMatchesNoRoute()
{
    EchoUpstream upstream;
    HttpSink sink;
    GatewayFixture fixture(config(upstream.node(), {},
                                  "global_rules: [{id: g, plugins: {http-logger: {uri: '"
                                      + sink.url() + "', batch_max_size: 1}}}]\n"));
    QCOMPARE(statusOf(get(fixture.port(), "/nowhere?token=s3cret")), 404);
    QVERIFY(sink.waitFor(1));
    QCOMPARE(sink.body()[u"route_id"], u"no-matched"_qs);
    QCOMPARE(sink.body()[u"response"][u"status"], 404);
    QVERIFY(!sink.requests.first().body.contains("s3cret"));
}

void TestObserving::tracesHooksAndAttempts()
{
    EchoUpstream upstream;
    HttpSink sink;
    GatewayFixture fixture(
        config(upstream.node(), "request-id: {}, opentelemetry: {sampler: {name: always_on}}",
               "plugin_metadata: [{id: opentelemetry, collector: {address: '127.0.0.1:"
                   + sink.port() + "'}, batch_span_processor: {max_export_batch_size: 1}}]\n"));
    const QByteArray answer =
        get(fixture.port(), "/a",
            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n");
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(bodyOf(answer).contains("traceparent: 00-0af7651916cd43dd8448eb211c80319c-"));
    QVERIFY(sink.waitFor(1));
    QMap<QString, QJsonValue> spans;
    for (const QJsonValue &span :
         sink.body()[u"resourceSpans"][0][u"scopeSpans"][0][u"spans"].toArray())
        spans.insert(span[u"name"].toString(), span);
    QVERIFY(spans.contains(u"GET /a"_qs));
    QVERIFY(spans.contains(u"request-id rewrite"_qs));
    const QJsonValue attempt = spans.value(u"upstream "_qs + QString::fromUtf8(upstream.node()));
    QCOMPARE(attempt[u"parentSpanId"], spans.value(u"GET /a"_qs)[u"spanId"]);
    const auto time = [](const QJsonValue &span, QStringView key) {
        return span[key].toString().toLongLong();
    };
    QVERIFY(time(attempt, u"endTimeUnixNano") >= time(attempt, u"startTimeUnixNano"));
    const QJsonValue hook = spans.value(u"request-id rewrite"_qs);
    QVERIFY(time(hook, u"startTimeUnixNano")
            >= time(spans.value(u"GET /a"_qs), u"startTimeUnixNano"));
}

void TestObserving::countsForPrometheus()
{
    EchoUpstream upstream;
    GatewayFixture fixture(config(upstream.node(), "prometheus: {prefer_name: true}"));
    QCOMPARE(statusOf(get(fixture.port(), "/a")), 200);
    QTRY_VERIFY(fixture.gateway.metricsText().contains(
        "apisix_http_status{code=\"200\",route=\"all\",matched_uri=\"/a\",matched_host=\"\","
        "service=\"\",consumer=\"\",node=\"127.0.0.1\",request_type=\"traditional_http\","
        "request_llm_model=\"\",llm_model=\"\",response_source=\"upstream\"} 1\n"));
    const QByteArray text = fixture.gateway.metricsText();
    QVERIFY(text.contains("apisix_nginx_http_current_connections{state=\"accepted\"} 1\n"));
    QVERIFY(text.contains("gatehouse_http_status{code=\"200\",route=\"r1\"} 1\n"));
}

void TestObserving::aRoutesOwnPluginIsPreferred()
{
    EchoUpstream upstream;
    GatewayFixture fixture(config(upstream.node(), "prometheus: {prefer_name: true}",
                                  "global_rules: [{id: g, plugins: {prometheus: {}}}]\n"));
    QCOMPARE(statusOf(get(fixture.port(), "/a")), 200);
    QCOMPARE(statusOf(get(fixture.port(), "/none")), 404);
    QTRY_VERIFY(
        fixture.gateway.metricsText().contains("apisix_http_status{code=\"404\",route=\"\""));
    QVERIFY(
        fixture.gateway.metricsText().contains("apisix_http_status{code=\"200\",route=\"all\""));
    QVERIFY(
        !fixture.gateway.metricsText().contains("apisix_http_status{code=\"200\",route=\"r1\""));
}

void TestObserving::answersReportsOverARoute_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("prometheus") << "/apisix/prometheus/metrics"_qba
                                << "apisix_node_info{hostname="_qba;
    QTest::newRow("node-status") << "/apisix/status"_qba
                                 << "{\"status\":{\"active\":\"1\","_qba;
}

void TestObserving::answersReportsOverARoute()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, part);
    GatewayFixture fixture("routes: [{id: p, uri: " + path + ", plugins: {public-api: {}}}]\n");
    const QByteArray answer = get(fixture.port(), path);
    QCOMPARE(statusOf(answer), 200);
    QVERIFY2(bodyOf(answer).contains(part), answer.constData());
    QVERIFY(answer.contains("\r\nContent-Type: text/plain;"));
}

void TestObserving::deliversWhatWaitsWhenItStops()
{
    EchoUpstream upstream;
    HttpSink sink;
    {
        GatewayFixture fixture(config(upstream.node(), "http-logger: {uri: '" + sink.url() + "'}"));
        QCOMPARE(statusOf(get(fixture.port(), "/a")), 200);
        fixture.records(1);
        QCOMPARE(sink.requests.size(), 0); // within the five seconds of a batch
        QSignalSpy stopped(&fixture.gateway, &Gateway::stopped);
        fixture.gateway.stop();
        QVERIFY(stopped.wait());
        QVERIFY(sink.waitFor(1));
    }
    QCOMPARE(sink.body()[0][u"route_id"], u"r1"_qs);
}

QTEST_GUILESS_MAIN(TestObserving)
#include "tst_observing.moc"
