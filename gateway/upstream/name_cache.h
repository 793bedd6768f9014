// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace gatehouse::upstream {

// The addresses behind names of nodes. One address at a time is given out, the next one each time,
// as APISIX's cache does; IPv6 ones only where there is no IPv4 one. Answers are kept for a while;
// old ones serve on while new ones are looked up, so that a name server that goes away costs
// nothing. Nobody waits in here: lookups run elsewhere. Safe from any thread; owned by a
// shared_ptr, so that a late answer finds out whether anybody is left.
class NameCache final : public QObject, public std::enable_shared_from_this<NameCache>
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds freshFor{10}; // getaddrinfo() tells no TTL
    static constexpr std::chrono::seconds failedFor{1}; // a failed name is asked again after that
    static constexpr int maxNames = 10'000;

    using Answer = std::function<void(QList<QByteArray> addresses)>; // empty: there is none
    // Looks a name up and calls `answer` once, on whatever thread.
    using Lookup = std::function<void(const QByteArray &name, Answer answer)>;

    NameCache(const Clock &clock, Lookup lookup);

    enum class Status { Known, Pending, Failed };
    struct Found {
        Status status = Status::Pending;
        QByteArray address; // if known
    };
    // Known, or being looked up (resolved() follows), or not to be had.
    Found find(const QByteArray &name);
    bool isSettled(const QByteArray &name); // find() would not say Pending

signals:
    void resolved(const QByteArray &name); // an answer came, good or bad; on whatever thread

private:
    struct Entry {
        QList<QByteArray> addresses;
        qsizetype next = 0;
        Clock::Steady until; // fresh, or not to be asked again
        bool asking = false;
    };
    void ask(const QByteArray &name);
    void take(const QByteArray &name, QList<QByteArray> addresses);

    const Clock &m_clock;
    const Lookup m_lookup;
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
};

// Asks the system (getaddrinfo: /etc/hosts, DNS and whatever else it is set up for) on at most
// four threads; a name server that hangs delays other names, but no request and no program's end.
NameCache::Lookup systemLookup();

} // namespace gatehouse::upstream
