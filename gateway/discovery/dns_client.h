// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/dns_message.h"

#include <QHash>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>

struct ares_channeldata;

namespace gatehouse::discovery {

struct DnsReply {
    enum class Outcome { Found, Absent, Failed }; // Absent: there is no such record
    Outcome outcome = Outcome::Failed;
    QList<DnsRecord> records; // of the type asked for, and the CNAMEs on the way
    QString fault;
};

// Questions to name servers by c-ares, on the event loop it lives on. c-ares, because Qt's own
// lookup asks port 53 only and blocks a thread.
class DnsClient final : public QObject
{
public:
    // `servers`: "10.0.0.2", "10.0.0.2:5353", "[::1]:53"; none: those of the system.
    DnsClient(const QStringList &servers, std::chrono::milliseconds timeout);
    ~DnsClient() override;

    using Answer = std::function<void(const DnsReply &)>;
    // Calls back once, possibly at once; not any more when this goes.
    void ask(const QByteArray &name, int type, Answer answer);
    bool isUsable() const { return m_channel != nullptr; }

private:
    static void socketChanged(void *self, int socket, int readable, int writable);
    static void answered(void *call, int status, int timeouts, uchar *octets, int length);
    void watch(int socket, QSocketNotifier::Type type, bool wanted);
    void process(int readable, int writable);

    ares_channeldata *m_channel = nullptr;
    QHash<QPair<int, int>, QSocketNotifier *> m_notifiers; // by socket and type
    QTimer m_timer;
};

// The name servers of a file like /etc/resolv.conf.
QStringList nameServersOf(const QString &resolvConf);

} // namespace gatehouse::discovery
