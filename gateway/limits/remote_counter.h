// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/delayed_counts.h"
#include "gateway/limits/fixed_window.h"
#include "gateway/limits/remote_window.h"
#include "gateway/limits/sliding_window.h"

namespace gatehouse::limits {

// The counters of one limit-count that live in Redis: asked for each request, or, with an interval,
// told now and then and answered from what is known meanwhile. With an interval a Redis that is
// away does not fail a request: it is counted here, until Redis is back. Shared by all workers.
class RemoteCounter : public std::enable_shared_from_this<RemoteCounter>
{
public:
    struct Options {
        redis::Settings settings;
        QByteArray scope; // what comes before the request's own key
        QByteArray suffix; // and after it
        bool isSliding = false;
        std::chrono::milliseconds interval{0}; // 0: each request asks
    };

    RemoteCounter(Options options, const Clock &clock);

    // `done` is called once, perhaps before this returns; on this thread.
    void take(WorkerLocals &locals, WindowStep step, const OnVerdict &done);

private:
    void ask(redis::Client &client, const WindowStep &step, const OnVerdict &done) const;
    void takeDelayed(WorkerLocals &locals, const WindowStep &step, const OnVerdict &done);
    void flush(redis::Client &client, const DelayedCounts::Flush &flush, const OnVerdict &done);
    void schedule(WorkerLocals &locals);
    Verdict takeHere(const WindowStep &step);
    redis::Client &client(WorkerLocals &locals) const;

    const Options m_options;
    const std::string m_identity;
    const Clock &m_clock;
    DelayedCounts m_delayed;
    FixedWindow m_fixed; // while Redis is away
    SlidingWindow m_sliding;
};

} // namespace gatehouse::limits
