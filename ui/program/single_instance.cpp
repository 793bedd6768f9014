// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/single_instance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int DigestLength = 16;

QString socketOf(const QString &folder)
{
    const QString path = QFileInfo(folder).canonicalFilePath();
    const QByteArray digest = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime + u"/gatehouse-"_s + QString::fromLatin1(digest.toHex().left(DigestLength));
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_name(socketOf(folder))
{
}

void SingleInstance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_name); // left behind by a crash: the lock says that we are first
    if (!m_server->listen(m_name))
        return; // a second launch then explains instead of raising
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server->nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            caller->disconnectFromServer();
            emit raiseWanted();
        }
    });
}

void SingleInstance::raiseOther(std::function<void(bool)> done)
{
    auto *socket = new QLocalSocket(this);
    connect(socket, &QLocalSocket::connected, this, [socket, done] {
        socket->deleteLater();
        done(true);
    });
    connect(socket, &QLocalSocket::errorOccurred, this, [socket, done] {
        socket->deleteLater();
        done(false);
    });
    socket->connectToServer(m_name);
}

} // namespace gatehouse::ui
