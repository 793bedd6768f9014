// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/log_bench.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>
#include <QUdpSocket>

using namespace gatehouse;
using namespace gatehouse::test;

class TestSyslog : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sendsRfc5424OverTcp();
    void sendsRfc5424OverUdp();

private:
    static QByteArray line()
    {
        return "<46>1 2026-01-01T00:00:00.000Z 127.0.0.1 apisix "
            + QByteArray::number(QCoreApplication::applicationPid())
            + " - - {\"route_id\":\"r1\"}\n";
    }
    static QByteArray conf(quint16 port, const QByteArray &more)
    {
        return R"({"host": "127.0.0.1", "log_format": {}, "batch_max_size": 2, "port": )"
            + QByteArray::number(port) + more + '}';
    }
};

void TestSyslog::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin syslog err: "_qs;
    QTest::newRow("good") << R"({"host": "127.0.0.1", "port": 514})"_qba << QString();
    QTest::newRow("no host") << R"({"port": 514})"_qba
                             << prefix + u"property \"host\" is required"_qs;
    QTest::newRow("protocol") << R"({"host": "a", "port": 1, "sock_type": "sctp"})"_qba
                              << prefix
            + u"property \"sock_type\" validation failed: matches none of the enum values"_qs;
    QTest::newRow("pool") << R"({"host": "a", "port": 1, "pool_size": 4})"_qba
                          << prefix
            + u"property \"pool_size\" validation failed: expected 4 to be at least 5"_qs;
}

void TestSyslog::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"syslog"_qs, conf), "reason");
}

void TestSyslog::sendsRfc5424OverTcp()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket,
                [&received, socket] { received += socket->readAll(); });
    });
    LogBench bench;
    const auto plugin = bench.harness.build(u"syslog"_qs, conf(server.serverPort(), ""));
    const Exchange exchange = bench.finished();
    plugin->log(exchange);
    plugin->log(exchange);
    QTRY_COMPARE(received, QByteArray(line() + line()));
}

void TestSyslog::sendsRfc5424OverUdp()
{
    QUdpSocket server;
    QVERIFY(server.bind(QHostAddress::LocalHost, 0));
    LogBench bench;
    const auto plugin =
        bench.harness.build(u"syslog"_qs, conf(server.localPort(), R"(, "sock_type": "udp")"));
    const Exchange exchange = bench.finished();
    plugin->log(exchange);
    plugin->log(exchange);
    for (int i = 0; i < 2; ++i) {
        QTRY_VERIFY(server.hasPendingDatagrams());
        QByteArray datagram(server.pendingDatagramSize(), '\0');
        server.readDatagram(datagram.data(), datagram.size());
        QCOMPARE(datagram, line());
    }
}

QTEST_GUILESS_MAIN(TestSyslog)
#include "tst_syslog.moc"
