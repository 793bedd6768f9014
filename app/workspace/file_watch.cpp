// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/file_watch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace gatehouse::app {

using namespace std::chrono_literals;

static QByteArray digestOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

FileWatch::FileWatch(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(QFileInfo(path).absoluteFilePath())
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(100ms);
    connect(&m_settle, &QTimer::timeout, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_settle.start(); });
    watchAgain();
}

void FileWatch::seen(const QByteArray &content)
{
    m_digest = digestOf(content);
    watchAgain();
}

void FileWatch::watchAgain()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!m_watcher.directories().contains(folder) && QFileInfo::exists(folder))
        m_watcher.addPath(folder);
    // After a rename the old file's watch is of no more use, though it is still listed.
    m_watcher.removePath(m_path);
    if (QFileInfo::exists(m_path))
        m_watcher.addPath(m_path);
}

void FileWatch::look()
{
    watchAgain();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (!m_digest.isEmpty() && !file.exists()) {
            m_digest.clear();
            emit vanished();
        }
        return;
    }
    const QByteArray content = file.readAll();
    const QByteArray digest = digestOf(content);
    if (digest == m_digest)
        return;
    m_digest = digest;
    emit changed(content);
}

} // namespace gatehouse::app
