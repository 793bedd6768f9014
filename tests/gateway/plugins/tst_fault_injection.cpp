// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestFaultInjection : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void percentageIsAChance();
};

void TestFaultInjection::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin fault-injection err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("abort",
        R"({"abort": {"http_status": 200, "body": "x", "vars": [[["arg_a", "==", "1"]]]}})");
    row("delay", R"({"delay": {"duration": 0.1}})");
    row("empty", "{}", u"expect object to have at least 1 properties"_qs);
    row("status", R"({"abort": {"http_status": 100}})",
        u"property \"abort\" validation failed: property \"http_status\" validation failed: expected 100 to be at least 200"_qs);
    row("no status", R"({"abort": {}})",
        u"property \"abort\" validation failed: property \"http_status\" is required"_qs);
    row("duration", R"({"delay": {"duration": "test"}})",
        u"property \"delay\" validation failed: property \"duration\" validation failed: wrong type: expected number, got string"_qs);
    row("vars", R"({"abort": {"http_status": 403, "vars": [[["arg_a", "a", "1"]]]}})",
        u"invalid operator 'a'"_qs);
    row("vars of delay", R"({"delay": {"duration": 1, "vars": [[["arg_a", "a", "1"]]]}})",
        u"invalid operator 'a'"_qs);
}

void TestFaultInjection::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"fault-injection"_qs, conf), "reason");
}

void TestFaultInjection::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const char *verdict) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(verdict);
    };
    row("abort", R"({"abort": {"http_status": 403}})", "reply 403");
    row("variables",
        R"({"abort": {"http_status": 200, "body": "addr $remote_addr arg $arg_x", "headers": {"X-F": "$request_method", "X-N": 1}}})",
        "reply 200 [X-F: GET] [X-N: 1] addr 127.0.0.1 arg 1");
    row("never", R"({"abort": {"http_status": 403, "percentage": 0}})", "continue");
    row("always", R"({"abort": {"http_status": 403, "percentage": 100}})", "reply 403");
    row("delay", R"({"delay": {"duration": 1.5}})", "suspend 1500");
    row("delay and abort",
        R"({"delay": {"duration": 0.1}, "abort": {"http_status": 500, "body": "b"}})",
        "suspend 100 reply 500 b");
    row("delay never, abort",
        R"({"delay": {"duration": 1, "percentage": 0}, "abort": {"http_status": 500}})",
        "reply 500");
    row("endless delay is a day", R"({"delay": {"duration": 1e300}})", "suspend 86400000");
    row("conditions hold",
        R"({"abort": {"http_status": 403, "vars": [[["arg_x", "==", "1"], ["arg_y", "==", "2"]]]}})",
        "reply 403");
    row("one condition fails",
        R"({"abort": {"http_status": 403, "vars": [[["arg_x", "==", "1"], ["arg_y", "==", "3"]]]}})",
        "continue");
    row("any of the sets",
        R"({"abort": {"http_status": 403, "vars": [[["arg_x", "==", "0"]], [["arg_y", "==", "2"]]]}})",
        "reply 403");
    row("delay's conditions fail",
        R"({"delay": {"duration": 1, "vars": [[["arg_x", "==", "0"]]]}, "abort": {"http_status": 403}})",
        "reply 403");
}

void TestFaultInjection::request()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    const auto plugin = harness.build(u"fault-injection"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a?x=1&y=2");
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
    QVERIFY(!exchange.lastNote.isEmpty());
}

void TestFaultInjection::percentageIsAChance()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"fault-injection"_qs,
                                      R"({"abort": {"http_status": 403, "percentage": 50}})");
    int aborted = 0;
    for (int i = 0; i < 1000; ++i) {
        Exchange exchange = makeExchange("GET", "/a");
        aborted += toText(plugin->rewrite(exchange)) == "reply 403" ? 1 : 0;
    }
    QVERIFY2(aborted > 350 && aborted < 650, qPrintable(QString::number(aborted)));
}

QTEST_GUILESS_MAIN(TestFaultInjection)
#include "tst_fault_injection.moc"
