// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/log_bench.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace gatehouse;
using namespace gatehouse::test;

class TestTcpLogger : public QObject
{
    Q_OBJECT

private slots:
    void configuration_data();
    void configuration();
    void sends_data();
    void sends();
};

void TestTcpLogger::configuration_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<QString>("reason");
    const QString prefix = u"failed to check the configuration of plugin tcp-logger err: "_qs;
    QTest::newRow("good") << R"({"host": "127.0.0.1", "port": 3000})"_qba << QString();
    QTest::newRow("no port") << R"({"host": "127.0.0.1"})"_qba
                             << prefix + u"property \"port\" is required"_qs;
    QTest::newRow("port") << R"({"host": "127.0.0.1", "port": -1})"_qba
                          << prefix
            + u"property \"port\" validation failed: expected -1 to be at least 0"_qs;
    QTest::newRow("timeout") << R"({"host": "a", "port": 1, "timeout": "1"})"_qba
                             << prefix
            + u"property \"timeout\" validation failed: wrong type: expected integer, got string"_qs;
}

void TestTcpLogger::configuration()
{
    QFETCH(const QByteArray, conf);
    QTEST(PluginHarness().fault(u"tcp-logger"_qs, conf), "reason");
}

void TestTcpLogger::sends_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one") << 1 << R"({"route_id":"r1"})"_qba;
    QTest::newRow("several") << 2 << R"([{"route_id":"r1"},{"route_id":"r1"}])"_qba;
}

void TestTcpLogger::sends()
{
    QFETCH(const int, size);
    QFETCH(const QByteArray, text);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket,
                [&received, socket] { received += socket->readAll(); });
    });
    LogBench bench;
    const QByteArray conf = R"({"host": "127.0.0.1", "log_format": {}, "port": )"
        + QByteArray::number(server.serverPort()) + R"(, "batch_max_size": )"
        + QByteArray::number(size) + '}';
    const auto plugin = bench.harness.build(u"tcp-logger"_qs, conf);
    const Exchange exchange = bench.finished();
    for (int i = 0; i < size; ++i)
        plugin->log(exchange);
    QTRY_COMPARE(received, text);
}

QTEST_GUILESS_MAIN(TestTcpLogger)
#include "tst_tcp_logger.moc"
