// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/variables.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRealIp : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
};

void TestRealIp::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin real-ip err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("source",
        R"({"source": "http_xff", "trusted_addresses": ["127.0.0.0/8", "::1"], "recursive": true})");
    row("nothing", "{}", u"property \"source\" is required"_qs);
    row("empty source", R"({"source": ""})",
        u"property \"source\" validation failed: string too short, expected at least 1, got 0"_qs);
    row("bad network", R"({"source": "a", "trusted_addresses": ["127.0.0.1/33"]})",
        u"property \"trusted_addresses\" validation failed: failed to validate item 1: object matches none of the required"_qs);
    row("bad IPv6 network", R"({"source": "a", "trusted_addresses": ["::1/129"]})",
        u"invalid ip address: ::1/129"_qs);
}

void TestRealIp::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"real-ip"_qs, conf), "reason");
}

void TestRealIp::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("client"); // address and port; empty: unchanged
    const auto row = [](const char *title, const char *conf, const http::Headers &headers,
                        const char *client, const char *target = "/") {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(target) << headers
                             << QByteArray(client);
    };
    const char *xff = R"({"source": "http_xff"})";
    row("header", xff, {{"XFF", "1.1.1.1"}}, "1.1.1.1 0");
    row("with port", xff, {{"XFF", "1.1.1.1:7090"}}, "1.1.1.1 7090");
    row("missing", xff, {}, "");
    row("no address", xff, {{"XFF", "1.1.1.1.1"}}, "");
    row("name", xff, {{"XFF", "localhost"}}, "");
    row("port too large", xff, {{"XFF", "1.1.1.1:65536"}}, "");
    row("port zero", xff, {{"XFF", "1.1.1.1:0"}}, "");
    row("no port", xff, {{"XFF", "1.1.1.1:"}}, "");
    row("IPv6", xff, {{"XFF", "::2"}}, "::2 0");
    row("IPv6 in brackets", xff, {{"XFF", "[::2]"}}, "::2 0");
    row("IPv6 with port", xff, {{"XFF", "[::2]:80"}}, "::2 80");
    row("IPv4 in brackets", xff, {{"XFF", "[1.1.1.1]:80"}}, "");
    row("unfinished brackets", xff, {{"XFF", "[::2"}}, "");
    row("argument", R"({"source": "arg_realip"})", {}, "10.9.8.7 0", "/?realip=10.9.8.7");
    const char *forwarded = R"({"source": "http_x_forwarded_for"})";
    row("last address", forwarded, {{"X-Forwarded-For", "::1, ::2"}}, "::2 0");
    row("last field", forwarded, {{"X-Forwarded-For", "::1"}, {"X-Forwarded-For", "::2"}}, "::2 0");
    row("recursive needs trust", R"({"source": "http_x_forwarded_for", "recursive": true})",
        {{"X-Forwarded-For", "1.1.1.1, 127.0.0.1"}}, "127.0.0.1 0");
    row("not trusted",
        R"({"source": "http_x_forwarded_for", "trusted_addresses": ["192.128.0.0/16"]})",
        {{"X-Forwarded-For", "1.1.1.1"}}, "");
    const char *trusted = R"({"source": "http_x_forwarded_for", "recursive": true,
        "trusted_addresses": ["192.128.0.0/16", "127.0.0.0/24"]})";
    row("trusted", trusted, {{"X-Forwarded-For", "1.1.1.1"}}, "1.1.1.1 0");
    row("skips trusted ones", trusted,
        {{"X-Forwarded-For", "9.9.9.9, 1.1.1.1,192.128.1.1, 127.0.0.1"}}, "1.1.1.1 0");
    row("all are trusted", trusted, {{"X-Forwarded-For", "192.128.1.2, 127.0.0.1"}},
        "192.128.1.2 0");
}

void TestRealIp::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, target);
    QFETCH(http::Headers, headers);
    QFETCH(QByteArray, client);
    PluginHarness harness;
    const auto plugin = harness.build(u"real-ip"_qs, conf);
    Exchange exchange = makeExchange("GET", target, headers);
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QCOMPARE(exchange.client.address + ' ' + QByteArray::number(exchange.client.port),
             client.isEmpty() ? "127.0.0.1 50000"_qba : client);
    QCOMPARE(variable(exchange, "realip_remote_addr"), "127.0.0.1"_qba);
    QCOMPARE(variable(exchange, "realip_remote_port"), "50000"_qba);
    QVERIFY(!exchange.lastNote.isEmpty());
}

QTEST_GUILESS_MAIN(TestRealIp)
#include "tst_real_ip.moc"
