// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestBasicAuth : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void tellsWhoItWas();
    void lockedKeychain();
};

void TestBasicAuth::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<config::PluginUse>("use");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin basic-auth err: "_qs;
    const auto resource = config::PluginUse::Resource, consumer = config::PluginUse::Consumer;
    QTest::newRow("empty") << "{}"_qba << resource << QString();
    QTest::newRow("all")
        << R"({"hide_credentials": true, "realm": "r", "anonymous_consumer": "a"})"_qba << resource
        << QString();
    QTest::newRow("realm with a quote") << R"({"realm": "a\"b"})"_qba << resource
                                        << prefix
            + uR"(property "realm" validation failed: failed to match pattern "^[ -!#-[\\]-~]+$" with "a\"b")"_qs;
    QTest::newRow("hide") << R"({"hide_credentials": 1})"_qba << resource
                          << prefix
            + u"property \"hide_credentials\" validation failed: wrong type: expected boolean, got number"_qs;
    QTest::newRow("consumer") << R"({"username": "u", "password": "p"})"_qba << consumer
                              << QString();
    QTest::newRow("no password") << R"({"username": "u"})"_qba << consumer
                                 << prefix + u"property \"password\" is required"_qs;
    QTest::newRow("number") << R"({"username": 1, "password": "p"})"_qba << consumer
                            << prefix
            + u"property \"username\" validation failed: wrong type: expected string, got number"_qs;
}

void TestBasicAuth::configuration()
{
    QFETCH(QByteArray, conf);
    QFETCH(config::PluginUse, use);
    QTEST(PluginHarness().fault(u"basic-auth"_qs, conf, use), "reason");
}

void TestBasicAuth::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("authorization"); // null: none
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("sent"); // headers toward the upstream, but for Host
    const auto refusal = [](const char *message, const char *realm = "basic") -> QByteArray {
        return QByteArray("reply 401 [WWW-Authenticate: Basic realm=\"") + realm
            + "\"] {\"message\":\"" + message + "\"}\n";
    };
    const auto row = [](const char *title, const char *conf, const QByteArray &credentials,
                        const QByteArray &verdict, const QByteArray &extra, bool keeps = true) {
        const QByteArray kept = "Authorization: " + credentials + '\n';
        QTest::newRow(title) << QByteArray(conf) << credentials << verdict
                             << (keeps && !credentials.isNull() ? kept : QByteArray()) + extra;
    };
    const auto basic = [](const char *login) -> QByteArray {
        return "Basic " + QByteArray(login).toBase64();
    };
    const QByteArray foo = "X-Consumer-Username: foo\n";
    const char *wrong = "Invalid user authorization";
    row("missing", "{}", {}, refusal("Missing authorization in request"), {});
    row("realm", R"({"realm": "mine"})", {}, refusal("Missing authorization in request", "mine"),
        {});
    row("other scheme", "{}", "Bearer x", refusal("Invalid authorization in request"), {});
    row("no Base64", "{}", "Basic !!", refusal("Invalid authorization in request"), {});
    row("no colon", "{}", basic("foo"), refusal("Invalid authorization in request"), {});
    row("good", "{}", basic("foo:bar"), "continue", foo);
    row("lower case", "{}", "basic " + QByteArray("foo:bar").toBase64(), "continue", foo);
    row("blanks count for nothing", "{}", basic("f oo : b\tar"), "continue", foo);
    row("wrong password", "{}", basic("foo:baz"), refusal(wrong), {});
    row("longer password", "{}", basic("foo:bar1"), refusal(wrong), {});
    row("no password", "{}", basic("foo:"), refusal(wrong), {});
    row("nobody", "{}", basic("joe:bar"), refusal(wrong), {});
    row("ends at a second colon", "{}", basic("foo:bar:x"), "continue", foo);
    row("a colon in the password never fits", "{}", basic("colon:b:r"), refusal(wrong), {});
    row("hide", R"({"hide_credentials": true})", basic("foo:bar"), "continue", foo, false);
    row("a refused one is not hidden", R"({"hide_credentials": true})", basic("foo:no"),
        refusal(wrong), {});
    row("anonymous", R"({"anonymous_consumer": "nobody"})", {}, "continue",
        "X-Consumer-Username: nobody\n");
    row("anonymous hides", R"({"anonymous_consumer": "nobody", "hide_credentials": true})",
        basic("foo:no"), "continue", "X-Consumer-Username: nobody\n", false);
    row("anonymous is missing", R"({"anonymous_consumer": "gone"})", {}, refusal(wrong), {});
}

void TestBasicAuth::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, authorization);
    PluginHarness harness;
    harness.addConsumer("foo", u"basic-auth"_qs, R"({"username": "foo", "password": "bar"})");
    harness.addConsumer("colon", u"basic-auth"_qs, R"({"username": "colon", "password": "b:r"})");
    harness.credentials.add("nobody");
    const auto plugin = harness.build(u"basic-auth"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a");
    if (!authorization.isNull())
        exchange.headers.append("Authorization", authorization);
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
    exchange.headers.remove("Host");
    QTEST(toText(exchange.headers), "sent");
    QVERIFY2(!exchange.lastNote.contains("bar"), exchange.lastNote.constData());
}

void TestBasicAuth::tellsWhoItWas()
{
    PluginHarness harness;
    harness.addConsumer("jack", u"basic-auth"_qs, R"({"username": "foo", "password": "bar"})", "c1")
        .customId = "77";
    const auto plugin = harness.build(u"basic-auth"_qs, "{}");
    Exchange exchange = makeExchange("GET", "/", {{"Authorization", "Basic Zm9vOmJhcg=="}});
    (void)plugin->rewrite(exchange);
    QCOMPARE(exchange.consumer->username, "jack"_qba);
    QCOMPARE(exchange.headers.value("X-Credential-Identifier"), "c1"_qba);
    QCOMPARE(exchange.headers.value("X-Consumer-Custom-ID"), "77"_qba);
    QCOMPARE(exchange.lastNote, "user name and password belong to jack"_qba);
}

void TestBasicAuth::lockedKeychain()
{
    PluginHarness harness;
    harness.credentials.lock();
    const auto plugin = harness.build(u"basic-auth"_qs, R"({"anonymous_consumer": "nobody"})");
    Exchange exchange = makeExchange("GET", "/", {{"Authorization", "Basic Zm9vOmJhcg=="}});
    QVERIFY(toText(plugin->rewrite(exchange)).startsWith("reply 503 "));
    QVERIFY(!exchange.consumer);
}

QTEST_GUILESS_MAIN(TestBasicAuth)
#include "tst_basic_auth.moc"
