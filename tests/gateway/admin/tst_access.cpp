// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/access.h"
#include "tests/gateway/admin/memory_store.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void decides_data();
    void decides();
    void saysWhatIsWrongWithTheKey();
    void anEmptyKeyOpensNothing();
    void furtherNames();

private:
    void keys();
    void pages();
};

static QTestData &row(const char *name, const char *line, const http::Headers &headers, int status)
{
    return QTest::newRow(name) << QByteArray(line) << headers << status;
}

static int decided(const admin::Access &access, const QByteArray &line,
                   const http::Headers &headers)
{
    endpoint::Request request = adminRequest(line);
    request.head.headers = headers;
    if (!headers.contains("Host"))
        request.head.headers.append("Host", "127.0.0.1:9180");
    const auto refusal = access.refuse(request);
    return refusal ? refusal->status : 200;
}

void TestAccess::keys()
{
    row("none", "GET routes", {}, 401);
    row("wrong", "GET routes", {{"X-API-KEY", "k2"}}, 401);
    row("longer", "GET routes", {{"X-API-KEY", "k1x"}}, 401);
    row("empty", "GET routes", {{"X-API-KEY", ""}}, 401);
    row("header", "GET routes", {{"X-API-KEY", "k1"}}, 200);
    row("query", "GET routes?api_key=k1", {}, 200);
    row("cookie", "GET routes", {{"Cookie", "a=b; x_api_key=k1"}}, 200);
    row("change, by header", "PUT routes/1 {}", {{"X-API-KEY", "k1"}}, 200);
    row("change, by query", "PUT routes/1?api_key=k1 {}", {}, 415);
    row("change, by cookie", "DELETE routes/1", {{"Cookie", "x_api_key=k1"}}, 415);
    row("change, by cookie, form", "POST routes",
        {{"Cookie", "x_api_key=k1"}, {"Content-Type", "text/plain"}}, 415);
    row("change, by cookie, JSON", "POST routes {}",
        {{"Cookie", "x_api_key=k1"}, {"Content-Type", "application/json; charset=utf-8"}}, 200);
}

void TestAccess::pages()
{
    const http::Field key{"X-API-KEY", "k1"};
    row("localhost", "GET routes", {key, {"Host", "localhost:9180"}}, 200);
    row("IPv6", "GET routes", {key, {"Host", "[::1]:9180"}}, 200);
    row("rebound name", "GET routes", {key, {"Host", "evil.test:9180"}}, 421);
    row("name that begins like ours", "GET routes", {key, {"Host", "127.0.0.1.evil.test"}}, 421);
    row("any address", "GET routes", {key, {"Host", "0.0.0.0:9180"}}, 421);
    row("absolute target", "GET http://evil.test/apisix/admin/routes", {key}, 421);
    row("own origin", "GET routes", {key, {"Origin", "http://127.0.0.1:9180"}}, 200);
    row("foreign origin", "GET routes", {key, {"Origin", "http://evil.test"}}, 403);
    row("origin of another port", "GET routes", {key, {"Origin", "http://127.0.0.1:3000"}}, 403);
    row("opaque origin", "GET routes", {key, {"Origin", "null"}}, 403);
    row("preflight", "OPTIONS routes",
        {{"Origin", "http://evil.test"}, {"Access-Control-Request-Method", "PUT"}}, 403);
    row("cross-site", "GET routes", {key, {"Sec-Fetch-Site", "cross-site"}}, 403);
    row("same site", "GET routes", {key, {"Sec-Fetch-Site", "same-site"}}, 403);
    row("same origin", "GET routes", {key, {"Sec-Fetch-Site", "same-origin"}}, 200);
    row("typed", "GET routes", {key, {"Sec-Fetch-Site", "none"}}, 200);
    row("a browser that hides where", "GET routes", {key, {"Sec-Fetch-Mode", "no-cors"}}, 403);
}

void TestAccess::decides_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<http::Headers>("headers");
    QTest::addColumn<int>("status");
    keys();
    pages();
}

void TestAccess::decides()
{
    QFETCH(QByteArray, line);
    QFETCH(http::Headers, headers);
    QTEST(decided(admin::Access("k1"), line, headers), "status");
}

void TestAccess::saysWhatIsWrongWithTheKey()
{
    endpoint::Request request = adminRequest("GET routes");
    request.head.headers = {{"Host", "localhost"}};
    const admin::Access access("k1");
    QVERIFY(access.refuse(request)->body.contains(R"("description":"missing apikey")"));
    request.head.headers.append("X-API-KEY", "zzz");
    const QByteArray body = access.refuse(request)->body;
    QVERIFY(body.contains(R"("description":"wrong apikey")"));
    QVERIFY(body.contains(R"("error_msg":"failed to check token")"));
    QVERIFY(!body.contains("zzz"));
}

void TestAccess::anEmptyKeyOpensNothing()
{
    QCOMPARE(decided(admin::Access(""), "GET routes", {{"X-API-KEY", ""}}), 401);
}

void TestAccess::furtherNames()
{
    admin::Access access("k1");
    access.allowHost("10.0.0.7");
    QCOMPARE(decided(access, "GET routes", {{"X-API-KEY", "k1"}, {"Host", "10.0.0.7:9180"}}), 200);
    QCOMPARE(decided(access, "GET routes", {{"X-API-KEY", "k1"}, {"Host", "10.0.0.8:9180"}}), 421);
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
