// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/health/probe.h"

#include <QTimer>

#include <deque>
#include <set>

namespace gatehouse::health {

// Asks the targets of all checkers in use, each kind at its interval, no target twice at once and
// no more at once than the checker's `concurrency`. A checker that goes is forgotten. Lives on one
// thread.
class Prober final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds period{100};

    explicit Prober(const Clock &clock);

    void add(std::weak_ptr<Checker> checker);
    void setPaused(bool paused) { m_paused = paused; }
    void tick(); // asks what is due; the timer's

private:
    struct Job {
        std::weak_ptr<Checker> checker;
        std::optional<Clock::Steady> healthyAsked, unhealthyAsked;
        std::set<const Target *> underWay; // or waiting
        std::deque<Watched> waiting;
        int running = 0;
    };
    void begin(Job &job, Checker &checker, Clock::Steady now);
    void enqueue(Job &job, const Checker &checker, bool usable);
    void startNext(const std::shared_ptr<Job> &job);

    const Clock &m_clock;
    QTimer m_timer;
    std::vector<std::shared_ptr<Job>> m_jobs;
    bool m_paused = false;
};

} // namespace gatehouse::health
