// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestEcho : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void answer_data();
    void answer();
};

void TestEcho::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin echo err: "_qs;
    QTest::newRow("good") << QByteArray(R"({"before_body": "a", "headers": {"X": 1}})")
                          << QString();
    QTest::newRow("nothing to do") << QByteArray(R"({"headers": {"X": 1}})")
                                   << prefix
            + u"object matches none of the required: [\"before_body\"] or [\"body\"] or [\"after_body\"]"_qs;
    QTest::newRow("type") << QByteArray(R"({"body": 1})")
                          << prefix
            + u"property \"body\" validation failed: wrong type: expected string, got number"_qs;
    QTest::newRow("no headers") << QByteArray(R"({"body": "", "headers": {}})")
                                << prefix
            + u"property \"headers\" validation failed: expect object to have at least 1 properties"_qs;
}

void TestEcho::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"echo"_qs, conf), "reason");
}

void TestEcho::answer_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *title, const char *conf, const char *result) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(result);
    };
    row("before", R"({"before_body": "<"})", "X-A: up\n\n<hello |world|");
    row("after", R"({"after_body": ">"})", "X-A: up\n\nhello |world|>|");
    row("instead", R"({"body": "new"})", "X-A: up\n\nnew|");
    row("all", R"({"body": "new", "before_body": "<", "after_body": ">"})", "X-A: up\n\n<new>|");
    row("headers", R"({"body": "", "headers": {"X-A": "", "X-N": 2, "X-S": "$uri", "X-Bad": []}})",
        "X-N: 2\nX-S: $uri\n\n");
}

void TestEcho::answer()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    const auto plugin = harness.build(u"echo"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a");
    exchange.status = 200;
    exchange.responseHeaders = {
        {"Content-Length", "11"}, {"X-A", "up"}, {"ETag", "\"1\""}, {"Content-Encoding", "gzip"}};
    plugin->headerFilter(exchange);
    QByteArray out;
    for (const char *piece : {"hello ", "world", ""}) {
        QByteArray octets(piece);
        plugin->bodyFilter(exchange, octets, octets.isEmpty());
        out += octets + (octets.isEmpty() ? "" : "|");
    }
    QTEST(QByteArray(toText(exchange.responseHeaders) + '\n' + out), "result");
}

QTEST_GUILESS_MAIN(TestEcho)
#include "tst_echo.moc"
