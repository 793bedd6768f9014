// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestRequestValidation : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void headers_data();
    void headers();
    void body_data();
    void body();
    void limits();
    void fillsInDefaults();
};

void TestRequestValidation::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix =
            u"failed to check the configuration of plugin request-validation err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("body", R"({"body_schema": {"type": "object"}})");
    row("header",
        R"({"header_schema": {"type": "object"}, "rejected_code": 422, "rejected_msg": "m"})");
    row("nothing", "{}",
        u"object matches none of the required: [\"header_schema\"] or [\"body_schema\"]"_qs);
    row("status", R"({"body_schema": {}, "rejected_code": 600})",
        u"property \"rejected_code\" validation failed: expected 600 to be at most 599"_qs);
    row("message", R"({"body_schema": {}, "rejected_msg": ""})",
        u"property \"rejected_msg\" validation failed: string too short, expected at least 1, got 0"_qs);
    row("no schema", R"({"body_schema": "x"})",
        u"property \"body_schema\" validation failed: wrong type: expected object, got string"_qs);
}

void TestRequestValidation::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"request-validation"_qs, conf), "reason");
}

void TestRequestValidation::headers_data()
{
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("verdict");
    QTest::newRow("missing") << http::Headers() << "reply 400 property \"X-Need\" is required"_qba;
    QTest::newRow("good") << http::Headers{{"X-Need", "v1"}} << "continue"_qba;
    QTest::newRow("other case") << http::Headers{{"x-nEED", "v1"}} << "continue"_qba;
    QTest::newRow("pattern")
        << http::Headers{{"X-Need", "zz"}}
        << "reply 400 property \"X-Need\" validation failed: failed to match pattern \"^v[0-9]+$\" with \"zz\""_qba;
    QTest::newRow("twice")
        << http::Headers{{"X-Need", "v1"}, {"X-Need", "v2"}}
        << "reply 400 property \"X-Need\" validation failed: wrong type: expected string, got table"_qba;
}

void TestRequestValidation::headers()
{
    QFETCH(http::Headers, headers);
    PluginHarness harness;
    const auto plugin =
        harness.build(u"request-validation"_qs, R"({"header_schema": {"type": "object",
        "required": ["X-Need"], "properties": {"X-Need": {"type": "string", "pattern": "^v[0-9]+$"}}}})");
    Exchange exchange = makeExchange("GET", "/", headers);
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
}

void TestRequestValidation::body_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("sent"); // instead of the client's body
    const auto row = [](const char *title, const char *type, const char *body, const char *verdict,
                        const char *sent = "") {
        QTest::newRow(title) << QByteArray(type) << QByteArray(body) << QByteArray(verdict)
                             << QByteArray(sent);
    };
    const char *json = "application/json";
    const char *form = "Application/X-WWW-Form-Urlencoded; charset=utf-8";
    row("good", json, R"({"name": "bob"})", "continue", R"({"name":"bob"})");
    row("no type is JSON", "", R"({"name": "bob"})", "continue", R"({"name":"bob"})");
    row("the last of two counts", json, R"({"name": "x", "name": "bob"})", "continue",
        R"({"name":"bob"})");
    row("short", json, R"({"name": "b"})",
        "reply 400 property \"name\" validation failed: string too short, expected at least 2, got "
        "1");
    row("missing", json, "{}", "reply 400 property \"name\" is required");
    row("number", json, R"({"name": 1})",
        "reply 400 property \"name\" validation failed: wrong type: expected string, got number");
    row("array", json, R"({"name": "bob", "tags": ["z"]})",
        "reply 400 property \"tags\" validation failed: failed to validate item 1: matches none of "
        "the enum values");
    row("no JSON", json, "{bad",
        "reply 400 Expected object key string but found invalid token at character 2");
    row("text", json, "\"x\"", "reply 400 wrong type: expected object, got string");
    row("no body", json, "", "reply 400");
    row("form", form, "name=b%6fb&x", "continue");
    row("form without it", form, "x=1", "reply 400 property \"name\" is required");
    row("form with it twice", form, "name=bob&name=bib",
        "reply 400 property \"name\" validation failed: wrong type: expected string, got table");
    row("form without a value", form, "name",
        "reply 400 property \"name\" validation failed: wrong type: expected string, got boolean");
}

void TestRequestValidation::body()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sent);
    PluginHarness harness;
    const auto plugin =
        harness.build(u"request-validation"_qs, R"({"body_schema": {"type": "object",
        "required": ["name"], "properties": {"name": {"type": "string", "minLength": 2},
        "tags": {"type": "array", "items": {"enum": ["a", "b"]}}}}})");
    Exchange exchange = makeExchange("POST", "/");
    if (!type.isEmpty())
        exchange.headers.append("Content-Type", type);
    QCOMPARE(toText(plugin->rewrite(exchange)), "need body 67108864"_qba);
    exchange.requestBody = body;
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
    QCOMPARE(exchange.upstream.body.value_or(QByteArray()), sent);
}

void TestRequestValidation::limits()
{
    PluginHarness harness;
    const auto plugin = harness.build(
        u"request-validation"_qs,
        R"({"body_schema": {"required": ["a"]}, "max_req_body_size": 10, "rejected_code": 422, "rejected_msg": "no"})");
    Exchange exchange = makeExchange("POST", "/");
    QCOMPARE(toText(plugin->rewrite(exchange)), "need body 10"_qba);
    exchange.requestBodyTooLarge = true;
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 422 no"_qba);
    exchange.requestBodyTooLarge = false;
    exchange.received.contentLength = 11;
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 422 no"_qba);
    exchange.received.contentLength = -1;
    exchange.requestBody = "{}";
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 422 no"_qba);
    exchange.requestBody = "{\"a\":1}";
    exchange.headers.append("Content-Type", "application/json");
    exchange.headers.append("Content-Type", "text/plain");
    QCOMPARE(toText(plugin->rewrite(exchange)), "reply 422 no"_qba);
}

void TestRequestValidation::fillsInDefaults()
{
    PluginHarness harness;
    const auto plugin =
        harness.build(u"request-validation"_qs, R"({"body_schema": {"type": "object",
        "properties": {"a": {"type": "integer", "default": 7}, "b": {"type": "object", "properties":
        {"c": {"default": true}}}}}})");
    Exchange exchange = makeExchange("POST", "/");
    exchange.requestBody = R"({"b": {}, "d": [null, 1.5, "é"]})";
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QCOMPARE(*exchange.upstream.body, R"({"a":7,"b":{"c":true},"d":[null,1.5,"é"]})"_qba);
}

QTEST_GUILESS_MAIN(TestRequestValidation)
#include "tst_request_validation.moc"
