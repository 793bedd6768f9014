// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/endpoint/server.h"

#include "gateway/endpoint/connection.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace gatehouse::endpoint {
namespace {

ErrorKind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return ErrorKind::Conflict;
    case QAbstractSocket::SocketAccessError:
        return ErrorKind::Refused;
    default:
        return ErrorKind::Unavailable;
    }
}

} // namespace

Server::Server(Handler handler, Settings settings, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_settings(settings)
    , m_listener(new QTcpServer(this))
{
    connect(m_listener, &QTcpServer::newConnection, this, &Server::acceptPending);
}

Server::~Server()
{
    // Before the handler and the settings they refer to.
    qDeleteAll(findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<quint16> Server::listen(const QHostAddress &address, quint16 port)
{
    if (!m_listener->listen(address, port)) {
        return fail(
            kindOf(m_listener->serverError()),
            QStringLiteral("Cannot listen on %1 port %2: %3. Choose another address or port, or "
                           "stop the program that holds it.")
                .arg(address.toString(), QString::number(port), m_listener->errorString()));
    }
    return m_listener->serverPort();
}

bool Server::isListening() const
{
    return m_listener->isListening();
}

quint16 Server::port() const
{
    return m_listener->serverPort();
}

void Server::close()
{
    m_listener->close();
    const auto connections = findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly);
    for (Connection *connection : connections)
        connection->cut();
}

void Server::acceptPending()
{
    while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
        auto *connection = new Connection(socket, m_handler, m_settings, this);
        ++m_connections;
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
        if (m_connections > m_settings.connections)
            connection->refuse(503, QStringLiteral("Too many connections. Try again later."));
    }
}

} // namespace gatehouse::endpoint
