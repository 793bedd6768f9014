// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QMessageAuthenticationCode>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

const QByteArray today = "Thu, 01 Jan 2026 00:00:00 GMT"; // of the fake clock

QByteArray code(const QByteArray &text, const QByteArray &secret = "hs",
                QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256)
{
    return QMessageAuthenticationCode::hash(text, secret, hash).toBase64();
}

QByteArray field(const QByteArray &code, const QByteArray &headers = "@request-target date",
                 const QByteArray &algorithm = "hmac-sha256")
{
    return "Signature keyId=\"hk\",algorithm=\"" + algorithm + "\",headers=\"" + headers
        + "\",signature=\"" + code + '"';
}

} // namespace

class TestHmacAuth : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void body_data();
    void body();
    void hidesAndTellsWho();
};

void TestHmacAuth::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<config::PluginUse>("use");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, config::PluginUse use, const QByteArray &conf,
                        const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin hmac-auth err: "_qs;
        QTest::newRow(title) << conf << use
                             << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    const auto resource = config::PluginUse::Resource, consumer = config::PluginUse::Consumer;
    row("empty", resource, "{}");
    row("no algorithm", resource, R"({"allowed_algorithms": []})",
        u"property \"allowed_algorithms\" validation failed: expect array to have at least 1 items"_qs);
    row("unknown algorithm", resource, R"({"allowed_algorithms": ["hmac-md5"]})",
        u"property \"allowed_algorithms\" validation failed: failed to validate item 1: matches none of the enum values"_qs);
    row("skew", resource, R"({"clock_skew": 0})",
        u"property \"clock_skew\" validation failed: expected 0 to be at least 1"_qs);
    row("header", resource, R"({"signed_headers": [""]})",
        u"property \"signed_headers\" validation failed: failed to validate item 1: string too short, expected at least 1, got 0"_qs);
    row("consumer", consumer, R"({"key_id": "k", "secret_key": "s"})");
    row("no secret", consumer, R"({"key_id": "k"})", u"property \"secret_key\" is required"_qs);
    row("long id", consumer, R"({"secret_key": "s", "key_id": ")" + QByteArray(257, 'k') + "\"}",
        u"property \"key_id\" validation failed: string too long, expected at most 256, got 257"_qs);
}

void TestHmacAuth::configuration()
{
    QFETCH(QByteArray, conf);
    QFETCH(config::PluginUse, use);
    QTEST(PluginHarness().fault(u"hmac-auth"_qs, conf, use), "reason");
}

void TestHmacAuth::request_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("message"); // of the refusal, behind the common words
    QTest::addColumn<QByteArray>("note");
    const auto row = [](const char *title, const http::Headers &headers, const char *note,
                        const char *message = "", const char *conf = "{}") {
        QTest::newRow(title) << QByteArray(conf) << headers << QByteArray(message)
                             << QByteArray(note);
    };
    const auto signedBy = [](const QByteArray &authorization, const QByteArray &date = today) {
        return http::Headers{{"Authorization", authorization}, {"Date", date}};
    };
    const char *good = "signed by jack";
    const QByteArray text = "hk\nGET /a b?x=1\ndate: " + today + '\n';
    row("missing", {}, "client request can't be validated: missing Authorization header",
        ": missing Authorization header");
    row("other scheme", signedBy("Basic x"),
        "client request can't be validated: Authorization header does not start with 'Signature'",
        ": Authorization header does not start with 'Signature'");
    row("nothing", signedBy("Signature"), "keyId or signature missing");
    row("no signature", signedBy("Signature keyId=\"hk\""), "keyId or signature missing");
    row("no algorithm", signedBy("Signature keyId=\"hk\",signature=\"x\""), "algorithm missing");
    row("unknown key", signedBy("Signature keyId=\"k9\",algorithm=\"hmac-sha256\",signature=\"x\""),
        "Invalid key_id");
    row("good", signedBy(field(code(text))), good);
    row("blanks between", signedBy(field(code(text)).replace("\",", "\" , ")), good);
    row("known answer", // made with another implementation
        signedBy(field("iB63SZNPw89+iCFdwdJ4qOGZ8DJraipfDJf9wSX9P/Q=", "date")), good);
    row("SHA-1",
        signedBy(
            field(code(text, "hs", QCryptographicHash::Sha1), "@request-target date", "hmac-sha1")),
        good);
    row("SHA-512",
        signedBy(field(code(text, "hs", QCryptographicHash::Sha512), "@request-target date",
                       "hmac-sha512")),
        good);
    row("unknown algorithm", signedBy(field(code(text), "date", "hmac-md5")), "Invalid algorithm");
    row("algorithm not allowed", signedBy(field(code(text))), "Invalid algorithm", "",
        R"({"allowed_algorithms": ["hmac-sha1"]})");
    row("wrong secret", signedBy(field(code(text, "other"))), "Invalid signature");
    row("no Base64", signedBy(field("!!")), "Invalid signature");
    row("no date", {{"Authorization", field(code(text))}},
        "Date header missing. failed to validate clock skew");
    row("bad date", signedBy(field(code(text)), "yesterday"), "Invalid GMT format time");
    row("in time",
        signedBy(field(code("hk\ndate: Wed, 31 Dec 2025 23:55:00 GMT\n"), "date"),
                 "Wed, 31 Dec 2025 23:55:00 GMT"),
        good);
    row("too late", signedBy(field("x"), "Wed, 31 Dec 2025 23:54:59 GMT"), "Clock skew exceeded");
    row("too early", signedBy(field("x"), "Thu, 01 Jan 2026 00:05:01 GMT"), "Clock skew exceeded");
    row("old formats",
        signedBy(field(code("hk\ndate: Thursday, 01-Jan-26 00:00:00 GMT\n"), "date"),
                 "Thursday, 01-Jan-26 00:00:00 GMT"),
        good);
    row("asctime",
        signedBy(field(code("hk\ndate: Thu Jan  1 00:00:00 2026\n"), "date"),
                 "Thu Jan  1 00:00:00 2026"),
        good);
    row("date not signed", signedBy(field(code("hk\nGET /a b?x=1\n"), "@request-target")),
        "expected header \"date\" missing in signing");
    row("must sign another", signedBy(field(code(text))),
        "expected header \"x-a\" missing in signing", "", R"({"signed_headers": ["date", "x-a"]})");
    row("signs another",
        {{"Authorization", field(code("hk\nX-A: 1\n"), "X-A x-none")},
         {"Date", today},
         {"x-a", "1"}},
        good, "", R"({"signed_headers": []})");
    row("skew", signedBy(field("x"), "Thu, 01 Jan 2026 00:00:11 GMT"), "Clock skew exceeded", "",
        R"({"clock_skew": 10})");
}

void TestHmacAuth::request()
{
    QFETCH(QByteArray, conf);
    QFETCH(http::Headers, headers);
    QFETCH(QByteArray, message);
    PluginHarness harness;
    harness.addConsumer("jack", u"hmac-auth"_qs, R"({"key_id": "hk", "secret_key": "hs"})");
    const auto plugin = harness.build(u"hmac-auth"_qs, conf);
    Exchange exchange = makeExchange("GET", "/a%20b?x=1", headers);
    const QByteArray verdict = toText(plugin->rewrite(exchange));
    QTEST(exchange.lastNote, "note");
    QCOMPARE(verdict,
             exchange.consumer ? "continue"_qba
                               : "reply 401 [WWW-Authenticate: hmac realm=\"hmac\"] "
                                 "{\"message\":\"client request can't be validated"
                     + message + "\"}\n");
}

void TestHmacAuth::body_data()
{
    QTest::addColumn<QByteArray>("digest"); // null: none
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("tooLarge");
    QTest::addColumn<QByteArray>("verdict"); // its beginning
    const QByteArray digest =
        "SHA-256=" + QCryptographicHash::hash("hello", QCryptographicHash::Sha256).toBase64();
    QTest::newRow("good") << digest << qint64(5) << false << "continue"_qba;
    QTest::newRow("none") << QByteArray() << qint64(5) << false << "reply 401"_qba;
    QTest::newRow("wrong") << "SHA-256=x"_qba << qint64(5) << false << "reply 401"_qba;
    QTest::newRow("other hash") << "MD5=x"_qba << qint64(5) << false << "reply 401"_qba;
    QTest::newRow("too long")
        << digest << qint64(11) << false
        << "reply 413 {\"message\":\"request size 11 is greater than the maximum size 10 allowed\"}\n"_qba;
    QTest::newRow("too long, chunked")
        << digest << qint64(-1) << true
        << "reply 413 {\"message\":\"request size is greater than the maximum size 10 allowed\"}\n"_qba;
}

void TestHmacAuth::body()
{
    QFETCH(QByteArray, digest);
    QFETCH(qint64, length);
    QFETCH(bool, tooLarge);
    QFETCH(QByteArray, verdict);
    PluginHarness harness;
    harness.addConsumer("jack", u"hmac-auth"_qs, R"({"key_id": "hk", "secret_key": "hs"})");
    const auto plugin = harness.build(
        u"hmac-auth"_qs, R"({"validate_request_body": true, "max_req_body_size": 10})");
    Exchange exchange = makeExchange(
        "POST", "/",
        {{"Authorization", field(code("hk\ndate: " + today + '\n'), "date")}, {"Date", today}});
    exchange.received.contentLength = length;
    if (!digest.isNull())
        exchange.headers.append("Digest", digest);
    if (digest.startsWith("SHA") && length <= 10)
        QCOMPARE(toText(plugin->rewrite(exchange)), "need body 10"_qba);
    exchange.requestBodyTooLarge = tooLarge;
    if (!tooLarge)
        exchange.requestBody = "hello";
    QCOMPARE(toText(plugin->rewrite(exchange)).left(verdict.size()), verdict);
}

void TestHmacAuth::hidesAndTellsWho()
{
    PluginHarness harness;
    harness.addConsumer("jack", u"hmac-auth"_qs, R"({"key_id": "hk", "secret_key": "hs"})", "c1");
    const auto plugin = harness.build(u"hmac-auth"_qs, R"({"hide_credentials": true})");
    Exchange exchange = makeExchange(
        "GET", "/",
        {{"Authorization", field(code("hk\ndate: " + today + '\n'), "date")}, {"Date", today}});
    QCOMPARE(toText(plugin->rewrite(exchange)), "continue"_qba);
    QVERIFY(!exchange.headers.contains("Authorization"));
    QCOMPARE(exchange.headers.value("X-Credential-Identifier"), "c1"_qba);
    harness.credentials.lock();
    exchange = makeExchange("GET", "/", {{"Authorization", field("x")}, {"Date", today}});
    QVERIFY(toText(plugin->rewrite(exchange)).startsWith("reply 503 "));
}

QTEST_GUILESS_MAIN(TestHmacAuth)
#include "tst_hmac_auth.moc"
