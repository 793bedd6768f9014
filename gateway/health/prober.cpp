// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/prober.h"

namespace gatehouse::health {

namespace {

// The first time comes one interval after the upstream was used first.
bool isDue(std::optional<Clock::Steady> &last, std::chrono::milliseconds interval,
           Clock::Steady now)
{
    if (interval.count() == 0)
        return false;
    if (!last)
        last = now;
    if (now - *last < interval)
        return false;
    last = now;
    return true;
}

} // namespace

Prober::Prober(const Clock &clock)
    : m_clock(clock)
    , m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &Prober::tick);
}

void Prober::add(std::weak_ptr<Checker> checker)
{
    auto job = std::make_shared<Job>();
    job->checker = std::move(checker);
    m_jobs.push_back(std::move(job));
    m_timer.start(period);
}

void Prober::tick()
{
    const Clock::Steady now = m_clock.steady();
    std::erase_if(m_jobs, [](const auto &job) { return job->checker.expired(); });
    if (m_jobs.empty())
        m_timer.stop();
    if (m_paused)
        return;
    for (const std::shared_ptr<Job> &job : m_jobs) {
        const auto checker = job->checker.lock();
        if (!checker || !checker->isUsed())
            continue;
        begin(*job, *checker, now);
        startNext(job);
    }
}

void Prober::begin(Job &job, Checker &checker, Clock::Steady now)
{
    const Active &active = checker.settings().active;
    if (isDue(job.healthyAsked, active.healthy.interval, now))
        enqueue(job, checker, true);
    if (isDue(job.unhealthyAsked, active.unhealthy.interval, now))
        enqueue(job, checker, false);
}

void Prober::enqueue(Job &job, const Checker &checker, bool usable)
{
    for (Watched &each : checker.watched()) {
        if (each.target->isUsable() == usable && job.underWay.insert(each.target.get()).second)
            job.waiting.push_back(std::move(each));
    }
}

void Prober::startNext(const std::shared_ptr<Job> &job)
{
    const auto checker = job->checker.lock();
    if (!checker)
        return;
    const Active &active = checker->settings().active;
    while (!job->waiting.empty() && job->running < active.concurrency) {
        const Watched next = std::move(job->waiting.front());
        job->waiting.pop_front();
        ++job->running;
        new Probe(
            active, next,
            [this, job, target = next.target](Finding finding) {
                --job->running;
                job->underWay.erase(target.get());
                if (const auto owner = job->checker.lock())
                    std::visit([&](auto found) { owner->probed(*target, found); }, finding);
                startNext(job);
            },
            this);
    }
}

} // namespace gatehouse::health
