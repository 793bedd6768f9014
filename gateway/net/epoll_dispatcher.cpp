// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QThread>

namespace gatehouse::net {

namespace {

TimerQueue::Time timeNow()
{
    return std::chrono::steady_clock::now();
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
{
}

EpollDispatcher::~EpollDispatcher() = default;

EpollDispatcher *EpollDispatcher::current()
{
    return qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
}

void EpollDispatcher::startingUp()
{
    m_thread = QThread::currentThreadId();
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted = false;
    emit awake();
    bool any = std::exchange(m_wokenHere, false);
    QCoreApplication::sendPostedEvents();
    const bool timers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool sockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool waits =
        flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_interrupted && !m_wokenHere;
    if (waits)
        emit aboutToBlock();
    if (m_interrupted)
        return any;
    const int timeout = !waits ? 0 : timers ? m_timers.untilNext(timeNow()) : -1;
    if (sockets)
        m_descriptors.wait(timeout);
    else
        m_descriptors.waitForWake(timeout);
    if (m_descriptors.wasWoken()) {
        m_wakePending.exchange(false);
        any = true;
    }
    if (sockets)
        any = m_descriptors.announce() > 0 || any;
    if (timers)
        any = m_timers.fire(timeNow()) > 0 || any;
    return any;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    m_descriptors.add(notifier);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    m_descriptors.remove(notifier);
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(id, std::chrono::milliseconds(interval), type, object, timeNow());
}

bool EpollDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.of(object);
}

int EpollDispatcher::remainingTime(int id)
{
    return m_timers.remaining(id, timeNow());
}

// Whatever was posted was posted before: the next turn finds it.
void EpollDispatcher::wakeUp()
{
    if (m_thread.load(std::memory_order_relaxed) == QThread::currentThreadId())
        m_wokenHere = true;
    else if (!m_wakePending.exchange(true))
        m_descriptors.wake();
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

} // namespace gatehouse::net
