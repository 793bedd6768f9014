// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestDegraphql : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void query_data();
    void query();
    void get_data();
    void get();
    void post_data();
    void post();
    void otherMethods();
};

void TestDegraphql::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin degraphql err: "_qs;
    const auto row = [&prefix](const char *title, const char *conf, const QString &reason = {}) {
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("good", R"({"query": "{ persons { id } }"})");
    row("missing", "{}", u"property \"query\" is required"_qs);
    row("syntax", R"({"query": "uery {}"})", u"failed to parse query: Syntax error near line 1"_qs);
    row("syntax further down", R"({"query": "{\n persons(\n {id} }"})",
        u"failed to parse query: Syntax error near line 3"_qs);
    row("no variables", R"({"query": "{a}", "variables": []})",
        u"property \"variables\" validation failed: expect array to have at least 1 items"_qs);
    row("two operations", R"({"query": "query a {x} query b {y}"})",
        u"operation_name is required if multiple operations are present in the query"_qs);
    row("two operations, one named",
        R"({"query": "query a {x} query b {y}", "operation_name": "a"})");
}

void TestDegraphql::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"degraphql"_qs, conf), "reason");
}

void TestDegraphql::query_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char *text, bool isGood) {
        QTest::newRow(text) << QString::fromLatin1(text) << isGood;
    };
    row("query($name: String!, $n: [Int!]! = [1, 2]) { p(name: $name, n: $n) { id } }", true);
    row("mutation M @a(b: {c: \"d\\\"\", e: -1.5e3, f: null, g: ENUM}) { x: y @skip(if: $z) }",
        true);
    row("{ ...F ... on T { a } ...@b { c } } # over", true);
    row("query Q { a } fragment F on T { b }", true); // counts two, needs an operation name
    row("{ a(text: \"\"\"block \" \n text\"\"\") }", true);
    row("{ a", false);
    row("{ a } }", false);
    row("{ a(b) }", false);
    row("query($a String) { a }", false);
    row("{ a(b: \"c\n\") }", false);
    row("subscription { a }", false);
    row("fragment on on T { a }", false);
    row("{ a(b: 1x2) }", false);
}

void TestDegraphql::query()
{
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    const QJsonObject conf{{u"query"_qs, text}, {u"operation_name"_qs, u"Q"_qs}};
    const QString reason = PluginHarness().fault(u"degraphql"_qs, compact(conf));
    QCOMPARE(reason.isEmpty(), isGood);
    QCOMPARE(reason.contains(u"failed to parse query: Syntax error near line "), !isGood);
}

void TestDegraphql::get_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *title, const char *conf, const char *target, const char *sent) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(target) << QByteArray(sent);
    };
    row("no variables", R"({"query": "{ a b }"})", "/graphql?x=1",
        "/graphql?query=%7B%20a%20b%20%7D");
    row("variables",
        R"({"query": "{a}", "variables": ["name", "id", "flag", "gone"], "operation_name": "o&p"})",
        "/g?name=J%20o+e&id=1&id=2&flag",
        "/g?query=%7Ba%7D&operationName=o%26p&variables="
        "%7B%22flag%22%3Atrue%2C%22id%22%3A%5B%221%22%2C%222%22%5D%2C%22name%22%3A%22J%20o%20e%22%"
        "7D");
    row("nothing given", R"({"query": "{a}", "variables": ["name"]})", "/g",
        "/g?query=%7Ba%7D&variables=%7B%7D");
}

void TestDegraphql::get()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, target);
    PluginHarness harness;
    const auto plugin = harness.build(u"degraphql"_qs, conf);
    Exchange exchange = makeExchange("GET", target);
    QCOMPARE(toText(plugin->access(exchange)), "continue"_qba);
    QTEST(*exchange.upstream.target, "sent");
    QVERIFY(!exchange.upstream.body);
}

void TestDegraphql::post_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("result"); // verdict, or the body sent
    const auto row = [](const char *title, const char *conf, const char *body, const char *result) {
        QTest::newRow(title) << QByteArray(conf) << QByteArray(body) << QByteArray(result);
    };
    const char *with = R"({"query": "{a}", "variables": ["name", "n"], "operation_name": "o"})";
    row("no variables", R"({"query": "{a}"})", "whatever", R"({"query":"{a}"})");
    row("no variables, no body", R"({"query": "{a}"})", "", R"({"query":"{a}"})");
    row("variables", with, R"({"name": "Joe", "n": {"x": [1, 2.5]}, "other": 1})",
        R"({"operationName":"o","query":"{a}","variables":{"n":{"x":[1,2.5]},"name":"Joe"}})");
    row("an array holds none", with, "[1]",
        R"({"operationName":"o","query":"{a}","variables":{}})");
    row("no body", with, "", "reply 400");
    row("a text", with, "\"AA\"", "reply 400");
    row("damaged", with, "{\"a\":", "reply 400");
}

void TestDegraphql::post()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, body);
    PluginHarness harness;
    const auto plugin = harness.build(u"degraphql"_qs, conf);
    Exchange exchange = makeExchange("POST", "/g?x=1", {{"Content-Type", "text/plain"}});
    QCOMPARE(toText(plugin->access(exchange)), "need body 67108864"_qba);
    exchange.requestBody = body;
    const QByteArray verdict = toText(plugin->access(exchange));
    QTEST(exchange.upstream.body.value_or(verdict), "result");
    QVERIFY(!exchange.upstream.target);
    if (exchange.upstream.body)
        QCOMPARE(exchange.headers.value("Content-Type"), "application/json"_qba);

    Exchange large = makeExchange("POST", "/g");
    large.requestBodyTooLarge = true;
    QCOMPARE(toText(plugin->access(large)),
             conf.contains("variables") ? "reply 503"_qba : "continue"_qba);
}

void TestDegraphql::otherMethods()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"degraphql"_qs, R"({"query": "{a}"})");
    for (const char *method : {"PUT", "HEAD", "DELETE"}) {
        Exchange exchange = makeExchange(method, "/g");
        QCOMPARE(toText(plugin->access(exchange)), "reply 405"_qba);
    }
}

QTEST_GUILESS_MAIN(TestDegraphql)
#include "tst_degraphql.moc"
