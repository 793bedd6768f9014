// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestMultiAuth : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void asksForTheBody();
    void lockedKeychain();
};

void TestMultiAuth::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const char *conf, const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin multi-auth err: "_qs;
        QTest::newRow(title) << QByteArray(conf)
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("two", R"({"auth_plugins": [{"basic-auth": {}}, {"key-auth": {"header": "k"}}]})");
    row("none", "{}", u"property \"auth_plugins\" is required"_qs);
    row("one", R"({"auth_plugins": [{"basic-auth": {}}]})",
        u"property \"auth_plugins\" validation failed: expect array to have at least 2 items"_qs);
    row("unknown", R"({"auth_plugins": [{"basic-auth": {}}, {"no-auth": {}}]})",
        u"no-auth plugin did not found"_qs);
    row("does not authenticate", R"({"auth_plugins": [{"basic-auth": {}}, {"cors": {}}]})",
        u"cors plugin is not supported"_qs);
    row("itself", R"({"auth_plugins": [{"basic-auth": {}}, {"multi-auth": {}}]})",
        u"multi-auth plugin is not supported"_qs);
    row("faulty", R"({"auth_plugins": [{"basic-auth": {}}, {"key-auth": {"header": 1}}]})",
        u"plugin key-auth check schema failed: property \"header\" validation failed: wrong type: expected string, got number"_qs);
}

void TestMultiAuth::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"multi-auth"_qs, conf), "reason");
}

void TestMultiAuth::request_data()
{
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("sent"); // but for Host
    QTest::addColumn<QByteArray>("answer"); // headers
    const QByteArray refusal = "reply 401 [WWW-Authenticate: apikey realm=\"key\"] "
                               "{\"message\":\"Authorization Failed\"}\n";
    QTest::newRow("nothing") << http::Headers() << refusal << QByteArray() << QByteArray();
    QTest::newRow("first") << http::Headers{{"Authorization", "Basic Zm9vOmJhcg=="}}
                           << "continue"_qba
                           << "Authorization: Basic Zm9vOmJhcg==\nX-Consumer-Username: foo\n"_qba
                           << QByteArray();
    QTest::newRow("second") << http::Headers{{"apikey", "k1"}} << "continue"_qba
                            << "X-Consumer-Username: jack\n"_qba
                            << "WWW-Authenticate: Basic realm=\"basic\"\n"_qba;
    QTest::newRow("wrong") << http::Headers{{"apikey", "no"}} << refusal << "apikey: no\n"_qba
                           << QByteArray();
}

void TestMultiAuth::request()
{
    QFETCH(http::Headers, headers);
    PluginHarness harness;
    harness.addConsumer("foo", u"basic-auth"_qs, R"({"username": "foo", "password": "bar"})");
    harness.addConsumer("jack", u"key-auth"_qs, R"({"key": "k1"})");
    const auto plugin = harness.build(
        u"multi-auth"_qs,
        R"({"auth_plugins": [{"basic-auth": {}}, {"key-auth": {"hide_credentials": true}}]})");
    Exchange exchange = makeExchange("GET", "/", headers);
    QTEST(toText(plugin->rewrite(exchange)), "verdict");
    exchange.headers.remove("Host");
    QTEST(toText(exchange.headers), "sent");
    plugin->headerFilter(exchange);
    QTEST(toText(exchange.responseHeaders), "answer");
    QVERIFY(exchange.lastNote.startsWith("basic-auth: "));
}

void TestMultiAuth::asksForTheBody()
{
    PluginHarness harness;
    harness.addConsumer("jack", u"hmac-auth"_qs, R"({"key_id": "hk", "secret_key": "hs"})");
    const auto plugin = harness.build(
        u"multi-auth"_qs,
        R"({"auth_plugins": [{"key-auth": {}}, {"hmac-auth": {"validate_request_body": true, "signed_headers": []}}]})");
    const QByteArray code =
        QMessageAuthenticationCode::hash("hk\n", "hs", QCryptographicHash::Sha256).toBase64();
    Exchange exchange = makeExchange(
        "POST", "/",
        {{"Authorization",
          "Signature keyId=\"hk\",algorithm=\"hmac-sha256\",signature=\"" + code + '"'},
         {"Date", "Thu, 01 Jan 2026 00:00:00 GMT"},
         {"Digest", "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}});
    QCOMPARE(toText(plugin->rewrite(exchange)), "need body 67108864"_qba);
    exchange.requestBody = "";
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QCOMPARE(exchange.lastNote,
             "key-auth: Missing API key in request; hmac-auth: signed by jack"_qba);
}

void TestMultiAuth::lockedKeychain()
{
    PluginHarness harness;
    harness.credentials.lock();
    const auto plugin = harness.build(
        u"multi-auth"_qs, R"({"auth_plugins": [{"key-auth": {}}, {"basic-auth": {}}]})");
    Exchange exchange = makeExchange("GET", "/", {{"apikey", "k1"}});
    QVERIFY(toText(plugin->rewrite(exchange)).startsWith("reply 503 "));
}

QTEST_GUILESS_MAIN(TestMultiAuth)
#include "tst_multi_auth.moc"
