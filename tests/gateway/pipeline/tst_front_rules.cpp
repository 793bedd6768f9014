// SPDX-License-Identifier: GPL-3.0-or-later
// What config.yaml says about every request, before it is matched.
#include "gateway/pipeline/front_rules.h"
#include "gateway/pipeline/inner_request.h"
#include "tests/support/exchange_builder.h"

#include <QTest>

using namespace gatehouse;
using gatehouse::pipeline::FrontRules;

class TestFrontRules : public QObject
{
    Q_OBJECT

private slots:
    void theClientIsWhoATrustedPeerSays_data()
    {
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("recursive");
        QTest::addColumn<QByteArray>("client"); // "address port"
        const QByteArray real = "X-Real-IP", chain = "X-Forwarded-For", local = "127.0.0.1";
        const QByteArray unchanged = "127.0.0.1 50000";
        QTest::newRow("believed") << local << real << QByteArray("9.9.9.9") << false
                                  << QByteArray("9.9.9.9 0");
        QTest::newRow("with a port")
            << local << real << QByteArray("9.9.9.9:81") << false << QByteArray("9.9.9.9 81");
        QTest::newRow("IPv6") << local << real << QByteArray("2001:db8::1") << false
                              << QByteArray("2001:db8::1 0");
        QTest::newRow("IPv6 with a port") << local << real << QByteArray("[2001:db8::1]:81")
                                          << false << QByteArray("2001:db8::1 81");
        QTest::newRow("no address") << local << real << QByteArray("me") << false << unchanged;
        QTest::newRow("empty") << local << real << QByteArray() << false << unchanged;
        QTest::newRow("a stranger's word")
            << QByteArray("10.0.0.5") << real << QByteArray("9.9.9.9") << false
            << QByteArray("10.0.0.5 50000");
        QTest::newRow("this machine by its outer address")
            << QByteArray("10.0.0.7") << real << QByteArray("9.9.9.9") << false
            << QByteArray("10.0.0.7 50000");
        QTest::newRow("the last of a chain")
            << local << chain << QByteArray("1.1.1.1, 2.2.2.2, 127.0.0.1") << false
            << QByteArray("127.0.0.1 0");
        QTest::newRow("the last that is not trusted")
            << local << chain << QByteArray("1.1.1.1, 2.2.2.2, 127.0.0.1") << true
            << QByteArray("2.2.2.2 0");
        QTest::newRow("nonsense in a chain")
            << local << chain << QByteArray("1.1.1.1, x, 127.0.0.1") << true
            << QByteArray("127.0.0.1 0");
    }
    void theClientIsWhoATrustedPeerSays()
    {
        QFETCH(const QByteArray, peer);
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, value);
        QFETCH(const bool, recursive);
        QFETCH(const QByteArray, client);
        config::NodeSettings settings;
        settings.realIpHeader = header;
        settings.realIpRecursive = recursive;
        Exchange exchange = test::makeExchange("GET", "/", {{header, value}});
        exchange.client = {peer, 50000};
        exchange.server = {"10.0.0.7", 9080};
        FrontRules(settings).identify(exchange);
        QCOMPARE(
            QByteArray(exchange.client.address + ' ' + QByteArray::number(exchange.client.port)),
            client);
    }

    void onlyTheGatewayItselfSpeaksForAClient_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("client");
        QTest::newRow("with the token") << QByteArray("s3cret 10.1.2.3") << QByteArray("10.1.2.3");
        QTest::newRow("with another") << QByteArray("s3cres 10.1.2.3") << QByteArray("127.0.0.1");
        QTest::newRow("with a part") << QByteArray("s3cre 10.1.2.3") << QByteArray("127.0.0.1");
        QTest::newRow("without") << QByteArray(" 10.1.2.3") << QByteArray("127.0.0.1");
        QTest::newRow("empty") << QByteArray("") << QByteArray("127.0.0.1");
    }
    void onlyTheGatewayItselfSpeaksForAClient()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, client);
        const QByteArray name = pipeline::innerFieldName();
        Exchange exchange = test::makeExchange("GET", "/", {{name, value}});
        pipeline::takeInnerClient(exchange, "s3cret");
        QCOMPARE(exchange.client.address, client);
        QVERIFY(!exchange.received.headers.contains(name) && !exchange.headers.contains(name));
        Exchange other = test::makeExchange("GET", "/", {{name, value}});
        pipeline::takeInnerClient(other, {}); // a gateway without a token believes nobody
        QCOMPARE(other.client.address, QByteArray("127.0.0.1"));
    }

    void pathsAreReadAsTheSettingsWant_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path"); // empty: refused
        QTest::newRow("as it stands")
            << QString() << QByteArray("/a;x/b/") << QByteArray("/a;x/b/");
        QTest::newRow("tail slash")
            << QStringLiteral("slash") << QByteArray("/a/b/") << QByteArray("/a/b");
        QTest::newRow("root") << QStringLiteral("slash") << QByteArray("/") << QByteArray("/");
        QTest::newRow("parameters")
            << QStringLiteral("servlet") << QByteArray("/a;x=1/b;y") << QByteArray("/a/b");
        QTest::newRow("dots with parameters")
            << QStringLiteral("servlet") << QByteArray("/a/..;x/b") << QByteArray();
        QTest::newRow("empty with parameters")
            << QStringLiteral("servlet") << QByteArray("/a/;x/b") << QByteArray();
        QTest::newRow("empty at the end")
            << QStringLiteral("servlet") << QByteArray("/a/;x") << QByteArray("/a/");
        QTest::newRow("encoded slash")
            << QStringLiteral("encoded") << QByteArray("/a%2fb/%41") << QByteArray("/a%2Fb/A");
        QTest::newRow("decoded slash") << QString() << QByteArray("/a%2fb") << QByteArray("/a/b");
    }
    void pathsAreReadAsTheSettingsWant()
    {
        QFETCH(const QString, setting);
        QFETCH(const QByteArray, target);
        QFETCH(const QByteArray, path);
        config::NodeSettings settings;
        settings.deleteUriTailSlash = setting == QStringLiteral("slash");
        settings.normalizeUriLikeServlet = setting == QStringLiteral("servlet");
        settings.matchUriEncodedSlash = setting == QStringLiteral("encoded");
        Exchange exchange = test::makeExchange("GET", target);
        QCOMPARE(FrontRules(settings).readPath(exchange), !path.isEmpty());
        if (!path.isEmpty())
            QCOMPARE(exchange.target.path, path);
    }

    void forwardedFieldsAreKeptForThoseWhoAreTrusted_data()
    {
        QTest::addColumn<bool>("stated");
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("proto");
        QTest::addColumn<QByteArray>("chain");
        QTest::newRow("nobody is trusted")
            << false << QByteArray("127.0.0.1") << QByteArray("http") << QByteArray("1.2.3.4");
        QTest::newRow("the peer is")
            << true << QByteArray("10.0.0.1") << QByteArray("https") << QByteArray("1.2.3.4");
        QTest::newRow("others are")
            << true << QByteArray("127.0.0.1") << QByteArray("http") << QByteArray();
    }
    void forwardedFieldsAreKeptForThoseWhoAreTrusted()
    {
        QFETCH(const bool, stated);
        QFETCH(const QByteArray, peer);
        QFETCH(const QByteArray, proto);
        QFETCH(const QByteArray, chain);
        config::NodeSettings settings;
        if (stated)
            settings.trustedAddresses = QList<QByteArray>{"10.0.0.0/8"};
        const Exchange exchange = test::makeExchange("GET", "/",
                                                     {{"Host", "a.test"},
                                                      {"X-Forwarded-Proto", "https"},
                                                      {"X-Forwarded-For", "1.2.3.4"},
                                                      {"Forwarded", "for=1.2.3.4"},
                                                      {"Content-Length", "0"},
                                                      {"Connection", "X-Hop"},
                                                      {"X-Hop", "1"}});
        const http::Headers fields = FrontRules(settings).requestFields(exchange, {peer, 1});
        QCOMPARE(fields.joined("X-Forwarded-Proto"), proto);
        QCOMPARE(fields.joined("X-Forwarded-Host"), QByteArray("a.test"));
        QCOMPARE(fields.joined("X-Forwarded-For"), chain);
        QCOMPARE(fields.contains("Forwarded"), stated && peer == "10.0.0.1");
        QVERIFY(!fields.contains("X-Hop") && !fields.contains("Content-Length"));
    }
};

QTEST_GUILESS_MAIN(TestFrontRules)
#include "tst_front_rules.moc"
