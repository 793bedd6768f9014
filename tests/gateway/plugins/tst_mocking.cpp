// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QJsonArray>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestMocking : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void makesUpWhatFits();
};

void TestMocking::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin mocking err: "_qs;
    QTest::newRow("example") << R"({"response_example": "x"})"_qba << QString();
    QTest::newRow("schema") << R"({"response_schema": {"type": "object"}})"_qba << QString();
    QTest::newRow("type") << R"({"response_example": "x", "content_type": "image/png"})"_qba
                          << prefix + u"unsupported content type!"_qs;
    QTest::newRow("status") << R"({"response_example": "x", "response_status": 99})"_qba
                            << prefix
            + u"property \"response_status\" validation failed: expected 99 to be at least 100"_qs;
}

void TestMocking::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"mocking"_qs, conf), "reason");
    QVERIFY(!PluginHarness().fault(u"mocking"_qs, "{}").isEmpty());
}

void TestMocking::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *title, const char *conf, const char *verdict) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(verdict);
    };
    row("default", R"({"response_example": "hello"})",
        "reply 200 [Content-Type: application/json;charset=utf8] [x-mock-by: APISIX/3.18.0] hello");
    row("variables",
        R"({"response_example": "hi $arg_name at $uri", "content_type": "text/plain", "with_mock_header": false})",
        "reply 200 [Content-Type: text/plain; charset=utf-8] hi bob at /a");
    row("status, headers",
        R"({"response_example": "", "response_status": 201, "with_mock_header": false, "response_headers": {"X-A": "$arg_name", "X-N": 3}})",
        "reply 201 [Content-Type: application/json;charset=utf8] [X-A: bob] [X-N: 3] ");
    row("delay", R"({"response_example": "x", "delay": 2, "with_mock_header": false})",
        "suspend 2000 reply 200 [Content-Type: application/json;charset=utf8] x");
    row("examples",
        R"({"with_mock_header": false, "response_schema": {"type": "object", "properties": {
        "a": {"type": "string", "example": "hello"}, "b": {"type": "integer", "example": 4.7},
        "c": {"type": "number", "example": 5.5}, "d": {"type": "boolean", "example": true}, "e": {"type": "object"}}}})",
        "reply 200 [Content-Type: application/json;charset=utf8] "
        "{\"a\":\"hello\",\"b\":4,\"c\":5.5,\"d\":true,\"e\":{}}");
    row("XML",
        R"({"with_mock_header": false, "content_type": "text/xml", "response_schema": {"properties": {
        "a": {"type": "string", "example": "<x>"}, "b": {"type": "object", "properties": {"c": {"type": "integer", "example": 1}}}}}})",
        "reply 200 [Content-Type: text/xml; charset=utf-8] <data>\n  <a>&lt;x&gt;</a>\n  <b>\n    "
        "<c>1</c>\n  </b>\n</data>\n");
    row("HTML cannot be made up",
        R"({"with_mock_header": false, "content_type": "text/html", "response_schema": {}})",
        "reply 200 [Content-Type: text/html; charset=utf-8] ");
}

void TestMocking::request()
{
    QFETCH(QByteArray, conf);
    PluginHarness harness;
    const auto plugin = harness.build(u"mocking"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a?name=bob");
    QTEST(toText(plugin->access(exchange)), "verdict");
}

void TestMocking::makesUpWhatFits()
{
    PluginHarness harness;
    const auto plugin =
        harness.build(u"mocking"_qs, R"({"response_schema": {"type": "object", "properties": {
        "s": {"type": "string"}, "i": {"type": "integer"}, "n": {"type": "number"}, "b": {"type": "boolean"},
        "l": {"type": "array", "items": {"type": "integer"}}}}})");
    for (int i = 0; i < 20; ++i) {
        Exchange exchange = makeExchange("GET", "/a");
        const QJsonObject body = json(*std::get<LocalReply>(plugin->access(exchange)).body);
        const qsizetype letters = body[u"s"].toString().size();
        QVERIFY(letters >= 1 && letters <= 10);
        QVERIFY(body[u"i"].toInt() >= 1 && body[u"i"].toInt() <= 10000);
        QVERIFY(body[u"n"].isDouble());
        QVERIFY(body[u"b"].isBool());
        const qsizetype items = body[u"l"].toArray().size();
        QVERIFY(items >= 1 && items <= 3);
    }
}

QTEST_GUILESS_MAIN(TestMocking)
#include "tst_mocking.moc"
