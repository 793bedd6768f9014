// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/outcome.h"
#include "gateway/plugins/traffic/limit_rule.h"

namespace gatehouse::plugins {

// What is made of the answer about one limit: how the hook ends, or nothing to ask about the next.
using OnLimit = std::function<std::optional<plugin::Outcome>(const LimitRule::Applied &limit,
                                                             const Result<limits::Verdict> &)>;

// Asks Redis about the limits of one request, one after the other. `judge` is not called any more
// once the client has left.
plugin::Await askInTurn(std::shared_ptr<limits::RemoteCounter> counter, WorkerLocals &locals,
                        QList<LimitRule::Applied> limits, OnLimit judge);

} // namespace gatehouse::plugins
