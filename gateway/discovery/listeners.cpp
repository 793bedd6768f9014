// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/listeners.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSet>
#include <QtEndian>

#include <unistd.h>

namespace gatehouse::discovery {

namespace {

constexpr char listening[] = "0A"; // TCP_LISTEN
constexpr int maxDescriptors = 4096; // of one process that are looked at

// The table writes addresses as 32-bit words in the machine's byte order.
QByteArray addressOf(const QByteArray &hex)
{
    const QByteArray octets = QByteArray::fromHex(hex);
    Q_IPV6ADDR bytes{};
    if (octets.size() != 4 && octets.size() != 16)
        return {};
    for (int word = 0; word * 4 < octets.size(); ++word) {
        const quint32 value = qFromLittleEndian<quint32>(octets.constData() + word * 4);
        qToBigEndian(value, bytes.c + word * 4);
    }
    const QHostAddress address =
        octets.size() == 4 ? QHostAddress(qFromBigEndian<quint32>(bytes.c)) : QHostAddress(bytes);
    if (address == QHostAddress::AnyIPv4)
        return "127.0.0.1";
    if (address == QHostAddress::AnyIPv6)
        return "::1";
    return address.toString().toLatin1();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

// The sockets among a process's descriptors.
QList<quint64> socketsOf(const QString &process)
{
    QList<quint64> out;
    QDir folder(process + u"/fd"_qs);
    const QStringList names =
        folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System | QDir::Hidden);
    for (const QString &name : names.mid(0, maxDescriptors)) {
        char target[64];
        const QByteArray link = QFile::encodeName(folder.filePath(name));
        const ssize_t length = ::readlink(link.constData(), target, sizeof target);
        const QByteArray text(target, std::max<ssize_t>(length, 0));
        if (text.startsWith("socket:["))
            out.append(text.mid(8, text.size() - 9).toULongLong());
    }
    return out;
}

} // namespace

QList<Listener> readListeners(const QByteArray &table)
{
    QList<Listener> out;
    for (const QByteArray &line : table.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 10 || words[3] != listening)
            continue;
        const QList<QByteArray> local = words[1].split(':');
        Listener listener;
        listener.address = addressOf(local.value(0));
        listener.port = local.value(1).toUShort(nullptr, 16);
        listener.inode = words[9].toULongLong();
        if (!listener.address.isEmpty() && listener.port != 0)
            out.append(listener);
    }
    return out;
}

QStringList processNames(const QByteArray &comm, const QByteArray &commandLine)
{
    const auto base = [](const QByteArray &path) {
        return QString::fromUtf8(path.mid(path.lastIndexOf('/') + 1));
    };
    const QList<QByteArray> words = commandLine.split('\0');
    QStringList out{QString::fromUtf8(comm.trimmed()), base(words.value(0))};
    for (const QByteArray &word : words.mid(1)) {
        if (word.isEmpty() || word.startsWith('-'))
            continue;
        out.append(base(word)); // "node server.js": server.js
        break;
    }
    out.removeAll(QString());
    out.removeDuplicates();
    return out;
}

QHash<quint64, QStringList> holders(const QString &procFolder, const QList<Listener> &listeners)
{
    QSet<quint64> wanted;
    for (const Listener &listener : listeners)
        wanted.insert(listener.inode);
    QHash<quint64, QStringList> out;
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString &pid : QDir(procFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (pid.toInt() <= 0 || pid == own) // the gateway itself is nobody's upstream
            continue;
        const QString process = procFolder + u'/' + pid;
        QStringList names;
        for (const quint64 inode : socketsOf(process)) {
            if (!wanted.contains(inode))
                continue;
            if (names.isEmpty())
                names = processNames(contentOf(process + u"/comm"_qs),
                                     contentOf(process + u"/cmdline"_qs));
            out[inode] += names;
            out[inode].removeDuplicates();
        }
    }
    return out;
}

} // namespace gatehouse::discovery
