// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestIpRestriction : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestIpRestriction::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix =
            u"failed to check the configuration of plugin ip-restriction err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("whitelist", R"({"whitelist": ["127.0.0.1", "10.0.0.0/8", "::1", "fe80::/32"]})");
    row("nothing", "{}", u"value should match only one schema, but matches none"_qs);
    row("both", R"({"whitelist": ["127.0.0.1"], "blacklist": ["127.0.0.1"]})",
        u"value should match only one schema, but matches both schemas 1 and 2"_qs);
    row("bad address", R"({"whitelist": ["127.0.0.1", "300.0.0.1"]})",
        u"property \"whitelist\" validation failed: failed to validate item 2: object matches none of the required"_qs);
    row("bad network", R"({"blacklist": ["10.0.0.0/33"]})",
        u"property \"blacklist\" validation failed: failed to validate item 1: object matches none of the required"_qs);
    row("bad IPv6 network", R"({"blacklist": ["::1/129"]})", u"invalid ip address: ::1/129"_qs);
    row("empty", R"({"whitelist": []})",
        u"property \"whitelist\" validation failed: expect array to have at least 1 items"_qs);
    row("message", R"({"whitelist": ["::1"], "message": ""})",
        u"property \"message\" validation failed: string too short, expected at least 1, got 0"_qs);
    row("status", R"({"whitelist": ["::1"], "response_code": 400})",
        u"property \"response_code\" validation failed: expected 400 to be at least 403"_qs);
}

void TestIpRestriction::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"ip-restriction"_qs, conf), "reason");
}

void TestIpRestriction::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const char *address,
                        const char *verdict) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(address) << QByteArray(verdict);
    };
    const char *refused = "reply 403 {\"message\":\"Your IP address is not allowed\"}\n";
    row("allowed", R"({"whitelist": ["127.0.0.0/24"]})", "127.0.0.200", "continue");
    row("not allowed", R"({"whitelist": ["127.0.0.0/24"]})", "127.0.1.1", refused);
    row("refused", R"({"blacklist": ["10.0.0.1"]})", "10.0.0.1", refused);
    row("not refused", R"({"blacklist": ["10.0.0.1"]})", "10.0.0.10", "continue");
    row("IPv6", R"({"blacklist": ["2001:db8::/32"]})", "2001:db8:1::5", refused);
    row("other family", R"({"whitelist": ["0.0.0.0/0"]})", "::1", refused);
    row("IPv4 within IPv6", R"({"blacklist": ["10.0.0.1"]})", "::ffff:10.0.0.1", refused);
    row("message and status",
        R"({"blacklist": ["::1"], "message": "a \"b\"", "response_code": 404})", "::1",
        "reply 404 {\"message\":\"a \\\"b\\\"\"}\n");
}

void TestIpRestriction::request()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    const auto plugin = harness.build(u"ip-restriction"_qs, conf);
    Exchange exchange = makeExchange("GET", "/");
    QFETCH(QByteArray, address);
    exchange.client.address = address;
    QTEST(toText(plugin->access(exchange)), "verdict");
    QVERIFY(exchange.lastNote.startsWith(address));
}

QTEST_GUILESS_MAIN(TestIpRestriction)
#include "tst_ip_restriction.moc"
