// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use a route that adds a secret: Host against Origin and Sec-Fetch-Site.
#include "gateway/pipeline/deputy_guard.h"
#include "tests/support/echo_upstream.h"
#include "tests/support/exchange_builder.h"
#include "tests/support/gateway_fixture.h"
#include "tests/support/raw_client.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using gatehouse::pipeline::DeputyGuard;

class TestDeputyGuard : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("site");
        QTest::addColumn<int>("status");
        const auto row = [](const char *host, const char *origin, const char *site, int status) {
            QTest::addRow("%s | %s | %s", host, origin, site)
                << QByteArray(host) << QByteArray(origin) << QByteArray(site) << status;
        };
        // Programs.
        row("127.0.0.1:9080", "", "", 0);
        row("localhost:9080", "", "", 0);
        row("[::1]:9080", "", "", 0);
        row("app.localhost", "", "", 0);
        row("192.168.1.5:9080", "", "", 0);
        row("api.shop.test", "", "", 0);
        row("x.wild.test", "", "", 0);
        // A name that somebody else made point here.
        row("evil.test:9080", "", "", 421);
        row("evil.test:9080", "http://evil.test:9080", "same-origin", 421);
        row("wild.test.evil.test", "", "", 421);
        // Pages.
        row("localhost:9080", "http://localhost:9080", "same-origin", 0);
        row("localhost:9080", "", "none", 0);
        row("localhost:9080", "", "same-origin", 0);
        row("localhost:9080", "", "cross-site", 403);
        row("localhost:9080", "", "same-site", 403);
        row("localhost:9080", "http://evil.test", "cross-site", 403);
        row("localhost:9080", "http://localhost:3000", "same-site", 403);
        row("localhost:9080", "null", "cross-site", 403);
        row("localhost:9080", "https://friend.test", "cross-site", 0);
        row("api.shop.test", "https://evil.test", "", 403);
    }
    void judges()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const QByteArray, origin);
        QFETCH(const QByteArray, site);
        QFETCH(const int, status);
        http::Headers headers{{"Host", host}};
        if (!origin.isEmpty())
            headers.append("Origin", origin);
        if (!site.isEmpty())
            headers.append("Sec-Fetch-Site", site);
        const DeputyGuard guard{{"api.shop.test", "*.wild.test"}, {"https://friend.test"}};
        QCOMPARE(guard.offence(makeExchange("POST", "/", headers)).status, status);
    }

    void onlyRoutesThatAddASecretAreGuarded()
    {
        qputenv("GATEHOUSE_TEST_SECRET", "sesame");
        const EchoUpstream upstream;
        const QByteArray rest = "upstream: {nodes: {\"" + upstream.node() + "\": 1}}}\n";
        GatewayFixture fixture("routes:\n"
                               "  - {id: a, uri: /with, host: test.local, plugins: {proxy-rewrite: {headers: {set: "
                               "{X-Key: \"$env://GATEHOUSE_TEST_SECRET\"}}}}, "
                               + rest
                               + "  - {id: b, uri: /without, plugins: {proxy-rewrite: {headers: "
                                 "{set: {X-Key: plain}}}}, "
                               + rest);
        QVERIFY(get(fixture.port(), "/with").contains("X-Key: sesame"));
        const QByteArray page = "Origin: http://evil.test\r\n";
        const QByteArray refused = get(fixture.port(), "/with", page);
        QCOMPARE(statusOf(refused), 403);
        QVERIFY(refused.contains("pages of other origins"));
        QCOMPARE(statusOf(get(fixture.port(), "/without", page)), 200);
    }
};

QTEST_GUILESS_MAIN(TestDeputyGuard)
#include "tst_deputy_guard.moc"
