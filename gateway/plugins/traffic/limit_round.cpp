// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/traffic/limit_round.h"

namespace gatehouse::plugins {

namespace {

struct Round {
    std::shared_ptr<limits::RemoteCounter> counter;
    WorkerLocals &locals;
    QList<LimitRule::Applied> limits;
    OnLimit judge;
    plugin::Resumer resume;
    qsizetype next = 0;
};

void askNext(const std::shared_ptr<Round> &round)
{
    if (round->next == round->limits.size()) {
        round->resume(plugin::Continue{});
        return;
    }
    const LimitRule::Applied &limit = round->limits.at(round->next++);
    round->counter->take(
        round->locals, {limit.key, limit.count, limit.window},
        [&limit, waiting = std::weak_ptr(round)](const Result<limits::Verdict> &verdict) {
            const std::shared_ptr<Round> still = waiting.lock();
            if (!still)
                return;
            if (std::optional<plugin::Outcome> outcome = still->judge(limit, verdict))
                still->resume(*std::move(outcome));
            else
                askNext(still);
        });
}

} // namespace

plugin::Await askInTurn(std::shared_ptr<limits::RemoteCounter> counter, WorkerLocals &locals,
                        QList<LimitRule::Applied> limits, OnLimit judge)
{
    return {[counter = std::move(counter), &locals, limits = std::move(limits),
             judge = std::move(judge)](plugin::Resumer resume) -> std::shared_ptr<void> {
        const auto round =
            std::make_shared<Round>(Round{counter, locals, limits, judge, std::move(resume)});
        askNext(round);
        return round;
    }};
}

} // namespace gatehouse::plugins
