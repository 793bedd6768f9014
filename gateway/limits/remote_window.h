// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/verdict.h"
#include "gateway/redis/client.h"

// Windows whose counters live in Redis, so that one limit holds for several gateways. Each step is
// one script there, and so atomic. Keys, values and expiry are as APISIX 3.18 has them: gateways of
// both kinds may share a counter.
namespace gatehouse::limits {

using OnVerdict = std::function<void(Result<Verdict>)>;

struct WindowStep {
    QByteArray key; // without the plugin's prefix
    qint64 limit = 0;
    qint64 window = 0; // seconds
    qint64 cost = 1; // 0: only ask
};

// A window that starts with the key's first request.
void takeFixed(redis::Client &client, const WindowStep &step, const OnVerdict &done);
// Windows aligned to the wall clock, each weighed with the one before; counts only what it allows.
void takeSliding(redis::Client &client, const WindowStep &step, Clock::Wall now,
                 const OnVerdict &done);
// As takeSliding, for requests that were let pass already: counts in any case.
void addSliding(redis::Client &client, const WindowStep &step, Clock::Wall now,
                const OnVerdict &done);

} // namespace gatehouse::limits
