// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/descriptor_table.h"
#include "gateway/net/timer_queue.h"

#include <QAbstractEventDispatcher>

#include <atomic>

namespace gatehouse::net {

// The event loop's engine for worker threads (QThread::setEventDispatcher), on epoll(7). Qt's own
// ones hand every descriptor to poll(2) on each turn, so that idle connections slow the busy ones
// down. Everything QAbstractEventDispatcher promises holds; besides, our own sockets are announced
// without a QSocketNotifier, and an event posted from the thread to itself costs no system call.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    // The calling thread's, if it has one.
    static EpollDispatcher *current();
    DescriptorTable &descriptors() { return m_descriptors; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override;
    void interrupt() override;
    void startingUp() override;

private:
    DescriptorTable m_descriptors;
    TimerQueue m_timers;
    std::atomic<Qt::HANDLE> m_thread{nullptr}; // which runs it
    std::atomic<bool> m_wakePending{false}; // by another thread
    std::atomic<bool> m_interrupted{false};
    bool m_wokenHere = false; // by its own thread
};

} // namespace gatehouse::net
