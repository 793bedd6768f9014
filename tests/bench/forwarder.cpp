// SPDX-License-Identifier: GPL-3.0-or-later
// Octets from one port to another and back with QTcpSocket and nothing else: what Qt itself costs.
// gatehouse_forwarder LISTEN-PORT TO-PORT
#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

static void pass(QTcpSocket *from, QTcpSocket *to)
{
    to->write(from->readAll());
    to->flush();
}

static void join(QTcpSocket *from, QTcpSocket *to)
{
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { pass(from, to); });
    QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    QObject::connect(from, &QTcpSocket::disconnected, from, &QTcpSocket::deleteLater);
    pass(from, to);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 3)
        return 2;
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *client = server.nextPendingConnection();
        client->setParent(nullptr);
        auto *upstream = new QTcpSocket;
        QObject::connect(upstream, &QTcpSocket::connected, client, [client, upstream] {
            for (QTcpSocket *socket : {client, upstream})
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            join(client, upstream);
            join(upstream, client);
        });
        upstream->connectToHost(QHostAddress::LocalHost, arguments[2].toUShort());
    });
    if (!server.listen(QHostAddress::LocalHost, arguments[1].toUShort()))
        return 1;
    return application.exec();
}
