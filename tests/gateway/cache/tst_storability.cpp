// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/storability.h"
#include "tests/gateway/cache/fields.h"

#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::cache;
using gatehouse::test::fields;

class TestStorability : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data();
    void refusal();
    void rulesOfTheOperator();
};

static QByteArray refusalOf(const QByteArray &method, const QByteArray &requestHead, int status,
                            const QByteArray &head, const SharingRules &rules = {})
{
    const http::Headers request = fields(requestHead), response = fields(head);
    const CacheControl asked = requestCacheControl(request),
                       control = responseCacheControl(response);
    const Freshness freshness = freshnessOf(status, response, control, 784111777);
    return refusalToStore({method, request, status, response, asked, control, freshness}, rules)
        .toByteArray();
}

void TestStorability::refusal_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("word"); // of the reason; empty: it is stored
    const auto row = [](const char *request, int status, const char *response, const char *word,
                        const char *method = "GET") {
        QTest::addRow("%s %s -> %d %s", method, request, status, response)
            << QByteArray(method) << QByteArray(request) << status << QByteArray(response)
            << QByteArray(word);
    };
    row("", 200, "Cache-Control: max-age=60", "");
    row("", 200, "Cache-Control: max-age=60", "only answers to GET", "POST");
    row("", 200, "Cache-Control: max-age=60", "only answers to GET", "HEAD");
    row("", 200, "X: y", "no validator");
    row("", 200, "ETag: \"a\"", "");
    row("", 200, "Cache-Control: no-cache|ETag: \"a\"", "");
    row("", 200, "Cache-Control: max-age=0", "no validator");
    row("", 200, "Cache-Control: max-age=0, stale-if-error=5", "");
    row("", 200, "Cache-Control: max-age=60, no-store", "no-store");
    row("", 200, "Cache-Control: max-age=60, private", "private");
    row("", 200, "Cache-Control: max-age=60, private=\"a\"", "");
    row("Cache-Control: no-store", 200, "Cache-Control: max-age=60", "request says no-store");
    row("", 206, "Cache-Control: max-age=60", "status");
    row("", 304, "Cache-Control: max-age=60", "status");
    row("", 302, "Cache-Control: max-age=60", "");
    row("", 302, "ETag: \"a\"", "status is kept only if");
    row("", 599, "Cache-Control: max-age=60", "");
    row("", 599, "Cache-Control: max-age=60, must-understand", "must-understand");
    row("", 200, "Cache-Control: max-age=60, must-understand, no-store", "");
    row("", 200, "Cache-Control: max-age=60|Vary: a, *", "Vary: *");
    row("Authorization: x", 200, "Cache-Control: max-age=60", "Authorization");
    row("Authorization: x", 200, "Cache-Control: max-age=60, public", "");
    row("Authorization: x", 200, "Cache-Control: s-maxage=60", "");
    row("Authorization: x", 200, "Cache-Control: max-age=60, must-revalidate", "");
    row("Cookie: a=b", 200, "Cache-Control: max-age=60", "cookie");
    row("Cookie: a=b", 200, "Cache-Control: max-age=60, must-revalidate", "cookie");
    row("Cookie: a=b", 200, "Cache-Control: max-age=60, public", "");
    row("Cookie: a=b", 200, "Cache-Control: max-age=60|Vary: Cookie", "");
    row("", 200, "Cache-Control: max-age=60|Set-Cookie: a=b", "sets a cookie");
    row("", 200, "Cache-Control: max-age=60, public|Set-Cookie: a=b", "");
}

void TestStorability::refusal()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, response);
    QFETCH(QByteArray, word);
    const QByteArray reason = refusalOf(method, request, status, response);
    QCOMPARE(reason.isEmpty(), word.isEmpty());
    QVERIFY2(reason.contains(word), reason.constData());
}

void TestStorability::rulesOfTheOperator()
{
    QVERIFY(refusalOf("GET", "Cookie: a=b", 200, "Cache-Control: max-age=60", {.cookies = true})
                .isEmpty());
    QVERIFY(
        refusalOf("GET", "", 200, "Cache-Control: max-age=60|Set-Cookie: a=b", {.setCookie = true})
            .isEmpty());
    QVERIFY(!refusalOf("GET", "Authorization: x", 200, "Cache-Control: max-age=60",
                       {.setCookie = true, .cookies = true})
                 .isEmpty());
}

QTEST_GUILESS_MAIN(TestStorability)
#include "tst_storability.moc"
