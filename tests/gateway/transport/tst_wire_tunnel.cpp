// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/transport/exchange_probe.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace gatehouse;
using transport::UpstreamManager;
using transport::UpstreamRequest;

class TestWireTunnel : public QObject
{
    Q_OBJECT

private slots:
    void upgradeBecomesATunnel();
};

void TestWireTunnel::upgradeBecomesATunnel()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    UpstreamManager manager;
    UpstreamRequest request;
    request.method = "GET";
    request.target = "/ws";
    request.headers = {{"Host", "a"}, {"Connection", "Upgrade"}, {"Upgrade", "websocket"}};
    request.host = "127.0.0.1";
    request.port = server.serverPort();
    request.upgrade = true;
    auto *reply = manager.send(std::make_shared<const UpstreamRequest>(request), nullptr);
    QSignalSpy head(reply, &transport::ProxyReply::headReceived);
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
    QTRY_VERIFY(peer->bytesAvailable() > 0);
    QVERIFY(peer->readAll().contains("Upgrade: websocket\r\n"));
    peer->write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nRAW");
    QVERIFY(head.wait());
    QCOMPARE(reply->head().status, 101);
    QByteArray already;
    const std::unique_ptr<QAbstractSocket> tunnel = reply->takeTunnel(already);
    QVERIFY(tunnel);
    QCOMPARE(already, QByteArray("RAW"));
    tunnel->write("ping");
    QTRY_COMPARE(peer->bytesAvailable(), 4);
    peer->write("pong");
    QTRY_COMPARE(tunnel->bytesAvailable(), 4);
    QSignalSpy gone(tunnel.get(), &QAbstractSocket::disconnected);
    peer->disconnectFromHost();
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(!reply->failure());
}

QTEST_GUILESS_MAIN(TestWireTunnel)
#include "tst_wire_tunnel.moc"
