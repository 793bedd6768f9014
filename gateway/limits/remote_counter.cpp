// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/remote_counter.h"

#include <QTimer>

namespace gatehouse::limits {

namespace {

// The timers of a worker's flushes hang on this, and end with the worker.
struct FlushTimers {
    QObject context;
};

} // namespace

RemoteCounter::RemoteCounter(Options options, const Clock &clock)
    : m_options(std::move(options))
    , m_identity(m_options.settings.identity())
    , m_clock(clock)
    , m_delayed(m_options.interval)
    , m_sliding(clock)
{
}

redis::Client &RemoteCounter::client(WorkerLocals &locals) const
{
    return redis::clientOf(locals, m_options.settings, m_identity);
}

void RemoteCounter::take(WorkerLocals &locals, WindowStep step, const OnVerdict &done)
{
    step.key = m_options.scope + step.key + m_options.suffix;
    // A window that varies may be shorter than the interval; then each request asks.
    if (m_options.interval.count() > 0 && std::chrono::seconds(step.window) > m_options.interval)
        takeDelayed(locals, step, done);
    else
        ask(client(locals), step, done);
}

void RemoteCounter::ask(redis::Client &client, const WindowStep &step, const OnVerdict &done) const
{
    if (m_options.isSliding)
        takeSliding(client, step, m_clock.wall(), done);
    else
        takeFixed(client, step, done);
}

void RemoteCounter::takeDelayed(WorkerLocals &locals, const WindowStep &step, const OnVerdict &done)
{
    schedule(locals);
    if (const auto verdict = m_delayed.take(step.key, step.limit, m_clock.steady())) {
        done(*verdict);
        return;
    }
    const auto begun = m_delayed.begin(step.key, step.limit, step.window, m_clock.steady());
    flush(client(locals), begun,
          [self = shared_from_this(), step, done](const Result<Verdict> &was) {
              const auto verdict = was
                  ? self->m_delayed.take(step.key, step.limit, self->m_clock.steady())
                  : std::nullopt;
              done(verdict ? *verdict : self->takeHere(step));
          });
}

void RemoteCounter::flush(redis::Client &client, const DelayedCounts::Flush &flush,
                          const OnVerdict &done)
{
    const WindowStep step{flush.key, flush.limit, flush.window, flush.amount};
    const OnVerdict note = [self = shared_from_this(), flush,
                            done](const Result<Verdict> &verdict) {
        if (verdict)
            self->m_delayed.learn(flush, *verdict, self->m_clock.steady());
        else
            self->m_delayed.failed(flush);
        if (done)
            done(verdict);
    };
    if (m_options.isSliding)
        addSliding(client, step, m_clock.wall(), note);
    else
        takeFixed(client, step, note);
}

void RemoteCounter::schedule(WorkerLocals &locals)
{
    if (!m_delayed.isToSchedule(m_clock.steady()))
        return;
    auto &timers = locals.get<FlushTimers>("", [] { return std::make_shared<FlushTimers>(); });
    QTimer::singleShot(m_options.interval, &timers.context, [self = shared_from_this(), &locals] {
        for (const auto &begun : self->m_delayed.beginAll(self->m_clock.steady()))
            self->flush(self->client(locals), begun, {});
    });
}

Verdict RemoteCounter::takeHere(const WindowStep &step)
{
    const Seconds window(double(step.window));
    return m_options.isSliding ? m_sliding.take(step.key, step.limit, window, m_clock.steady())
                               : m_fixed.take(step.key, step.limit, window, m_clock.steady());
}

} // namespace gatehouse::limits
