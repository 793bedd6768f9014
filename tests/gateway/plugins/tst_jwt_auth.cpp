// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/jwt_samples.h"
#include "tests/support/plugin_harness.h"

#include <QMessageAuthenticationCode>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

constexpr qint64 now = 1'767'225'600; // of the fake clock

QByteArray base64Url(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray token(const QByteArray &payload, const QByteArray &secret = "s3cret",
                 const QByteArray &algorithm = "HS256",
                 QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256)
{
    const QByteArray head =
        base64Url("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}") + '.' + base64Url(payload);
    return head + '.' + base64Url(QMessageAuthenticationCode::hash(head, secret, hash));
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

class TestJwtAuth : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void places_data();
    void places();
    void publicKeys_data();
    void publicKeys();
    void algorithmsCannotBeConfused();
    void keepsTheClaims();
    void tellsNoToken();
    void anonymous();
};

void TestJwtAuth::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<config::PluginUse>("use");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, config::PluginUse use, const char *conf,
                        const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin jwt-auth err: "_qs;
        QTest::newRow(title) << QByteArray(conf) << use
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    const auto resource = config::PluginUse::Resource, consumer = config::PluginUse::Consumer;
    row("empty", resource, "{}");
    row("claims", resource, R"({"claims_to_verify": ["exp", "nbf"]})");
    row("unknown claim", resource, R"({"claims_to_verify": ["iat"]})",
        u"property \"claims_to_verify\" validation failed: failed to validate item 1: matches none of the enum values"_qs);
    row("no key claim", resource, R"({"key_claim_name": ""})",
        u"property \"key_claim_name\" validation failed: string too short, expected at least 1, got 0"_qs);
    row("secret", consumer, R"({"key": "k", "secret": "s"})");
    row("no key", consumer, R"({"secret": "s"})", u"property \"key\" is required"_qs);
    row("nothing", consumer, "{}", u"property \"key\" is required"_qs);
    row("no secret", consumer, R"({"key": "k"})",
        u"property \"secret\" is required when using HS based algorithms"_qs);
    row("no secret for HS512", consumer, R"({"key": "k", "algorithm": "HS512"})",
        u"property \"secret\" is required when using HS based algorithms"_qs);
    row("secret is no Base64", consumer, R"({"key": "k", "secret": "s_", "base64_secret": true})",
        u"base64_secret required but the secret is not in base64 format"_qs);
    row("secret in the environment", consumer,
        R"({"key": "k", "secret": "$env://S", "base64_secret": true})");
    row("public key", consumer, R"({"key": "k", "algorithm": "RS256", "public_key": "p"})");
    row("no public key", consumer, R"({"key": "k", "algorithm": "ES256", "secret": "s"})",
        u"failed to validate dependent schema for \"algorithm\": value should match only one schema, but matches none"_qs);
    row("none", consumer, R"({"key": "k", "algorithm": "none"})",
        u"property \"algorithm\" validation failed: matches none of the enum values"_qs);
    row("lifetime", consumer, R"({"key": "k", "secret": "s", "exp": 0})",
        u"property \"exp\" validation failed: expected 0 to be at least 1"_qs);
    row("grace", consumer, R"({"key": "k", "secret": "s", "lifetime_grace_period": -1})",
        u"property \"lifetime_grace_period\" validation failed: expected -1 to be at least 0"_qs);
}

void TestJwtAuth::configuration()
{
    QFETCH(QByteArray, conf);
    QFETCH(config::PluginUse, use);
    QTEST(PluginHarness().fault(u"jwt-auth"_qs, conf, use), "reason");
}

void TestJwtAuth::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("token"); // null: none
    QTest::addColumn<QByteArray>("message"); // of the refusal; empty: it passes
    const auto row = [](const char *title, const QByteArray &token, const char *message = "",
                        const char *conf = "{}") {
        QTest::newRow(title) << QByteArray(conf) << token << QByteArray(message);
    };
    const char *failed = "failed to verify jwt";
    const QByteArray key = "{\"key\":\"k1\"";
    row("missing", {}, "Missing JWT token in request");
    row("good", token(key + '}'));
    row("empty", "", "JWT token invalid");
    row("no token", "nonsense", "JWT token invalid");
    row("no signature", base64Url("{}") + '.' + base64Url("{}") + '.', "JWT token invalid");
    row("no JSON", "eA.eA.eA", "JWT token invalid");
    row("too long", QByteArray(70'000, 'a'), "JWT token invalid");
    row("no key", token("{}"), "missing user key in JWT token");
    row("unknown key", token(R"({"key":"k9"})"), "Invalid user key in JWT token");
    row("key is a number", token(R"({"key":1})"), "Invalid user key in JWT token");
    row("key is null", token(R"({"key":null})"), "Invalid user key in JWT token");
    row("other claim", token(R"({"iss":"k1"})"), "", R"({"key_claim_name": "iss"})");
    row("wrong secret", token(key + '}', "other"), failed);
    row("changed payload",
        token(key + '}').replace(base64Url(key + '}'), base64Url(key + ",\"a\":1}")), failed);
    row("another algorithm", token(key + '}', "s3cret", "HS512", QCryptographicHash::Sha512),
        failed);
    row("no algorithm", token(key + '}', "s3cret", "none"), failed);
    row("not expired", token(key + ",\"exp\":" + number(now + 1) + '}'));
    row("expires now", token(key + ",\"exp\":" + number(now) + '}'), failed);
    row("exp is text", token(key + ",\"exp\":\"2100\"}"), failed);
    row("exp is null", token(key + ",\"exp\":null}"), failed);
    row("valid", token(key + ",\"nbf\":" + number(now - 1) + '}'));
    row("valid from now", token(key + ",\"nbf\":" + number(now) + '}'), failed);
    row("must have exp", token(key + '}'), failed, R"({"claims_to_verify": ["exp"]})");
    row("only exp is looked at",
        token(key + ",\"exp\":" + number(now + 9) + ",\"nbf\":" + number(now + 5) + '}'), "",
        R"({"claims_to_verify": ["exp"]})");
    row("an empty list is as none", token(key + ",\"exp\":1}"), failed,
        R"({"claims_to_verify": []})");
    row("grace", token("{\"key\":\"late\",\"exp\":" + number(now - 9) + '}'));
    row("beyond grace", token("{\"key\":\"late\",\"exp\":" + number(now - 10) + '}'), failed);
    row("Base64 secret", token(R"({"key":"coded"})", "\x01\x02\x03"));
    row("Base64 secret undecoded", token(R"({"key":"coded"})", "AQID"), failed);
    row("HS384", token(R"({"key":"h384"})", "x", "HS384", QCryptographicHash::Sha384));
    row("HS512", token(R"({"key":"h512"})", "x", "HS512", QCryptographicHash::Sha512));
}

void TestJwtAuth::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, message);
    PluginHarness harness;
    const auto consumer = [&harness](const char *text) {
        harness.addConsumer("jack", u"jwt-auth"_qs, text);
    };
    consumer(R"({"key": "k1", "secret": "s3cret"})");
    consumer(R"({"key": "late", "secret": "s3cret", "lifetime_grace_period": 10})");
    consumer(R"({"key": "coded", "secret": "AQID", "base64_secret": true})");
    consumer(R"({"key": "h384", "secret": "x", "algorithm": "HS384"})");
    consumer(R"({"key": "h512", "secret": "x", "algorithm": "HS512"})");
    const auto plugin = harness.build(u"jwt-auth"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a");
    if (!token.isNull())
        exchange.headers.append("Authorization", "Bearer " + token);
    const QByteArray expected = message.isEmpty()
        ? "continue"_qba
        : "reply 401 [WWW-Authenticate: Bearer realm=\"jwt\"] {\"message\":\"" + message + "\"}\n";
    QCOMPARE(toText(plugin->rewrite(exchange)), expected);
    QCOMPARE(exchange.consumer != nullptr, message.isEmpty());
}

void TestJwtAuth::places_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("sent"); // headers but for Host, and target; empty: refused
    const QByteArray good = token(R"({"key":"k1"})");
    const QByteArray jack = "X-Consumer-Username: jack\n";
    const QByteArray hide = R"({"hide_credentials": true})";
    QTest::newRow("bare") << "{}"_qba
                          << "/a"_qba << http::Headers{{"Authorization", good}}
                          << "Authorization: " + good + '\n' + jack + "/a";
    QTest::newRow("bearer") << "{}"_qba
                            << "/a"_qba << http::Headers{{"Authorization", "bearer " + good}}
                            << "Authorization: bearer " + good + '\n' + jack + "/a";
    QTest::newRow("other scheme") << "{}"_qba
                                  << "/a"_qba << http::Headers{{"Authorization", "Basic " + good}}
                                  << QByteArray();
    QTest::newRow("query") << "{}"_qba
                           << "/a?x=1&jwt=" + good << http::Headers()
                           << jack + "/a?x=1&jwt=" + good;
    QTest::newRow("cookie") << "{}"_qba
                            << "/a"_qba << http::Headers{{"Cookie", "a=1; jwt=" + good}}
                            << "Cookie: a=1; jwt=" + good + '\n' + jack + "/a";
    QTest::newRow("header first") << "{}"_qba
                                  << "/a?jwt=" + good << http::Headers{{"Authorization", "x"}}
                                  << QByteArray();
    QTest::newRow("own names") << R"({"header": "X-Jwt", "query": "tok", "cookie": "ck"})"_qba
                               << "/a"_qba
                               << http::Headers{{"Authorization", "x"}, {"cookie", "ck=" + good}}
                               << "Authorization: x\ncookie: ck=" + good + '\n' + jack + "/a";
    QTest::newRow("hide header") << hide << "/a"_qba
                                 << http::Headers{{"Authorization", "Bearer " + good}}
                                 << jack + "/a";
    QTest::newRow("hide query") << hide << "/a?x=1&jwt=" + good + "&y=2" << http::Headers()
                                << jack + "/a?x=1&y=2";
    QTest::newRow("hide one cookie")
        << hide << "/a"_qba << http::Headers{{"Cookie", "a=1;jwt=" + good + "; b=\"2\""}}
        << "Cookie: a=1; b=\"2\"\n" + jack + "/a";
    QTest::newRow("hide the only cookie")
        << hide << "/a"_qba << http::Headers{{"Cookie", "jwt=" + good}} << jack + "/a";
}

void TestJwtAuth::places()
{
    QFETCH(QByteArray, conf);
    QFETCH(QByteArray, target);
    QFETCH(http::Headers, headers);
    QFETCH(QByteArray, sent);
    PluginHarness harness;
    harness.addConsumer("jack", u"jwt-auth"_qs, R"({"key": "k1", "secret": "s3cret"})");
    const auto plugin = harness.build(u"jwt-auth"_qs, conf);
    Exchange exchange = makeExchange("GET", target, headers);
    const QByteArray verdict = toText(plugin->rewrite(exchange));
    QCOMPARE(verdict == "continue", !sent.isEmpty());
    if (sent.isEmpty())
        return;
    exchange.headers.remove("Host");
    QCOMPARE(toText(exchange.headers) + exchange.upstream.target.value_or(exchange.received.target),
             sent);
}

void TestJwtAuth::publicKeys_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(signedTokens)); ++i)
        QTest::newRow(signedTokens[i].algorithm) << i;
}

void TestJwtAuth::publicKeys()
{
    QFETCH(int, index);
    const SignedToken &sample = signedTokens[index];
    PluginHarness harness;
    const auto plugin = harness.build(u"jwt-auth"_qs, "{}");
    const auto verdict = [&](const QByteArray &text) {
        Exchange exchange = makeExchange("GET", "/", {{"Authorization", text}});
        return toText(plugin->rewrite(exchange)).left(9);
    };
    const QByteArray good = sample.token;
    const auto addConsumer = [&](const char *publicKey) {
        harness.addConsumer("jack", u"jwt-auth"_qs,
                            compact({{u"key"_qs, u"user-key"_qs},
                                     {u"algorithm"_qs, QLatin1String(sample.algorithm)},
                                     {u"public_key"_qs, QLatin1String(publicKey)}}));
    };
    addConsumer(sample.publicKey);
    QCOMPARE(verdict(good), "continue"_qba);
    const qsizetype dot = good.lastIndexOf('.');
    QByteArray changed = good;
    changed[dot + 5] = changed[dot + 5] == 'A' ? 'B' : 'A';
    QCOMPARE(verdict(changed), "reply 401"_qba);
    QCOMPARE(verdict(good.left(dot) + ".AAAA"), "reply 401"_qba);

    for (const char *other : {QByteArray(sample.publicKey) == edKey ? p256Key : edKey, "no key"}) {
        addConsumer(other);
        QCOMPARE(verdict(good), "reply 401"_qba);
    }
}

// The classic: an HMAC made with the consumer's public key as the secret.
void TestJwtAuth::algorithmsCannotBeConfused()
{
    PluginHarness harness;
    harness.addConsumer("jack", u"jwt-auth"_qs,
                        compact({{u"key"_qs, u"k1"_qs},
                                 {u"algorithm"_qs, u"RS256"_qs},
                                 {u"public_key"_qs, QLatin1String(rsaKey)}}));
    const auto plugin = harness.build(u"jwt-auth"_qs, "{}");
    for (const char *algorithm : {"HS256", "none", "RS256", "rs256", "ES256"}) {
        Exchange exchange = makeExchange(
            "GET", "/", {{"Authorization", token(R"({"key":"k1"})", rsaKey, algorithm)}});
        QVERIFY(toText(plugin->rewrite(exchange)).contains("failed to verify jwt"));
    }
}

void TestJwtAuth::keepsTheClaims()
{
    PluginHarness harness;
    harness.addConsumer("jack", u"jwt-auth"_qs, R"({"key": "k1", "secret": "s3cret"})");
    const QByteArray name = "jwt_auth_payload";
    for (const bool keeps : {false, true}) {
        const auto plugin =
            harness.build(u"jwt-auth"_qs, keeps ? R"({"store_in_ctx": true})" : "{}");
        Exchange exchange =
            makeExchange("GET", "/", {{"Authorization", token(R"({"key":"k1","role":"x"})")}});
        (void)plugin->rewrite(exchange);
        QCOMPARE(exchange.contextVariables.value(name),
                 keeps ? R"({"key":"k1","role":"x"})"_qba : QByteArray());
    }
}

void TestJwtAuth::tellsNoToken()
{
    PluginHarness harness;
    harness.addConsumer("jack", u"jwt-auth"_qs, R"({"key": "k1", "secret": "s3cret"})", "c1");
    const auto plugin = harness.build(u"jwt-auth"_qs, "{}");
    Exchange exchange =
        makeExchange("GET", "/", {{"Authorization", token(R"({"key":"k1","exp":5})")}});
    (void)plugin->rewrite(exchange);
    QCOMPARE(exchange.lastNote, "token of jack: the token has expired"_qba);
    exchange = makeExchange("GET", "/", {{"Authorization", token(R"({"key":"k1"})")}});
    (void)plugin->rewrite(exchange);
    QCOMPARE(exchange.lastNote, "token was signed for jack"_qba);
    QCOMPARE(exchange.credentialId, "c1"_qba);
}

void TestJwtAuth::anonymous()
{
    PluginHarness harness;
    harness.credentials.add("nobody");
    const auto plugin = harness.build(u"jwt-auth"_qs, R"({"anonymous_consumer": "nobody"})");
    for (const http::Headers &headers :
         {http::Headers(), http::Headers{{"Authorization", "bad"}}}) {
        Exchange exchange = makeExchange("GET", "/", headers);
        QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
        QCOMPARE(exchange.headers.value("X-Consumer-Username"), "nobody"_qba);
    }
    harness.credentials.lock();
    Exchange exchange = makeExchange("GET", "/", {{"Authorization", token(R"({"key":"k1"})")}});
    QVERIFY(toText(plugin->rewrite(exchange)).startsWith("reply 503 "));
}

QTEST_GUILESS_MAIN(TestJwtAuth)
#include "tst_jwt_auth.moc"
