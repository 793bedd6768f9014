// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/log_bench.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;

class TestZipkin : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void propagates_data();
    void propagates();
    void sendsSpans_data();
    void sendsSpans();
    void sendsNothingUnsampled();

private:
    // Through all hooks, a millisecond between them.
    static plugin::Outcome run(LogBench &bench, const plugin::Plugin &plugin, Exchange &exchange)
    {
        const auto step = [&bench] { bench.harness.clock.advance(1ms); };
        step();
        plugin::Outcome outcome = plugin.rewrite(exchange);
        step();
        (void)plugin.access(exchange);
        step();
        plugin.headerFilter(exchange);
        plugin.log(exchange);
        return outcome;
    }
};

void TestZipkin::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin zipkin err: "_qs;
    QTest::newRow("good")
        << R"({"endpoint": "http://127.0.0.1:9411/api/v2/spans", "sample_ratio": 0.001})"_qba
        << QString();
    QTest::newRow("ratio") << R"({"endpoint": "http://127.0.0.1", "sample_ratio": -0.001})"_qba
                           << prefix
            + u"property \"sample_ratio\" validation failed: expected -0.001 to be at least 1e-05"_qs;
    QTest::newRow("address")
        << R"({"endpoint": "http://a", "sample_ratio": 1, "server_addr": "badip"})"_qba
        << prefix
            + u"property \"server_addr\" validation failed: failed to match pattern \"^[0-9]{1,3}.[0-9]{1,3}.[0-9]{1,3}.[0-9]{1,3}$\" with \"badip\""_qs;
    QTest::newRow("version")
        << R"({"endpoint": "http://a", "sample_ratio": 1, "span_version": 3})"_qba
        << prefix
            + u"property \"span_version\" validation failed: matches none of the enum values"_qs;
}

void TestZipkin::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"zipkin"_qs, conf), "reason");
}

void TestZipkin::propagates_data()
{
    QTest::addColumn<QByteArrayList>("headers"); // name, value, name, value
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("trace"); // patterns of what goes up
    QTest::addColumn<QString>("sampled");
    const QByteArray trace = "80f198ee56343ba864fe8b2a57d3eff7";
    const QString fresh = u"[0-9a-f]{32}"_qs, kept = QString::fromLatin1(trace);
    QTest::newRow("none") << QByteArrayList() << u"continue"_qs << fresh << u"1"_qs;
    QTest::newRow("many") << QByteArrayList{"x-b3-traceid",     trace,          "x-b3-spanid",
                                            "e457b5a2e4d86bd1", "x-b3-sampled", "1"}
                          << u"continue"_qs << kept << u"1"_qs;
    QTest::newRow("refused") << QByteArrayList{"x-b3-sampled", "0"} << u"continue"_qs << fresh
                             << u"0"_qs;
    QTest::newRow("single") << QByteArrayList{"b3", trace + "-e457b5a2e4d86bd1-1-05e3ac9a4f6e3b90"}
                            << u"continue"_qs << kept << u"1"_qs;
    QTest::newRow("single, refused")
        << QByteArrayList{"b3", trace + "-e457b5a2e4d86bd1-0"} << u"continue"_qs << kept << u"0"_qs;
    QTest::newRow("single, debug")
        << QByteArrayList{"b3", trace + "-e457b5a2e4d86bd1-d"} << u"continue"_qs << kept << u"1"_qs;
    QTest::newRow("single zero") << QByteArrayList{"b3", "0"} << u"continue"_qs << fresh << u"0"_qs;
    QTest::newRow("bad ids") << QByteArrayList{"x-b3-traceid", "nonsense"} << u"continue"_qs
                             << fresh << u"1"_qs;
    QTest::newRow("malformed") << QByteArrayList{"b3", "1"} << u"reply 400"_qs << QString()
                               << QString();
}

void TestZipkin::propagates()
{
    QFETCH(const QByteArrayList, headers);
    QFETCH(const QString, outcome);
    QFETCH(const QString, trace);
    QFETCH(const QString, sampled);
    LogBench bench;
    const auto plugin = bench.harness.build(
        u"zipkin"_qs, R"({"endpoint": "http://127.0.0.1:1", "sample_ratio": 1})");
    Exchange exchange = bench.finished();
    for (qsizetype i = 0; i < headers.size(); i += 2)
        exchange.headers.append(headers[i], headers[i + 1]);
    QCOMPARE(QString::fromLatin1(toText(run(bench, *plugin, exchange))), outcome);
    if (trace.isEmpty())
        return;
    const auto sent = [&exchange](QByteArrayView name) {
        return QString::fromLatin1(exchange.headers.value(name).value_or(QByteArray()));
    };
    QVERIFY(!exchange.headers.contains("b3"));
    QVERIFY(QRegularExpression(QRegularExpression::anchoredPattern(trace))
                .match(sent("X-B3-TraceId"))
                .hasMatch());
    QCOMPARE(sent("X-B3-SpanId").size(), 16);
    QVERIFY(sent("X-B3-SpanId") != u"e457b5a2e4d86bd1"_qs);
    QCOMPARE(sent("X-B3-Sampled"), sampled);
    QCOMPARE(exchange.headers.values("X-B3-TraceId").size(), 1);
}

void TestZipkin::sendsSpans_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("spans"); // name:start:duration in microseconds
    QTest::newRow("2")
        << 2 << "apisix.request:0:2500 apisix.proxy:0:3000 apisix.response_span:3000:1"_qba;
    QTest::newRow("1")
        << 1
        << "apisix.request:0:2500 apisix.rewrite:0:1000 apisix.access:1000:1000 apisix.proxy:2000:500 apisix.body_filter:3000:1"_qba;
}

void TestZipkin::sendsSpans()
{
    QFETCH(const int, version);
    LogBench bench;
    HttpSink sink;
    auto plugin = bench.harness.build(u"zipkin"_qs,
                                      R"({"endpoint": ")" + sink.url("/api/v2/spans")
                                          + R"(", "sample_ratio": 1, "span_version": )"
                                          + QByteArray::number(version) + '}');
    Exchange exchange = bench.finished("/a?token=s3cret");
    (void)run(bench, *plugin, exchange);
    bench.courier.flush();
    QTRY_COMPARE(sink.requests.size(), 1);
    QByteArrayList seen;
    const QJsonArray spans = sink.body().array();
    const QString root = spans[0][u"id"].toString();
    for (const QJsonValue &span : spans) {
        seen.append(span[u"name"].toString().toLatin1() + ':'
                    + QByteArray::number(span[u"timestamp"].toInteger() - 1767225600000000) + ':'
                    + QByteArray::number(span[u"duration"].toInteger()));
        QCOMPARE(span[u"traceId"], spans[0][u"traceId"]);
        QCOMPARE(compact(span[u"localEndpoint"].toObject()),
                 R"({"ipv4":"127.0.0.1","port":9080,"serviceName":"APISIX"})"_qba);
    }
    QTEST(seen.join(' '), "spans");
    QVERIFY(!spans[0].toObject().contains(u"parentId"));
    QCOMPARE(spans[1][u"parentId"].toString(), root);
    QCOMPARE(spans[0][u"kind"], u"SERVER"_qs);
    QCOMPARE(spans[0][u"tags"][u"http.status_code"], u"200"_qs);
    QCOMPARE(spans[0][u"tags"][u"apisix.response_source"], u"upstream"_qs);
    QVERIFY(!sink.requests.first().body.contains("s3cret"));
    QCOMPARE(sink.requests.first().head.target, "/api/v2/spans"_qba);
}

void TestZipkin::sendsNothingUnsampled()
{
    LogBench bench;
    HttpSink sink;
    const auto plugin = bench.harness.build(
        u"zipkin"_qs, R"({"endpoint": ")" + sink.url() + R"(", "sample_ratio": 1})");
    Exchange first = bench.finished("/a", {{"x-b3-sampled", "0"}});
    (void)run(bench, *plugin, first);
    Exchange second = bench.finished("/b");
    (void)run(bench, *plugin, second);
    bench.courier.flush();
    QTRY_COMPARE(sink.requests.size(), 1);
    QVERIFY(!sink.requests.first().body.contains("\"/a\""));
    QVERIFY(sink.requests.first().body.contains("\"/b\""));
}

QTEST_GUILESS_MAIN(TestZipkin)
#include "tst_zipkin.moc"
