// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <map>
#include <unordered_map>

namespace gatehouse::net {

// A thread's timers by the time they are due. A coarse one may come up to a twentieth of its
// interval late, so that those of one interval come together; a very coarse one keeps whole
// seconds. A timer is not announced again while its handler runs.
class TimerQueue
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object,
             Time now);
    bool remove(int id);
    bool removeAll(QObject *object);
    QList<QAbstractEventDispatcher::TimerInfo> of(QObject *object) const;
    // Milliseconds, rounded up; -1: there is no such timer.
    int remaining(int id, Time now) const;
    int untilNext(Time now) const; // -1: none waits
    // Announces those due at `now`, each once; returns how many.
    int fire(Time now);

private:
    using Queue = std::multimap<Time, int>;
    struct Timer {
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        quint64 serial; // an id may be used again
        Queue::iterator place;
        bool running = false;
    };
    static Time due(const Timer &timer, Time from);
    void putBack(Timer &timer, Time now);

    Queue m_queue;
    std::unordered_map<int, Timer> m_timers;
    quint64 m_serial = 0;
};

} // namespace gatehouse::net
