// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/prometheus.h"

#include "gateway/metrics/board.h"
#include "gateway/metrics/collector.h"

#include <QRegularExpression>
#include <QtTest>

using namespace gatehouse::metrics;

class TestPrometheusText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyLineIsWellFormed();
    void countsAllTraffic_data();
    void countsAllTraffic();
    void countsWhatThePluginSaw_data();
    void countsWhatThePluginSaw();
    void cardinalityIsBounded();
    void tellsTheNodesStatus();
    void labelsAreEscaped();
    void routesOfOneNameAreOneSeries();

private:
    QByteArray m_text, m_status;
};

void TestPrometheusText::init()
{
    Collector collector;
    for (int i = 0; i < 9; ++i)
        collector.ended({"r1", Class::Success, 200, 1500, 900, 100, 1000});
    collector.ended({"r1", Class::ClientError, 401, 200, -1, 50, 80});
    collector.ended({"", Class::ClientError, 404, 90'000'000, -1, 1, 2});
    Board board;
    board.addSecond(1'800'000'000, {collector.take()});
    NodeFacts facts;
    facts.hostname = "lap\"top";
    facts.version = "1.2";
    facts.connections = 3;
    facts.inFlight = 1;
    facts.accepted = 7;
    facts.health = {{"/routes/1", "127.0.0.1", 1980, true},
                    {"/routes/1", "127.0.0.1", 1984, false}};
    facts.batches = {{"http logger", "r1", 3}, {"http logger", "r1", 4}};
    SeriesTable series;
    const SeriesLabels labels{"r1", "", "jack", "127.0.0.1"};
    ++*series.at(series.statuses, StatusLabels{"200", "/a/*", "", "upstream", labels});
    LatencySeries *latency = series.at(series.latencies, labels);
    latency->request.record(1500);
    latency->request.record(70'000'000);
    latency->apisix.record(1000);
    series.at(series.bandwidth, labels)->ingress = 135;
    SeriesTable all;
    all.merge(series);
    all.merge(series);
    m_text = prometheusText(board, all, facts);
    m_status = nodeStatusText(board, facts, "abc");
}

void TestPrometheusText::everyLineIsWellFormed()
{
    const QRegularExpression sample(QStringLiteral("^[a-z_]+(\\{[a-z_]+=\"([^\"\\\\]|\\\\.)*\"(,[a-"
                                                   "z_]+=\"([^\"\\\\]|\\\\.)*\")*\\})? [0-9.]+$"));
    const QRegularExpression comment(
        QStringLiteral("^# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))$"));
    QVERIFY(m_text.endsWith('\n'));
    m_text.chop(1);
    for (const QByteArray &line : m_text.split('\n')) {
        const QString text = QString::fromUtf8(line);
        QVERIFY2(sample.match(text).hasMatch() || comment.match(text).hasMatch(), line.constData());
    }
}

void TestPrometheusText::countsAllTraffic_data()
{
    QTest::addColumn<QByteArray>("line");
    const char *const lines[] = {
        "gatehouse_http_status{code=\"200\",route=\"r1\"} 9",
        "gatehouse_http_status{code=\"401\",route=\"r1\"} 1",
        "gatehouse_http_status{code=\"404\",route=\"\"} 1",
        "gatehouse_http_latency_bucket{type=\"request\",route=\"r1\",le=\"1\"} 1",
        "gatehouse_http_latency_bucket{type=\"request\",route=\"r1\",le=\"2\"} 10",
        "gatehouse_http_latency_bucket{type=\"request\",route=\"r1\",le=\"+Inf\"} 10",
        "gatehouse_http_latency_count{type=\"request\",route=\"r1\"} 10",
        "gatehouse_http_latency_sum{type=\"request\",route=\"r1\"} 13.700",
        "gatehouse_http_latency_bucket{type=\"upstream\",route=\"r1\",le=\"1\"} 9",
        "gatehouse_http_latency_sum{type=\"gateway\",route=\"r1\"} 5.600",
        "gatehouse_http_latency_bucket{type=\"request\",route=\"\",le=\"60000\"} 0",
        "gatehouse_bandwidth{type=\"ingress\",route=\"r1\"} 950",
        "gatehouse_bandwidth{type=\"egress\",route=\"r1\"} 9080",
        "apisix_http_requests_total 11",
        "apisix_nginx_http_current_connections{state=\"active\"} 3",
        "apisix_nginx_http_current_connections{state=\"accepted\"} 7",
        "apisix_nginx_http_current_connections{state=\"waiting\"} 2",
        "apisix_upstream_status{name=\"/routes/1\",ip=\"127.0.0.1\",port=\"1980\"} 1",
        "apisix_upstream_status{name=\"/routes/1\",ip=\"127.0.0.1\",port=\"1984\"} 0",
        "apisix_batch_process_entries{name=\"http logger\",route_id=\"r1\",server_addr=\"\"} 7",
        "# TYPE gatehouse_http_latency histogram",
    };
    for (const char *line : lines)
        QTest::newRow(line) << QByteArray(line);
}

void TestPrometheusText::countsAllTraffic()
{
    QFETCH(const QByteArray, line);
    QVERIFY2(m_text.contains(QByteArray(line + '\n')), m_text.constData());
}

void TestPrometheusText::countsWhatThePluginSaw_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray common =
        R"(service="",consumer="jack",node="127.0.0.1",request_type="traditional_http",)"
        R"(request_llm_model="",llm_model="")";
    const QByteArray rest = "route=\"r1\"," + common;
    const QByteArrayList lines = {
        R"(apisix_http_status{code="200",route="r1",matched_uri="/a/*",matched_host="",)" + common
            + ",response_source=\"upstream\"} 2",
        "apisix_http_latency_bucket{type=\"request\"," + rest + ",le=\"1\"} 0",
        "apisix_http_latency_bucket{type=\"request\"," + rest + ",le=\"2\"} 2",
        "apisix_http_latency_bucket{type=\"request\"," + rest + ",le=\"60000\"} 2",
        "apisix_http_latency_bucket{type=\"request\"," + rest + ",le=\"+Inf\"} 4",
        "apisix_http_latency_sum{type=\"request\"," + rest + "} 140003.000",
        "apisix_http_latency_bucket{type=\"apisix\"," + rest + ",le=\"1\"} 2",
        "apisix_bandwidth{type=\"ingress\"," + rest + "} 270",
        "apisix_bandwidth{type=\"egress\"," + rest + "} 0",
        "# HELP apisix_http_status HTTP status codes per service in APISIX",
        "# TYPE apisix_http_latency histogram",
    };
    for (const QByteArray &line : lines)
        QTest::newRow(line.constData()) << line;
}

void TestPrometheusText::countsWhatThePluginSaw()
{
    QFETCH(const QByteArray, line);
    QVERIFY2(m_text.contains(QByteArray(line + '\n')), m_text.constData());
    QVERIFY(!m_text.contains("type=\"upstream\",route=\"r1\",service"));
}

void TestPrometheusText::cardinalityIsBounded()
{
    SeriesTable table;
    for (qsizetype i = 0; i < SeriesTable::most + 5; ++i) {
        if (BandwidthSeries *series =
                table.at(table.bandwidth, SeriesLabels{QByteArray::number(i)}))
            ++series->egress;
    }
    QCOMPARE(table.bandwidth.size(), SeriesTable::most);
    QCOMPARE(table.errors, quint64(5));
    QVERIFY(table.at(table.bandwidth, SeriesLabels{"0"})); // what is there goes on
}

void TestPrometheusText::tellsTheNodesStatus()
{
    QCOMPARE(m_status,
             QByteArray(R"({"status":{"active":"3","accepted":"7","handled":"7","total":"11",)"
                        R"("reading":"0","writing":"1","waiting":"2"},"id":"abc"})"));
}

void TestPrometheusText::labelsAreEscaped()
{
    QVERIFY(m_text.contains("apisix_node_info{hostname=\"lap\\\"top\",version=\"1.2\"} 1\n"));
}

void TestPrometheusText::routesOfOneNameAreOneSeries()
{
    Collector collector;
    for (const char *id : {"1", "2"})
        collector.ended({id, Class::Success, 200, 1, -1, 0, 0});
    Board board;
    board.addSecond(1'800'000'000, {collector.take()});
    NodeFacts facts;
    facts.routeLabel = [](const QByteArray &) { return QByteArray("na\nme\\"); };
    QVERIFY(prometheusText(board, {}, facts).contains("{code=\"200\",route=\"na\\nme\\\\\"} 2\n"));
}

QTEST_GUILESS_MAIN(TestPrometheusText)
#include "tst_prometheus_text.moc"
