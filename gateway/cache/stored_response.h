// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/freshness.h"
#include "gateway/core/clock.h"

#include <memory>

namespace gatehouse::cache {

// An answer as it is kept: head and whole body, never changed once made, shared by whoever sends
// it. Its age runs on the monotonic clock, so that a jump of the wall clock makes nothing fresh or
// stale.
struct StoredResponse {
    int status = 200;
    http::Headers
        headers; // without Age and what no-cache="..." names; Content-Length is the body's
    QByteArray body;

    CacheControl control;
    Freshness freshness;
    Clock::Steady born; // when its age was zero
    Clock::Wall arrived; // for If-Modified-Since, and to find the age again after a restart

    QList<QByteArray> varyNames; // sorted
    QByteArray varyValues; // selectingValues() of the request it answered
    QByteArray scope; // what else must be equal: the route

    Seconds age(Clock::Steady now) const;
    Seconds timeToLive(Clock::Steady now) const { return freshness.lifetime - age(now); }
    // Octets it holds, about.
    qint64 cost() const;
    // Two of which at most one is kept.
    bool replaces(const StoredResponse &other) const;
    bool answers(const http::Headers &request, QByteArrayView scopeWanted) const;
};
using StoredPtr = std::shared_ptr<const StoredResponse>;

// What is known when an answer's head has arrived.
struct ArrivedHead {
    int status = 0;
    const http::Headers &request; // as the client sent it: what Vary selects by
    const http::Headers &response; // as the upstream sent it, without hop-by-hop fields
    Clock::Steady now;
    Clock::Wall wall;
    Seconds delay{0}; // since the upstream was asked
    QByteArray scope;
    FreshnessRules rules;
};

// Without a body yet. The head must have passed refusalToStore().
StoredResponse storedFrom(const ArrivedHead &head);

// The stored answer after a 304, or a HEAD's 200, confirmed it (RFC 9111 3.2, 4.3.4): the fields of
// `head` replace its own, except those that describe the stored body.
StoredResponse freshened(const StoredResponse &stored, const ArrivedHead &head);

} // namespace gatehouse::cache
