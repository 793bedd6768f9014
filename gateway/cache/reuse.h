// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/stored_response.h"

namespace gatehouse::cache {

// What to do with a stored answer when a request asks for it (RFC 9111 4.2, 5.2.1; RFC 5861).
enum class Reuse {
    Fresh, // send it
    StaleByClient, // send it: the request says max-stale
    StaleWhileRevalidating, // send it, and ask the upstream behind the client's back
    ByClient, // ask first: the request wants it newer
    Stale, // ask first: it is stale or wants to be asked for each time
};

struct StaleRules {
    Seconds whileRevalidate{0}; // for answers that do not say
    Seconds ifUnreachable{0}; // past its freshness, when no answer comes from the upstream at all
};

Reuse reuseOf(const StoredResponse &stored, const CacheControl &request, Clock::Steady now,
              const StaleRules &rules = {});

// Whether it may stand in for an upstream that does not answer (`status` 0) or answers with an
// error. must-revalidate and its like forbid it.
bool mayStandIn(const StoredResponse &stored, const CacheControl &request, int status,
                Clock::Steady now, const StaleRules &rules = {});

} // namespace gatehouse::cache
