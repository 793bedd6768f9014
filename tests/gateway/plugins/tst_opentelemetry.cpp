// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/log_bench.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestOpenTelemetry : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void needsMetadata();
    void samples_data();
    void samples();
    void takesTheRequestId();
    void setsVariables();
    void sendsThePluginTrace();
    void marksErrors();

private:
    static constexpr char traceId[] = "0af7651916cd43dd8448eb211c80319c";
    static QByteArray parent(const char *flags)
    {
        return QByteArray("00-") + traceId + "-b7ad6b7169203331-" + flags;
    }
    static QMap<QString, QString> attributesOf(const QJsonValue &holder)
    {
        QMap<QString, QString> out;
        for (const QJsonValue &item : holder[u"attributes"].toArray())
            out.insert(item[u"key"].toString(),
                       item[u"value"].toObject().begin().value().toVariant().toString());
        return out;
    }
};

void TestOpenTelemetry::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin opentelemetry err: "_qs;
    QTest::newRow("empty") << "{}"_qba << QString();
    QTest::newRow("good")
        << R"({"sampler": {"name": "trace_id_ratio", "options": {"fraction": 0.5}}})"_qba
        << QString();
    QTest::newRow("sampler") << R"({"sampler": {"name": "often"}})"_qba
                             << prefix
            + u"property \"sampler\" validation failed: property \"name\" validation failed: matches none of the enum values"_qs;
    QTest::newRow("attributes") << R"({"additional_attributes": [""]})"_qba
                                << prefix
            + u"property \"additional_attributes\" validation failed: failed to validate item 1: string too short, expected at least 1, got 0"_qs;
}

void TestOpenTelemetry::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"opentelemetry"_qs, conf), "reason");
}

void TestOpenTelemetry::needsMetadata()
{
    LogBench bench;
    PluginHarness &harness = bench.harness;
    plugin::BuildContext context{u"route#1"_qs, {}, harness.services};
    context.metadataOf = [](const QString &) { return QJsonObject(); };
    const auto build = [&] {
        return *harness.registry.build(*harness.registry.find(u"opentelemetry"),
                                       json(R"({"sampler": {"name": "always_on"}})"), context);
    };
    auto plugin = build();
    Exchange exchange = bench.finished();
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QVERIFY(!exchange.headers.contains("traceparent"));
    QVERIFY(exchange.lastNote.contains("plugin_metadata"));
    context.attributes = json(R"({"collector": {"address": "127.0.0.1:1"}})");
    plugin = build();
    (void)plugin->rewrite(exchange);
    QVERIFY(exchange.headers.contains("traceparent"));
}

void TestOpenTelemetry::samples_data()
{
    QTest::addColumn<QByteArray>("sampler");
    QTest::addColumn<QByteArray>("parent");
    QTest::addColumn<bool>("sampled");
    const QByteArray ratio = R"({"name": "trace_id_ratio", "options": {"fraction": %1}})";
    QTest::newRow("on") << R"({"name": "always_on"})"_qba
                        << ""_qba << true;
    QTest::newRow("off") << R"({"name": "always_off"})"_qba << parent("01") << false;
    QTest::newRow("ratio, below") << QByteArray(ratio).replace("%1", "0.05") << parent("00")
                                  << true; // 0x0af76519 is 0.043
    QTest::newRow("ratio, above") << QByteArray(ratio).replace("%1", "0.04") << parent("01")
                                  << false;
    QTest::newRow("parent says yes") << R"({"name": "parent_base"})"_qba << parent("01") << true;
    QTest::newRow("parent says no")
        << R"({"name": "parent_base", "options": {"root": {"name": "always_on"}}})"_qba
        << parent("00") << false;
    QTest::newRow("no parent, root on")
        << R"({"name": "parent_base", "options": {"root": {"name": "always_on"}}})"_qba
        << ""_qba << true;
    QTest::newRow("no parent") << R"({"name": "parent_base"})"_qba
                               << ""_qba << false;
}

void TestOpenTelemetry::samples()
{
    QFETCH(const QByteArray, sampler);
    QFETCH(const QByteArray, parent);
    QFETCH(const bool, sampled);
    LogBench bench;
    const auto plugin = bench.harness.build(u"opentelemetry"_qs, R"({"sampler": )" + sampler + '}',
                                            u"route#1"_qs, R"({"resource": {}})");
    Exchange exchange = bench.finished();
    if (!parent.isEmpty())
        exchange.headers.append("traceparent", parent);
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    const QByteArray sent = *exchange.headers.value("traceparent");
    const QRegularExpression form(
        u"^00-[0-9a-f]{32}-[0-9a-f]{16}-0%1$"_qs.arg(sampled ? u"1"_qs : u"0"_qs));
    QVERIFY2(form.match(QString::fromLatin1(sent)).hasMatch(), sent.constData());
    QCOMPARE(sent.mid(3, 32) == traceId, !parent.isEmpty());
    QVERIFY(!sent.contains("b7ad6b7169203331"));
}

void TestOpenTelemetry::takesTheRequestId()
{
    LogBench bench;
    const auto plugin = bench.harness.build(u"opentelemetry"_qs, "{}", u"route#1"_qs,
                                            R"({"trace_id_source": "x-request-id"})");
    for (const auto &[id, taken] : {std::pair{"0AF7651916CD43DD8448EB211C80319C", true},
                                    {"not-hexadecimal", false},
                                    {"00000000000000000000000000000000", false}}) {
        Exchange exchange = bench.finished("/a", {{"X-Request-Id", id}});
        (void)plugin->rewrite(exchange);
        QCOMPARE(exchange.headers.value("traceparent")->mid(3, 32) == traceId, taken);
    }
}

void TestOpenTelemetry::setsVariables()
{
    LogBench bench;
    const auto plugin =
        bench.harness.build(u"opentelemetry"_qs, "{}", u"route#1"_qs, R"({"set_ngx_var": true})");
    Exchange exchange = bench.finished("/a", {{"traceparent", parent("01")}});
    (void)plugin->rewrite(exchange);
    QCOMPARE(exchange.contextVariables.value("opentelemetry_trace_id"), QByteArray(traceId));
    QCOMPARE(exchange.contextVariables.value("opentelemetry_context_traceparent"),
             *exchange.headers.value("traceparent"));
}

void TestOpenTelemetry::sendsThePluginTrace()
{
    LogBench bench;
    HttpSink sink;
    const QByteArray metadata = R"({"collector": {"address": "127.0.0.1:)" + sink.port()
        + R"(", "request_headers": {"X-Tenant": 7}}, "resource": {"service.name": "mine", "n": 1.5, "b": true}})";
    const auto plugin = bench.harness.build(
        u"opentelemetry"_qs,
        R"({"sampler": {"name": "always_on"}, "additional_attributes": ["route_name"],
            "additional_header_prefix_attributes": ["x-my-*", "x-one", "authorization"]})",
        u"route#1"_qs, metadata);
    Exchange exchange = bench.finished("/a?token=s3cret",
                                       {{"traceparent", parent("01")},
                                        {"X-My-A", "1"},
                                        {"x-one", "2"},
                                        {"x-two", "3"},
                                        {"Authorization", "Bearer s3cret"}});
    (void)plugin->rewrite(exchange);
    bench.hooks = {{.plugin = "key-auth",
                    .source = "route",
                    .hook = traffic::Hook::Rewrite,
                    .verdict = traffic::Verdict::Stopped,
                    .durationNs = 1500,
                    .note = "why"}};
    bench.hookStarts = {10};
    bench.attempts = {
        {.node = "127.0.0.1:1980", .status = 200, .startedUs = 100, .finishedUs = 2100}};
    plugin->log(exchange);
    bench.courier.flush();
    QTRY_COMPARE(sink.requests.size(), 1);
    QCOMPARE(sink.requests.first().head.target, "/v1/traces"_qba);
    QCOMPARE(*sink.requests.first().head.headers.value("X-Tenant"), "7"_qba);
    QVERIFY(!sink.requests.first().body.contains("s3cret"));

    const QJsonValue resource = sink.body()[u"resourceSpans"][0];
    const auto about = attributesOf(resource[u"resource"]);
    QCOMPARE(about.value(u"service.name"_qs), u"mine"_qs);
    QCOMPARE(about.value(u"n"_qs), u"1.5"_qs);
    QCOMPARE(about.value(u"b"_qs), u"true"_qs);
    const QJsonArray spans = resource[u"scopeSpans"][0][u"spans"].toArray();
    QCOMPARE(spans.size(), 3);
    const QJsonValue server = spans[0], hook = spans[1], attempt = spans[2];
    QCOMPARE(server[u"name"], u"GET /a"_qs);
    QCOMPARE(server[u"traceId"], QString::fromLatin1(traceId));
    QCOMPARE(server[u"parentSpanId"], u"b7ad6b7169203331"_qs);
    QCOMPARE(server[u"kind"], 2);
    QCOMPARE(server[u"startTimeUnixNano"], u"1767225600000000000"_qs);
    QCOMPARE(server[u"endTimeUnixNano"], u"1767225600002500000"_qs);
    const auto attributes = attributesOf(server);
    QCOMPARE(attributes.value(u"http.route"_qs), u"/a"_qs);
    QCOMPARE(attributes.value(u"http.response.status_code"_qs), u"200"_qs);
    QCOMPARE(attributes.value(u"route_name"_qs), u"first"_qs);
    QCOMPARE(attributes.value(u"x-my-a"_qs), u"1"_qs);
    QCOMPARE(attributes.value(u"x-one"_qs), u"2"_qs);
    QVERIFY(!attributes.contains(u"x-two"_qs));
    QCOMPARE(hook[u"name"], u"key-auth rewrite"_qs);
    QCOMPARE(hook[u"parentSpanId"], server[u"spanId"]);
    QCOMPARE(hook[u"startTimeUnixNano"], u"1767225600000010000"_qs);
    QCOMPARE(hook[u"endTimeUnixNano"], u"1767225600000011500"_qs);
    QCOMPARE(attributesOf(hook).value(u"gatehouse.verdict"_qs), u"stopped"_qs);
    QCOMPARE(attempt[u"kind"], 3);
    QCOMPARE(attempt[u"endTimeUnixNano"], u"1767225600002100000"_qs);
}

void TestOpenTelemetry::marksErrors()
{
    LogBench bench;
    HttpSink sink;
    const auto plugin = bench.harness.build(
        u"opentelemetry"_qs, R"({"sampler": {"name": "always_on"}})", u"route#1"_qs,
        R"({"collector": {"address": ")" + sink.url("/") + "\"}}");
    Exchange exchange = bench.finished();
    (void)plugin->rewrite(exchange);
    exchange.status = 502;
    exchange.fromUpstream = false;
    plugin->log(exchange);
    bench.courier.flush();
    QTRY_COMPARE(sink.requests.size(), 1);
    const QJsonValue span = sink.body()[u"resourceSpans"][0][u"scopeSpans"][0][u"spans"][0];
    QCOMPARE(span[u"status"][u"code"], 2);
    QCOMPARE(span[u"status"][u"message"], u"nginx error: 502"_qs);
}

QTEST_GUILESS_MAIN(TestOpenTelemetry)
#include "tst_opentelemetry.moc"
