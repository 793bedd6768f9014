// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/timer_queue.h"

#include <QCoreApplication>
#include <QTimerEvent>
#include <QVarLengthArray>

#include <limits>

namespace gatehouse::net {

namespace {

using namespace std::chrono;

int millisecondsUntil(TimerQueue::Time due, TimerQueue::Time now)
{
    if (due <= now)
        return 0;
    const auto left = ceil<milliseconds>(due - now).count();
    return int(std::min<qint64>(left, std::numeric_limits<int>::max()));
}

TimerQueue::Time roundedUp(TimerQueue::Time time, nanoseconds step)
{
    const nanoseconds since = time.time_since_epoch();
    const nanoseconds over = since % step;
    return over.count() == 0 ? time : time + (step - over);
}

} // namespace

TimerQueue::Time TimerQueue::due(const Timer &timer, Time from)
{
    const Time exact = from + timer.interval;
    if (timer.type == Qt::VeryCoarseTimer)
        return roundedUp(exact, seconds(1));
    const nanoseconds step = nanoseconds(timer.interval) / 20;
    const bool coarse = timer.type == Qt::CoarseTimer && step >= milliseconds(1);
    return coarse ? roundedUp(exact, step) : exact;
}

void TimerQueue::add(int id, std::chrono::milliseconds interval, Qt::TimerType type,
                     QObject *object, Time now)
{
    remove(id);
    Timer timer{interval, type, object, ++m_serial, {}};
    timer.place = m_queue.emplace(due(timer, now), id);
    m_timers.emplace(id, timer);
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_queue.erase(found->second.place);
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAll(QObject *object)
{
    return std::erase_if(m_timers,
                         [&](const auto &entry) {
                             if (entry.second.object != object)
                                 return false;
                             m_queue.erase(entry.second.place);
                             return true;
                         })
        > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::of(QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> out;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            out.emplaceBack(id, int(timer.interval.count()), timer.type);
    }
    return out;
}

int TimerQueue::remaining(int id, Time now) const
{
    const auto found = m_timers.find(id);
    return found == m_timers.end() ? -1 : millisecondsUntil(found->second.place->first, now);
}

int TimerQueue::untilNext(Time now) const
{
    for (const auto &[due, id] : m_queue) {
        if (!m_timers.at(id).running)
            return millisecondsUntil(due, now);
    }
    return -1;
}

// Beginning where it was due, not where it was noticed, keeps a timer's pace; what was missed
// altogether is not made up for.
void TimerQueue::putBack(Timer &timer, Time now)
{
    Time next = due(timer, timer.place->first);
    if (next < now)
        next = due(timer, now);
    auto node = m_queue.extract(timer.place);
    node.key() = next;
    timer.place = m_queue.insert(std::move(node));
}

int TimerQueue::fire(Time now)
{
    // Only those that are due already: a timer of no interval must not keep its thread from its
    // sockets.
    QVarLengthArray<std::pair<int, quint64>, 32> dueNow;
    for (auto at = m_queue.cbegin(); at != m_queue.cend() && at->first <= now; ++at)
        dueNow.append({at->second, m_timers.at(at->second).serial});
    int fired = 0;
    for (const auto &[id, serial] : dueNow) {
        auto found = m_timers.find(id);
        if (found == m_timers.end() || found->second.serial != serial || found->second.running
            || found->second.place->first > now)
            continue;
        putBack(found->second, now);
        found->second.running = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(found->second.object, &event);
        found = m_timers.find(id);
        if (found != m_timers.end() && found->second.serial == serial)
            found->second.running = false;
        ++fired;
    }
    return fired;
}

} // namespace gatehouse::net
