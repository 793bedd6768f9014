// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestErrorPage : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void answer_data();
    void answer();
};

void TestErrorPage::configuration_data()
{
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin error-page err: "_qs;
    QTest::newRow("empty") << QByteArray("{}") << QString();
    QTest::newRow("good") << QByteArray(
        R"({"enable": true, "error_404": {"body": "x", "content_type": "text/plain"}})")
                          << QString();
    QTest::newRow("enable") << QByteArray(R"({"enable": "yes"})")
                            << prefix
            + u"property \"enable\" validation failed: wrong type: expected boolean, got string"_qs;
    QTest::newRow("body") << QByteArray(R"({"error_502": {"body": 1}})")
                          << prefix
            + u"property \"error_502\" validation failed: property \"body\" validation failed: "
              "wrong type: expected string, got number"_qs;
}

void TestErrorPage::configuration()
{
    QFETCH(QByteArray, metadata);
    const PluginHarness harness;
    QTEST(harness.fault(u"error-page"_qs, metadata, config::PluginUse::Metadata), "reason");
    QCOMPARE(harness.fault(u"error-page"_qs, "{}"), QString());
}

void TestErrorPage::answer_data()
{
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("fromUpstream");
    QTest::addColumn<QByteArray>("result"); // Content-Type and body
    const auto row = [](const char *title, const char *metadata, int status, bool fromUpstream,
                        const QByteArray &result) {
        QTest::newRow(title) << QByteArray(metadata) << status << fromUpstream << result;
    };
    const QByteArray same = "text/old old page";
    row("no metadata", "{}", 404, false, same);
    row("not enabled", R"({"error_404": {"body": "x"}})", 404, false, same);
    row("replaced", R"({"enable": true, "error_404": {"body": "x"}})", 404, false, "text/html x");
    row("type",
        R"({"enable": true, "error_500": {"body": "{}", "content_type": "application/json"}})", 500,
        false, "application/json {}");
    row("of the upstream", R"({"enable": true, "error_500": {"body": "x"}})", 500, true, same);
    row("another status", R"({"enable": true, "error_404": {"body": "x"}})", 405, false, same);
    row("a status beyond the four", R"({"enable": true, "error_405": {"body": "x"}})", 405, false,
        "text/html x");
    row("below 404", R"({"enable": true, "error_403": {"body": "x"}})", 403, false, same);
    row("empty body", R"({"enable": true, "error_404": {"body": ""}})", 404, false, same);
    row("default page", R"({"enable": true, "error_503": {}})", 503, false,
        "text/html <html>\n<head><title>503 Service Unavailable</title></head>\n<body>\n"
        "<center><h1>503 Service Unavailable</h1></center>\n<hr><center>Apache APISIX</center>\n"
        "</body>\n</html>");
}

void TestErrorPage::answer()
{
    QFETCH(QByteArray, metadata);
    QFETCH(int, status);
    QFETCH(bool, fromUpstream);
    PluginHarness harness;
    const auto plugin = harness.build(u"error-page"_qs, "{}", u"global_rule#1"_qs, metadata);
    Exchange exchange = makeExchange("GET", "/a");
    exchange.status = status;
    exchange.fromUpstream = fromUpstream;
    exchange.responseHeaders = {{"Content-Type", "text/old"}};
    plugin->headerFilter(exchange);
    QByteArray first = "old ", last = "page";
    plugin->bodyFilter(exchange, first, false);
    plugin->bodyFilter(exchange, last, true);
    const QByteArray type = exchange.responseHeaders.value("Content-Type").value_or("");
    QTEST(QByteArray(type + ' ' + first + last), "result");
    QCOMPARE(plugin->onlyWatchesBody(exchange), first + last == "old page");
}

QTEST_GUILESS_MAIN(TestErrorPage)
#include "tst_error_page.moc"
