// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestConsumerRestriction : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestConsumerRestriction::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const char *conf, const QString &reason = {}) {
        const QString prefix =
            u"failed to check the configuration of plugin consumer-restriction err: "_qs;
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("whitelist", R"({"whitelist": ["jack"]})");
    row("both", R"({"whitelist": ["jack"], "blacklist": ["rose"], "type": "route_id"})");
    row("methods", R"({"allowed_by_methods": [{"user": "jack", "methods": ["GET"]}]})");
    row("nothing", "{}",
        u"object matches none of the required: [\"blacklist\"] or [\"whitelist\"] or [\"allowed_by_methods\"]"_qs);
    row("empty list", R"({"whitelist": []})",
        u"property \"whitelist\" validation failed: expect array to have at least 1 items"_qs);
    row("type", R"({"whitelist": ["a"], "type": "x"})",
        u"property \"type\" validation failed: matches none of the enum values"_qs);
    row("code", R"({"whitelist": ["a"], "rejected_code": 199})",
        u"property \"rejected_code\" validation failed: expected 199 to be at least 200"_qs);
}

void TestConsumerRestriction::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"consumer-restriction"_qs, conf), "reason");
}

void TestConsumerRestriction::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("known");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const QByteArray &verdict,
                        const char *method = "GET", bool known = true) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(method) << known << verdict;
    };
    const QByteArray refused = "reply 403 {\"message\":\"The consumer_name is forbidden.\"}\n";
    row("on the whitelist", R"({"whitelist": ["rose", "jack"]})", "continue");
    row("not on the whitelist", R"({"whitelist": ["rose"]})", refused);
    row("on the blacklist", R"({"blacklist": ["jack"]})", refused);
    row("not on the blacklist", R"({"blacklist": ["rose"]})", "continue");
    row("on both", R"({"blacklist": ["jack"], "whitelist": ["jack"]})", refused);
    row("no part of a name", R"({"whitelist": ["jac", "jackson"]})", refused);
    const char *methods =
        R"({"allowed_by_methods": [{"user": "jack", "methods": ["POST"]}, {"user": "rose", "methods": ["GET"]}]})";
    row("method", methods, "continue", "POST");
    row("other method", methods, refused, "GET");
    row("nothing said", R"({"allowed_by_methods": [{"user": "rose", "methods": ["GET"]}]})",
        "continue");
    row("whitelist before methods",
        R"({"whitelist": ["jack"], "allowed_by_methods": [{"user": "jack", "methods": ["POST"]}]})",
        "continue");
    row("status and message",
        R"({"blacklist": ["jack"], "rejected_code": 401, "rejected_msg": "no"})",
        "reply 401 {\"message\":\"no\"}\n");
    row("nobody", R"({"whitelist": ["jack"]})",
        "reply 401 {\"message\":\"The request is rejected, please check the consumer_name for this "
        "request\"}\n",
        "GET", false);
    row("route", R"({"type": "route_id", "whitelist": ["r1"]})", "continue", "GET", false);
    row("other route", R"({"type": "route_id", "whitelist": ["r2"]})",
        "reply 403 {\"message\":\"The route_id is forbidden.\"}\n");
    row("service", R"({"type": "service_id", "blacklist": ["s1"]})",
        "reply 403 {\"message\":\"The service_id is forbidden.\"}\n");
    row("group", R"({"type": "consumer_group_id", "whitelist": ["g1"]})", "continue");
    row("no group", R"({"type": "consumer_group_id", "whitelist": ["g1"]})",
        "reply 401 {\"message\":\"The request is rejected, please check the consumer_group_id for "
        "this request\"}\n",
        "GET", false);
}

void TestConsumerRestriction::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, method);
    QFETCH(bool, known);
    PluginHarness harness;
    const auto plugin = harness.build(u"consumer-restriction"_qs, conf);
    Exchange exchange = makeExchange(method, "/");
    const RouteView route{.id = "r1",
                          .name = {},
                          .serviceId = "s1",
                          .serviceName = {},
                          .matchedUri = {},
                          .matchedHost = {}};
    const ConsumerView jack{.username = "jack", .groupId = "g1", .customId = {}};
    exchange.route = &route;
    exchange.consumer = known ? &jack : nullptr;
    QTEST(toText(plugin->access(exchange)), "verdict");
    QVERIFY(!exchange.lastNote.isEmpty());
}

QTEST_GUILESS_MAIN(TestConsumerRestriction)
#include "tst_consumer_restriction.moc"
