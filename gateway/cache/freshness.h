// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/cache_control.h"

namespace gatehouse::cache {

// How long an answer is fresh (RFC 9111 4.2.1) and how old it is already when it arrives (4.2.3).
struct Freshness {
    Seconds lifetime{0};
    bool isExplicit = false; // the answer says it itself
    bool operator==(const Freshness &) const = default;
};

// What stands in for an answer's own words.
struct FreshnessRules {
    bool heuristic = true; // a tenth of the time since it was last modified, a day at most
    Seconds fallback{0}; // for an answer that says nothing and was last modified nobody knows when
};

// RFC 9110 15.1: those that may be kept without being told so.
bool isHeuristicallyCacheable(int status);
// Statuses whose meaning this cache knows, for must-understand (5.2.2.3).
bool isUnderstood(int status);

// `now` is when the answer arrived, in seconds since the epoch.
Freshness freshnessOf(int status, const http::Headers &response, const CacheControl &control,
                      qint64 now, const FreshnessRules &rules = {});

// `delay` is the time between asking and the answer.
Seconds ageAtArrival(const http::Headers &response, qint64 now, Seconds delay);

// The value of Age: of a list the first member, nothing if that is no number (5.1).
std::optional<Seconds> ageField(const http::Headers &response);

} // namespace gatehouse::cache
