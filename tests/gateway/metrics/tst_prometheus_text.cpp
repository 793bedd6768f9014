// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/prometheus.h"

#include "gateway/metrics/board.h"
#include "gateway/metrics/collector.h"

#include <QRegularExpression>
#include <QtTest>

using namespace gatehouse::metrics;

class TestPrometheus : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyLineIsWellFormed();
    void speaksApisixNames_data();
    void speaksApisixNames();
    void labelsAreEscaped();
    void routesOfOneNameAreOneSeries();

private:
    QByteArray m_text;
};

void TestPrometheus::init()
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
    m_text = prometheusText(board, facts);
}

void TestPrometheus::everyLineIsWellFormed()
{
    const QRegularExpression sample(QStringLiteral("^[a-z_]+(\\{[a-z]+=\"([^\"\\\\]|\\\\.)*\"(,[a-"
                                                   "z]+=\"([^\"\\\\]|\\\\.)*\")*\\})? [0-9.]+$"));
    const QRegularExpression comment(
        QStringLiteral("^# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))$"));
    QVERIFY(m_text.endsWith('\n'));
    m_text.chop(1);
    for (const QByteArray &line : m_text.split('\n')) {
        const QString text = QString::fromUtf8(line);
        QVERIFY2(sample.match(text).hasMatch() || comment.match(text).hasMatch(), line.constData());
    }
}

void TestPrometheus::speaksApisixNames_data()
{
    QTest::addColumn<QByteArray>("line");
    const char *const lines[] = {
        "apisix_http_status{code=\"200\",route=\"r1\"} 9",
        "apisix_http_status{code=\"401\",route=\"r1\"} 1",
        "apisix_http_status{code=\"404\",route=\"\"} 1",
        "apisix_http_latency_bucket{type=\"request\",route=\"r1\",le=\"1\"} 1",
        "apisix_http_latency_bucket{type=\"request\",route=\"r1\",le=\"2\"} 10",
        "apisix_http_latency_bucket{type=\"request\",route=\"r1\",le=\"+Inf\"} 10",
        "apisix_http_latency_count{type=\"request\",route=\"r1\"} 10",
        "apisix_http_latency_sum{type=\"request\",route=\"r1\"} 13.700",
        "apisix_http_latency_bucket{type=\"upstream\",route=\"r1\",le=\"1\"} 9",
        "apisix_http_latency_sum{type=\"apisix\",route=\"r1\"} 5.600",
        "apisix_http_latency_bucket{type=\"request\",route=\"\",le=\"60000\"} 0",
        "apisix_bandwidth{type=\"ingress\",route=\"r1\"} 950",
        "apisix_bandwidth{type=\"egress\",route=\"r1\"} 9080",
        "apisix_http_requests_total 11",
        "apisix_nginx_http_current_connections{state=\"active\"} 3",
        "# TYPE apisix_http_latency histogram",
    };
    for (const char *line : lines)
        QTest::newRow(line) << QByteArray(line);
}

void TestPrometheus::speaksApisixNames()
{
    QFETCH(const QByteArray, line);
    QVERIFY2(m_text.contains(QByteArray(line + '\n')), m_text.constData());
}

void TestPrometheus::labelsAreEscaped()
{
    QVERIFY(m_text.contains("apisix_node_info{hostname=\"lap\\\"top\",version=\"1.2\"} 1\n"));
}

void TestPrometheus::routesOfOneNameAreOneSeries()
{
    Collector collector;
    for (const char *id : {"1", "2"})
        collector.ended({id, Class::Success, 200, 1, -1, 0, 0});
    Board board;
    board.addSecond(1'800'000'000, {collector.take()});
    NodeFacts facts;
    facts.routeLabel = [](const QByteArray &) { return QByteArray("na\nme\\"); };
    QVERIFY(prometheusText(board, facts).contains("{code=\"200\",route=\"na\\nme\\\\\"} 2\n"));
}

QTEST_GUILESS_MAIN(TestPrometheus)
#include "tst_prometheus.moc"
