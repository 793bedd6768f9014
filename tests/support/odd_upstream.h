// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <QSslConfiguration>
#include <QThread>

#include <optional>

namespace gatehouse::test {

// What the odd upstream saw, readable from the test's thread.
class OddLedger
{
public:
    void add(const QByteArray &key, int n = 1);
    int count(const QByteArray &key) const;
    void setLastHead(const QByteArray &head);
    QByteArray lastHead() const;

private:
    mutable QMutex m_mutex;
    QHash<QByteArray, int> m_counts;
    QByteArray m_lastHead;
};

// A server that misbehaves on purpose, a path for each misbehaviour (odd_script.cpp), in a thread
// of its own. Keys of the ledger: "METHOD /path", "connections", "live", "written" (octets of /big
// that left).
class OddUpstream
{
public:
    struct Options {
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        std::optional<QSslConfiguration> tls; // null: plain
        quint32 seed = 1; // of /chaos
    };

    OddUpstream();
    explicit OddUpstream(Options options);
    ~OddUpstream();

    quint16 port() const { return m_port; }
    int count(const QByteArray &key) const { return m_ledger.count(key); }
    QByteArray lastHead() const { return m_ledger.lastHead(); }

private:
    Options m_options;
    OddLedger m_ledger;
    QThread m_thread;
    QObject *m_server = nullptr;
    quint16 m_port = 0;
};

} // namespace gatehouse::test
