// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/reports.h"
#include "tests/support/log_bench.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestPrometheus : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void metadata_data();
    void metadata();
    void counts();
    void prefersNames();
    void leavesLabelsEmpty();
    void tellsWhoAnswered_data();
    void tellsWhoAnswered();
    void offersTheMetrics();
};

void TestPrometheus::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << "{}"_qba << QString();
    QTest::newRow("name")
        << R"({"prefer_name": "yes"})"_qba
        << u"failed to check the configuration of plugin prometheus err: property \"prefer_name\" validation failed: wrong type: expected boolean, got string"_qs;
}

void TestPrometheus::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"prometheus"_qs, conf), "reason");
}

void TestPrometheus::metadata_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<bool>("good");
    QTest::newRow("empty") << "{}"_qba << true;
    QTest::newRow("label") << R"({"disabled_labels": {"http_status": ["node"]}})"_qba << true;
    QTest::newRow("identity") << R"({"disabled_labels": {"http_status": ["code"]}})"_qba << false;
    QTest::newRow("metric") << R"({"disabled_labels": {"uptime": []}})"_qba << false;
}

void TestPrometheus::metadata()
{
    QFETCH(const QByteArray, conf);
    QFETCH(const bool, good);
    const QString fault =
        PluginHarness().fault(u"prometheus"_qs, conf, config::PluginUse::Metadata);
    QCOMPARE(fault.isEmpty(), good);
}

void TestPrometheus::counts()
{
    LogBench bench;
    bench.route.serviceId = "s1";
    const auto plugin = bench.harness.build(u"prometheus"_qs, "{}");
    Exchange exchange = bench.finished();
    const ConsumerView jack{.username = "jack"};
    exchange.consumer = &jack;
    plugin->log(exchange);
    plugin->log(exchange);
    exchange.upstreamUs = -1;
    plugin->log(exchange);
    const metrics::SeriesTable table = bench.collector.takeSeries();
    const metrics::SeriesLabels labels{"r1", "s1", "jack", "127.0.0.1"};
    QCOMPARE(table.statuses.size(), 1);
    QCOMPARE(table.statuses.value({"200", "/a", "", "upstream", labels}), quint64(3));
    QCOMPARE(table.latencies.value(labels).request.count(), quint64(3));
    QCOMPARE(table.latencies.value(labels).request.sumUs, quint64(7500));
    QCOMPARE(table.latencies.value(labels).upstream.count(), quint64(2));
    QCOMPARE(table.latencies.value(labels).apisix.sumUs, quint64(3500));
    QCOMPARE(table.bandwidth.value(labels).ingress, quint64(300));
    QCOMPARE(table.bandwidth.value(labels).egress, quint64(600));
    QVERIFY(bench.collector.takeSeries().isEmpty());
}

void TestPrometheus::prefersNames()
{
    LogBench bench;
    bench.route.serviceId = "s1";
    const auto plugin = bench.harness.build(u"prometheus"_qs, R"({"prefer_name": true})");
    plugin->log(bench.finished());
    QCOMPARE(bench.collector.series().latencies.begin().key().route, "first"_qba);
    QCOMPARE(bench.collector.series().latencies.begin().key().service, "s1"_qba);
}

void TestPrometheus::leavesLabelsEmpty()
{
    LogBench bench;
    const auto plugin = bench.harness.build(
        u"prometheus"_qs, "{}", u"route#1"_qs,
        R"({"disabled_labels": {"http_status": ["node", "matched_uri"], "bandwidth": ["route"]}})");
    plugin->log(bench.finished());
    const metrics::SeriesTable &table = bench.collector.series();
    QCOMPARE(table.statuses.begin().key().common.node, ""_qba);
    QCOMPARE(table.statuses.begin().key().matchedUri, ""_qba);
    QCOMPARE(table.statuses.begin().key().common.route, "r1"_qba);
    QCOMPARE(table.bandwidth.begin().key().route, ""_qba);
    QCOMPARE(table.latencies.begin().key().node, "127.0.0.1"_qba);
}

void TestPrometheus::tellsWhoAnswered_data()
{
    QTest::addColumn<bool>("fromUpstream");
    QTest::addColumn<bool>("wasAsked");
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("upstream") << true << true << "upstream"_qba;
    QTest::newRow("error") << false << true << "nginx"_qba;
    QTest::newRow("own") << false << false << "apisix"_qba;
}

void TestPrometheus::tellsWhoAnswered()
{
    QFETCH(const bool, fromUpstream);
    QFETCH(const bool, wasAsked);
    LogBench bench;
    const auto plugin = bench.harness.build(u"prometheus"_qs, "{}");
    Exchange exchange = bench.finished();
    exchange.fromUpstream = fromUpstream;
    if (!wasAsked)
        exchange.node = {};
    plugin->log(exchange);
    QTEST(bench.collector.series().statuses.begin().key().source, "source");
}

namespace {

class FakeReports final : public plugin::Reports
{
public:
    void ask(Kind kind, std::function<void(QByteArray)> done) override
    {
        asked.append(int(kind));
        waiting = std::move(done);
    }
    QList<int> asked;
    std::function<void(QByteArray)> waiting;
};

} // namespace

void TestPrometheus::offersTheMetrics()
{
    LogBench bench;
    FakeReports reports;
    bench.harness.services.reports = &reports;
    const plugin::Spec *spec = bench.harness.registry.find(u"prometheus");
    QCOMPARE(spec->publicApis.size(), std::size_t(1));
    QCOMPARE(spec->publicApis[0].path, "/apisix/prometheus/metrics"_qba);
    Exchange exchange = bench.finished();
    const auto ask = [&](std::function<void(plugin::Outcome)> then) {
        const plugin::Outcome outcome =
            spec->publicApis[0].handle(exchange, bench.harness.services, {});
        return std::get<plugin::Await>(outcome).start(
            plugin::Resumer(std::make_shared<std::function<void(plugin::Outcome)>>(then)));
    };
    QByteArray answer;
    const auto keep = [&answer](const plugin::Outcome &outcome) { answer = toText(outcome); };
    auto handle = ask(keep);
    QThread *elsewhere = QThread::create([&reports] { reports.waiting("text"); });
    elsewhere->start();
    QTRY_COMPARE(answer,
                 "reply 200 [Content-Type: text/plain; version=0.0.4; charset=utf-8] text"_qba);
    QVERIFY(elsewhere->wait());
    delete elsewhere;
    // Nobody waits any more: the answer goes nowhere.
    answer.clear();
    handle = ask(keep);
    handle.reset();
    reports.waiting("late");
    QCoreApplication::sendPostedEvents();
    QVERIFY(answer.isEmpty());
}

QTEST_GUILESS_MAIN(TestPrometheus)
#include "tst_prometheus.moc"
