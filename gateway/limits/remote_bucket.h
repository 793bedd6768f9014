// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/connection_count.h"
#include "gateway/limits/leaky_bucket.h"
#include "gateway/redis/client.h"

// What limit-req and limit-conn count, kept in Redis, so that a limit holds for several gateways.
namespace gatehouse::limits {

// As LeakyBucket::pour().
void pourRemotely(redis::Client &client, const QByteArray &key, const Rate &rate, Clock::Wall now,
                  const std::function<void(Result<std::optional<Seconds>>)> &done);

// A request under way: remembered by its id until it leaves or `lifetime` is over, for gateways do
// not always live to count their requests out.
struct RemoteEntry {
    QByteArray key;
    QByteArray requestId; // unique among all gateways
    std::chrono::seconds lifetime{3600};
};
// As ConnectionCount::enter() and leave().
void enterRemotely(redis::Client &client, const RemoteEntry &entry, const Crowd &crowd,
                   Clock::Wall now, const std::function<void(Result<std::optional<qint64>>)> &done);
void leaveRemotely(redis::Client &client, const RemoteEntry &entry);

} // namespace gatehouse::limits
