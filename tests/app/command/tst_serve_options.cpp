// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/serve_options.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::app;

class TestServeOptions : public QObject
{
    Q_OBJECT

private slots:
    void addresses_data();
    void addresses();
    void everythingIsUnderstood();
    void faulty_data();
    void faulty();
    void helpIsNoError();
};

void TestServeOptions::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); // empty: refused
    QTest::newRow("v4") << "127.0.0.1:9080"
                        << "http://127.0.0.1:9080";
    QTest::newRow("v4, any") << "0.0.0.0:0"
                             << "http://0.0.0.0:0";
    QTest::newRow("v6") << "[::1]:80"
                        << "http://[::1]:80";
    QTest::newRow("localhost") << "localhost:1"
                               << "http://127.0.0.1:1";
    QTest::newRow("v6 without brackets") << "::1:80"
                                         << "";
    QTest::newRow("v4 in brackets") << "[127.0.0.1]:80"
                                    << "";
    QTest::newRow("no port") << "127.0.0.1"
                             << "";
    QTest::newRow("no host") << ":80"
                             << "";
    QTest::newRow("port too high") << "127.0.0.1:65536"
                                   << "";
    QTest::newRow("negative") << "127.0.0.1:-1"
                              << "";
    QTest::newRow("name") << "example.com:80"
                          << "";
    QTest::newRow("empty") << ""
                           << "";
}

void TestServeOptions::addresses()
{
    QFETCH(QString, text);
    const Result<ListenAddress> address = parseListenAddress(text);
    QTEST(address ? urlOf(*address) : QString(), "url");
}

static Result<std::optional<ServeOptions>> parsed(const QString &line)
{
    QString help;
    return parseServeOptions(line.split(u' ', Qt::SkipEmptyParts), help);
}

void TestServeOptions::everythingIsUnderstood()
{
    const auto result = parsed(
        u"--config a.yaml --listen [::1]:0 --listen-tls 127.0.0.1:9443 --router radixtree_uri "
        u"--metrics 127.0.0.1:9091 "
        u"--status 127.0.0.1:7085 --access-log - --admin 127.0.0.1:9180 --admin-key-file k "
        u"--transport qt --workers 3 --store t.sqlite"_qs);
    QVERIFY(result && *result);
    const ServeOptions &options = **result;
    QCOMPARE(options.configFile, u"a.yaml"_qs);
    QCOMPARE(*options.store, u"t.sqlite"_qs);
    QCOMPARE(options.metrics->port, 9091);
    QCOMPARE(options.status->port, 7085);
    QCOMPARE(options.admin->port, 9180);
    QCOMPARE(options.adminKeyFile, u"k"_qs);
    GatewayOptions gateway;
    applyTo(gateway, options);
    QCOMPARE(gateway.address, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(gateway.port, 0);
    QCOMPARE(gateway.tlsPort, std::optional<quint16>(9443));
    QCOMPARE(gateway.workers, 3);
    QCOMPARE(gateway.accessLog, u"-"_qs);
    QCOMPARE(gateway.engine, transport::Engine::Qt);
    QCOMPARE(gateway.router, router::Mode::Uri);
    QVERIFY(gateway.recording);
}

void TestServeOptions::faulty_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("nothing") << "";
    QTest::newRow("both") << "--config a --workspace b";
    QTest::newRow("router") << "--config a --router x";
    QTest::newRow("transport") << "--config a --transport x";
    QTest::newRow("workers") << "--config a --workers 0";
    QTest::newRow("workers as text") << "--config a --workers many";
    QTest::newRow("listen") << "--config a --listen 80";
    QTest::newRow("metrics") << "--config a --metrics x";
    QTest::newRow("status") << "--config a --status x";
    QTest::newRow("admin without key") << "--config a --admin 127.0.0.1:1";
    QTest::newRow("key without admin") << "--config a --admin-key-file k";
    QTest::newRow("admin") << "--config a --admin x --admin-key-file k";
    QTest::newRow("unknown option") << "--config a --fast";
    QTest::newRow("stray word") << "--config a b";
    QTest::newRow("store of a workspace") << "--workspace a --store x";
    QTest::newRow("settings of a workspace") << "--workspace a --settings x";
    QTest::newRow("rate") << "--demo --demo-traffic none";
}

void TestServeOptions::faulty()
{
    QFETCH(QString, line);
    const auto result = parsed(line);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!result.error().message.contains(u'\n'));
}

void TestServeOptions::helpIsNoError()
{
    QString help;
    const auto result = parseServeOptions({u"--help"_qs}, help);
    QVERIFY(result && !*result);
    QVERIFY(help.contains(u"--listen"_qs));
}

QTEST_GUILESS_MAIN(TestServeOptions)
#include "tst_serve_options.moc"
