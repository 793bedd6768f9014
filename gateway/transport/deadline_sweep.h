// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"

#include <QBasicTimer>
#include <QObject>

#include <vector>

namespace gatehouse::transport {

// Something with deadlines. It leaves the sweep itself when it ends.
class Sweepable
{
public:
    virtual ~Sweepable() = default;
    virtual void sweep(Clock::Steady now) = 0;

private:
    friend class DeadlineSweep;
    qsizetype m_sweepIndex = -1;
};

// One coarse timer for all deadlines of a manager: timers per request would cost more than the
// request's own system calls. Deadlines are met up to `interval` late; the timer sleeps while
// nothing is registered.
class DeadlineSweep final : public QObject
{
    Q_OBJECT

public:
    static constexpr int intervalMs = 250;

    void add(Sweepable *item); // no-op when it is in
    void remove(Sweepable *item); // no-op when it is not; both may be called from sweep()

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    std::vector<Sweepable *> m_items;
    QBasicTimer m_timer;
};

} // namespace gatehouse::transport
