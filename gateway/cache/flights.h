// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

#include <QByteArray>
#include <QHash>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse::cache {

// Requests for one missing object, collapsed into one: the first leads, the others wait until it is
// known whether its answer is for them, too. Safe from any thread. When a leader is given up, the
// first of those who wait leads in its place. An object whose answer could not be shared is not
// waited for during the next ten seconds.
class Flights
{
public:
    enum class Wake {
        Look, // an answer was stored
        GoOn, // there is none that can be shared: ask for yourself
        Lead, // you are the one who asks now
    };
    // Called once, from any thread, never under the lock of the flights.
    using Ring = std::function<void(Wake)>;
    enum class Role { Leads, Waits, GoesAlone };

    // `traveller` is any number that is unique among those who wait.
    Role join(const QByteArray &key, quint64 traveller, Ring ring, Clock::Steady now);
    // As join() for one who will not wait: true if it leads.
    bool lead(const QByteArray &key, quint64 traveller);
    // Of the leader: the answer is stored, or is not for others.
    void land(const QByteArray &key, quint64 traveller, bool isStored, Clock::Steady now);
    // The traveller is gone: one who waits is forgotten, a leader is replaced.
    void leave(const QByteArray &key, quint64 traveller);
    qsizetype waiting(const QByteArray &key) const;
    bool isFlying(const QByteArray &key) const;

private:
    static constexpr std::size_t maxWaiting = 1024;
    static constexpr qsizetype maxSolo = 4096;
    struct Passenger {
        quint64 traveller;
        Ring ring;
    };
    struct Flight {
        quint64 leader = 0;
        std::vector<Passenger> passengers;
    };
    bool isSolo(const QByteArray &key, Clock::Steady now);

    mutable std::mutex m_mutex;
    QHash<QByteArray, Flight> m_flights;
    QHash<QByteArray, Clock::Steady> m_solo; // key, until when nobody waits for it
};

} // namespace gatehouse::cache
