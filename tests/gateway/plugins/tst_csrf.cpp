// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/access/csrf_token.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/plugin_harness.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace gatehouse::plugins;

namespace {
constexpr qint64 now = 1'767'225'600; // of the fake clock
} // namespace

class TestCsrf : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void request_data();
    void request();
    void cookie();
    void tokensOfApisix();
    void expiry();
};

void TestCsrf::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &conf, const QString &reason = {}) {
        const QString prefix = u"failed to check the configuration of plugin csrf err: "_qs;
        QTest::newRow(title) << conf << (reason.isEmpty() ? reason : QString(prefix + reason));
    };
    row("key", R"({"key": "k"})");
    row("all", R"({"key": "k", "expires": 0, "name": "n"})");
    row("nothing", "{}", u"property \"key\" is required"_qs);
    row("expires", R"({"key": "k", "expires": "1"})",
        u"property \"expires\" validation failed: wrong type: expected integer, got string"_qs);
}

void TestCsrf::configuration()
{
    QFETCH(QByteArray, conf);
    QTEST(PluginHarness().fault(u"csrf"_qs, conf), "reason");
}

void TestCsrf::request_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<QByteArray>("message"); // empty: it passes
    const QByteArray name = "apisix-csrf-token";
    const QByteArray good = csrfToken("k", 0.25, now);
    const auto row = [&name](const char *title, const QByteArray &header, const QByteArray &cookie,
                             const char *message, const char *method = "POST") {
        http::Headers headers;
        if (!header.isNull())
            headers.append(name, header);
        if (!cookie.isNull())
            headers.append("Cookie", "a=b; " + name + '=' + cookie);
        QTest::newRow(title) << QByteArray(method) << headers << QByteArray(message);
    };
    const char *bad = "Failed to verify the csrf token signature";
    row("GET", {}, {}, "", "GET");
    row("HEAD", {}, {}, "", "HEAD");
    row("OPTIONS", {}, {}, "", "OPTIONS");
    row("nothing", {}, {}, "no csrf token in headers");
    row("empty header", "", good, "no csrf token in headers");
    row("no cookie", good, {}, "no csrf cookie");
    row("other cookie", good, "x", "csrf token mismatch");
    row("good", good, good, "");
    row("DELETE", good, good, "", "DELETE");
    row("other key", csrfToken("l", 0.25, now), csrfToken("l", 0.25, now), bad);
    row("expired", csrfToken("k", 0.25, now - 7201), csrfToken("k", 0.25, now - 7201), bad);
    row("almost expired", csrfToken("k", 0.25, now - 7200), csrfToken("k", 0.25, now - 7200), "");
    row("no Base64", "!", "!", bad);
    row("no JSON", "eA==", "eA==", bad);
    row("no numbers", "e30=", "e30=", bad);
}

void TestCsrf::request()
{
    QFETCH(QByteArray, method);
    QFETCH(http::Headers, headers);
    QFETCH(QByteArray, message);
    PluginHarness harness;
    const auto plugin = harness.build(u"csrf"_qs, R"({"key": "k"})");
    Exchange exchange = makeExchange(method, "/", headers);
    QCOMPARE(toText(plugin->access(exchange)),
             message.isEmpty() ? "continue"_qba
                               : "reply 401 {\"error_msg\":\"" + message + "\"}\n");
    QVERIFY(!exchange.lastNote.isEmpty());
}

void TestCsrf::cookie()
{
    PluginHarness harness;
    const auto plugin = harness.build(u"csrf"_qs, R"({"key": "k", "name": "tok"})");
    Exchange exchange = makeExchange("GET", "/");
    exchange.responseHeaders.append("Set-Cookie", "other=1");
    plugin->headerFilter(exchange);
    const QByteArray cookie = exchange.responseHeaders.values("Set-Cookie").at(1);
    const qsizetype end = cookie.indexOf(';');
    QVERIFY(cookie.startsWith("tok="));
    QCOMPARE(cookie.sliced(end), ";path=/;SameSite=Lax;Expires=Thu, 01-Jan-26 02:00:00 GMT"_qba);
    QVERIFY(isCsrfToken(cookie.sliced(4, end - 4), "k", now, 7200));

    Exchange other = makeExchange("GET", "/");
    plugin->headerFilter(other);
    QVERIFY(other.responseHeaders.value("Set-Cookie") != cookie);
}

// Signed by hand: sha256 of {expires:1700000000,random:0.5,key:k}.
void TestCsrf::tokensOfApisix()
{
    const QByteArray sign =
        QCryptographicHash::hash("{expires:1700000000,random:0.42955721714821,key:k}",
                                 QCryptographicHash::Sha256)
            .toHex();
    const QByteArray theirs =
        "{\"sign\":\"" + sign + "\",\"expires\":1700000000,\"random\":0.42955721714821}";
    QVERIFY(isCsrfToken(theirs.toBase64(), "k", 1700000000, 0));
    QVERIFY(!isCsrfToken(theirs.toBase64(), "K", 1700000000, 0));
    const QByteArray small = QCryptographicHash::hash("{expires:1700000000,random:1e-05,key:k}",
                                                      QCryptographicHash::Sha256)
                                 .toHex();
    QVERIFY(isCsrfToken(
        QByteArray("{\"random\":1e-05,\"expires\":1700000000,\"sign\":\"" + small + "\"}")
            .toBase64(),
        "k", 1700000000, 0));
    // One that a real APISIX issued, from its own tests.
    QVERIFY(
        isCsrfToken("eyJyYW5kb20iOjAuNDI5ODYzMTk3MTYxMzksInNpZ24iOiI0ODRlMDY4NTkxMWQ5NmJhMDc5YzQ1"
                    "ZGI0OTE2NmZkYjQ0ODhjODVkNWQ0NmE1Y2FhM2UwMmFhZDliNjE5OTQ2IiwiZXhwaXJlcyI6MjY0"
                    "MzExOTYyNH0=",
                    "userkey", 2643119624, 1));
    // Ours, as they would check it.
    const QJsonObject ours = json(QByteArray::fromBase64(csrfToken("k", 0.1234567890123456, now)));
    QCOMPARE(ours[u"random"].toDouble(), 0.12345678901235);
    QCOMPARE(ours[u"expires"].toInteger(), now);
    QCOMPARE(ours[u"sign"].toString().toLatin1(),
             QCryptographicHash::hash("{expires:1767225600,random:0.12345678901235,key:k}",
                                      QCryptographicHash::Sha256)
                 .toHex());
}

void TestCsrf::expiry()
{
    const QByteArray old = csrfToken("k", 0.5, 5);
    QVERIFY(isCsrfToken(old, "k", now, 0));
    QVERIFY(!isCsrfToken(old, "k", now, 60));
    PluginHarness harness;
    const auto plugin = harness.build(u"csrf"_qs, R"({"key": "k", "expires": 500000000})");
    Exchange exchange = makeExchange("GET", "/");
    plugin->headerFilter(exchange);
    QVERIFY(exchange.responseHeaders.value("Set-Cookie")
                ->endsWith("Expires=Tue, 05-Nov-2041 00:53:20 GMT"));
}

QTEST_GUILESS_MAIN(TestCsrf)
#include "tst_csrf.moc"
