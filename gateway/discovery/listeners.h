// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace gatehouse::discovery {

// A TCP socket that listens on this machine.
struct Listener {
    QByteArray address; // where it can be reached from here
    quint16 port = 0;
    quint64 inode = 0;
    bool operator==(const Listener &) const = default;
};

// The listening sockets of /proc/net/tcp or tcp6 (proc(5)). Lines that are none are passed over.
QList<Listener> readListeners(const QByteArray &table);

// The names a process goes by: its command, its program, and the script it runs.
QStringList processNames(const QByteArray &comm, const QByteArray &commandLine);

// The names of the processes that hold these sockets, by inode, as far as they may be looked at.
QHash<quint64, QStringList> holders(const QString &procFolder, const QList<Listener> &listeners);

} // namespace gatehouse::discovery
