// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugin/reports.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestNodeStatus : public QObject
{
    Q_OBJECT

private slots:
    void configuration();
    void offersTheStatus();
};

namespace {

class FakeReports final : public plugin::Reports
{
public:
    void ask(Kind kind, std::function<void(QByteArray)> done) override
    {
        done(kind == Kind::Node ? "{}" : "other");
    }
};

} // namespace

void TestNodeStatus::configuration()
{
    QCOMPARE(PluginHarness().fault(u"node-status"_qs, "{}"), QString());
    QVERIFY(PluginHarness().build(u"node-status"_qs, "{}"));
}

void TestNodeStatus::offersTheStatus()
{
    PluginHarness harness;
    const plugin::Spec *spec = harness.registry.find(u"node-status");
    QCOMPARE(spec->publicApis.size(), std::size_t(1));
    const plugin::PublicApi &api = spec->publicApis[0];
    QCOMPARE(api.path, "/apisix/status"_qba);
    QCOMPARE(api.methods, QList<QByteArray>{"GET"});
    Exchange exchange = makeExchange("GET", "/apisix/status");
    QCOMPARE(toText(api.handle(exchange, harness.services, {})), "reply 503"_qba);
    FakeReports reports;
    harness.services.reports = &reports;
    QByteArray answer;
    const plugin::Outcome outcome = api.handle(exchange, harness.services, {});
    const auto handle = std::get<plugin::Await>(outcome).start(
        plugin::Resumer(std::make_shared<std::function<void(plugin::Outcome)>>(
            [&answer](const plugin::Outcome &reply) { answer = toText(reply); })));
    QTRY_COMPARE(answer, "reply 200 [Content-Type: text/plain; charset=utf-8] {}"_qba);
}

QTEST_GUILESS_MAIN(TestNodeStatus)
#include "tst_node_status.moc"
