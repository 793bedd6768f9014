// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestKeyAuth : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void replacesForgedHeaders();
    void tellsWhoItWas();
    void lockedKeychain();
};

void TestKeyAuth::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<config::PluginUse>("use");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin key-auth err: "_qs;
    const auto resource = config::PluginUse::Resource, consumer = config::PluginUse::Consumer;
    QTest::newRow("empty") << "{}"_qba << resource << QString();
    QTest::newRow("all")
        << R"({"header": "x", "query": "y", "hide_credentials": true, "realm": "r", "anonymous_consumer": "a"})"_qba
        << resource << QString();
    QTest::newRow("header") << R"({"header": 1})"_qba << resource
                            << prefix
            + u"property \"header\" validation failed: wrong type: expected string, got number"_qs;
    QTest::newRow("consumer") << R"({"key": "k"})"_qba << consumer << QString();
    QTest::newRow("consumer without key")
        << "{}"_qba << consumer << prefix + u"property \"key\" is required"_qs;
    QTest::newRow("consumer's key is a number") << R"({"key": 1})"_qba << consumer
                                                << prefix
            + u"property \"key\" validation failed: wrong type: expected string, got number"_qs;
}

void TestKeyAuth::configuration()
{
    QFETCH(QByteArray, conf);
    QFETCH(config::PluginUse, use);
    QTEST(PluginHarness().fault(u"key-auth"_qs, conf, use), "reason");
}

void TestKeyAuth::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("sent"); // headers and target toward the upstream
    const QByteArray host = "Host: 127.0.0.1:9080\n";
    const auto refusal = [](const char *message, const char *realm = "key") -> QByteArray {
        return QByteArray("reply 401 [WWW-Authenticate: apikey realm=\"") + realm
            + "\"] {\"message\":\"" + message + "\"}\n";
    };
    QTest::newRow("missing") << "{}"_qba
                             << "/a"_qba << http::Headers() << refusal("Missing API key in request")
                             << host + "/a";
    QTest::newRow("invalid") << "{}"_qba
                             << "/a"_qba << http::Headers{{"apikey", "no"}}
                             << refusal("Invalid API key in request") << host + "apikey: no\n/a";
    QTest::newRow("empty is invalid")
        << "{}"_qba
        << "/a"_qba << http::Headers{{"apikey", ""}} << refusal("Invalid API key in request")
        << host + "apikey: \n/a";
    QTest::newRow("realm") << R"({"realm": "my realm"})"_qba
                           << "/a"_qba << http::Headers()
                           << refusal("Missing API key in request", "my realm") << host + "/a";
    QTest::newRow("header") << "{}"_qba
                            << "/a"_qba << http::Headers{{"apikey", "k1"}} << "continue"_qba
                            << host + "apikey: k1\nX-Consumer-Username: jack\n/a";
    QTest::newRow("query") << "{}"_qba
                           << "/a?x=1&apikey=k2"_qba << http::Headers() << "continue"_qba
                           << host
            + "X-Consumer-Username: rose\nX-Credential-Identifier: c2\nX-Consumer-Custom-ID: "
              "77\n/a?x=1&apikey=k2";
    QTest::newRow("header before query")
        << "{}"_qba
        << "/a?apikey=k1"_qba << http::Headers{{"apikey", "no"}}
        << refusal("Invalid API key in request") << host + "apikey: no\n/a?apikey=k1";
    QTest::newRow("own names") << R"({"header": "X-Key", "query": "key"})"_qba
                               << "/a"_qba << http::Headers{{"x-key", "k1"}} << "continue"_qba
                               << host + "x-key: k1\nX-Consumer-Username: jack\n/a";
    QTest::newRow("hide header") << R"({"hide_credentials": true})"_qba
                                 << "/a?apikey=p"_qba << http::Headers{{"apikey", "k1"}}
                                 << "continue"_qba
                                 << host + "X-Consumer-Username: jack\n/a?apikey=p";
    QTest::newRow("hide query") << R"({"hide_credentials": true})"_qba
                                << "/a?x=1&apikey=k1&y=2"_qba << http::Headers() << "continue"_qba
                                << host + "X-Consumer-Username: jack\n/a?x=1&y=2";
    QTest::newRow("hide the only argument")
        << R"({"hide_credentials": true})"_qba
        << "/a%20b?apikey=k1"_qba << http::Headers() << "continue"_qba
        << host + "X-Consumer-Username: jack\n/a%20b";
    QTest::newRow("anonymous") << R"({"anonymous_consumer": "nobody"})"_qba
                               << "/a"_qba << http::Headers() << "continue"_qba
                               << host + "X-Consumer-Username: nobody\n/a";
    QTest::newRow("anonymous hides both")
        << R"({"anonymous_consumer": "nobody", "hide_credentials": true})"_qba
        << "/a?apikey=bad&z=1"_qba << http::Headers{{"apikey", "bad"}} << "continue"_qba
        << host + "X-Consumer-Username: nobody\n/a?z=1";
    QTest::newRow("anonymous is missing")
        << R"({"anonymous_consumer": "gone"})"_qba
        << "/a"_qba << http::Headers() << refusal("Invalid user authorization") << host + "/a";
}

void TestKeyAuth::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, target);
    QFETCH(http::Headers, headers);
    PluginHarness harness;
    harness.credentials.add("jack", "key-auth", "k1");
    harness.credentials.add("rose", "key-auth", "k2", "c2").customId = "77";
    harness.credentials.add("nobody");
    const auto plugin = harness.build(u"key-auth"_qs, conf);
    Exchange exchange = makeExchange("GET", target, headers);
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
    const QByteArray sent =
        toText(exchange.headers) + exchange.upstream.target.value_or(exchange.received.target);
    QTEST(sent, "sent");
}

void TestKeyAuth::replacesForgedHeaders()
{
    PluginHarness harness;
    harness.credentials.add("jack", "key-auth", "k1");
    const auto plugin = harness.build(u"key-auth"_qs, "{}");
    Exchange exchange = makeExchange("GET", "/",
                                     {{"apikey", "k1"},
                                      {"x-consumer-username", "root"},
                                      {"X-Credential-Identifier", "x"},
                                      {"X-Consumer-Custom-Id", "y"}});
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QCOMPARE(exchange.headers.values("X-Consumer-Username"), QList<QByteArray>{"jack"});
    QVERIFY(!exchange.headers.contains("X-Credential-Identifier"));
    QVERIFY(!exchange.headers.contains("X-Consumer-Custom-ID"));
}

void TestKeyAuth::tellsWhoItWas()
{
    PluginHarness harness;
    harness.credentials.add("jack", "key-auth", "k1", "c1");
    const auto plugin = harness.build(u"key-auth"_qs, "{}");
    Exchange exchange = makeExchange("GET", "/", {{"apikey", "k1"}});
    (void)plugin->rewrite(exchange);
    QCOMPARE(exchange.consumer->username, "jack"_qba);
    QCOMPARE(exchange.credentialId, "c1"_qba);
    QCOMPARE(exchange.lastNote, "key belongs to jack"_qba);
}

void TestKeyAuth::lockedKeychain()
{
    PluginHarness harness;
    harness.credentials.lock();
    const auto plugin = harness.build(u"key-auth"_qs, R"({"anonymous_consumer": "nobody"})");
    Exchange exchange = makeExchange("GET", "/", {{"apikey", "k1"}});
    QCOMPARE(toText(plugin->rewrite(exchange)),
             "reply 503 {\"message\":\"Credentials cannot be checked now, try again later\"}\n"_qba);
    QVERIFY(!exchange.consumer);
}

QTEST_GUILESS_MAIN(TestKeyAuth)
#include "tst_key_auth.moc"
