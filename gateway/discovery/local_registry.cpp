// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/local_registry.h"

#include <QFile>
#include <QTimer>

#include <netdb.h>

namespace gatehouse::discovery {

namespace {

QByteArray tableOf(const QString &path)
{
    constexpr qint64 maxTable = 16 * 1024 * 1024;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(maxTable) : QByteArray();
}

// "port:8080", "port:http-alt"; 0: another kind of name.
quint16 portOf(const QString &service)
{
    if (!service.startsWith(u"port:"_qs))
        return 0;
    const QByteArray name = service.mid(5).toLatin1();
    if (const quint16 number = name.toUShort())
        return number;
    char buffer[1024];
    servent entry{}, *found = nullptr;
    const bool isKnown =
        getservbyname_r(name.constData(), "tcp", &entry, buffer, sizeof buffer, &found) == 0;
    return isKnown && found ? ntohs(quint16(found->s_port)) : quint16(0);
}

void add(Instances &to, const Listener &listener, int weight)
{
    // One port on IPv4 and IPv6 is one node.
    const bool isKnown = std::any_of(
        to.begin(), to.end(), [&](const Instance &other) { return other.port == listener.port; });
    if (!isKnown && to.size() < maxInstances)
        to.append({listener.address, listener.port, weight, 0, {}});
}

} // namespace

LocalRegistry::LocalRegistry(const QJsonObject &conf, const Surroundings &around)
    : Registry(around)
    , m_procFolder(conf.value(u"proc"_qs).toString(u"/proc"_qs))
    , m_interval(conf.value(u"interval"_qs).toInt(2))
    , m_weight(conf.value(u"weight"_qs).toInt(1))
{
}

void LocalRegistry::start()
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &LocalRegistry::look);
    timer->start(pace().of(m_interval));
    look();
}

void LocalRegistry::look()
{
    const QStringList followed = board().followed();
    if (!followed.isEmpty())
        board().put(u"local"_qs, read(m_procFolder, m_weight, followed));
}

Catalogue LocalRegistry::read(const QString &procFolder, int weight, const QStringList &followed)
{
    QList<Listener> listeners = readListeners(tableOf(procFolder + u"/net/tcp"_qs))
        + readListeners(tableOf(procFolder + u"/net/tcp6"_qs));
    // The tables' order changes from look to look.
    std::stable_sort(listeners.begin(), listeners.end(),
                     [](const Listener &a, const Listener &b) { return a.port < b.port; });
    const QHash<quint64, QStringList> names = holders(procFolder, listeners);
    Catalogue out;
    for (const Listener &listener : listeners) {
        for (const QString &name : names.value(listener.inode))
            add(out[name], listener, weight);
        for (const QString &service : followed) {
            if (portOf(service) == listener.port)
                add(out[service], listener, weight);
        }
    }
    return out;
}

} // namespace gatehouse::discovery
