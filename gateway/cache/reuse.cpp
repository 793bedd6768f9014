// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/reuse.h"

namespace gatehouse::cache {

namespace {

bool mustAskWhenStale(const CacheControl &control)
{
    return control.mustRevalidate || control.proxyRevalidate || control.noCache;
}

} // namespace

Reuse reuseOf(const StoredResponse &stored, const CacheControl &request, Clock::Steady now,
              const StaleRules &rules)
{
    if (request.noCache)
        return Reuse::ByClient;
    if (stored.control.noCache)
        return Reuse::Stale;
    const Seconds age = stored.age(now);
    const Seconds left = stored.freshness.lifetime - age;
    if (request.minFresh && left < *request.minFresh)
        return Reuse::ByClient;
    const Seconds tolerated = request.maxStale.value_or(Seconds(0));
    if (request.maxAge && age > *request.maxAge + tolerated)
        return Reuse::ByClient;
    if (request.maxAge && *request.maxAge == Seconds(0) && !request.maxStale)
        return Reuse::ByClient;
    if (left > Seconds(0))
        return Reuse::Fresh;
    if (mustAskWhenStale(stored.control))
        return Reuse::Stale;
    const Seconds staleness = -left;
    // s-maxage forbids staleness (5.2.2.10) unless the same answer allows it.
    if (request.maxStale && staleness <= *request.maxStale && !stored.control.sMaxAge)
        return Reuse::StaleByClient;
    const auto stated = stored.control.staleWhileRevalidate;
    const Seconds grace =
        stored.control.sMaxAge && !stated ? Seconds(0) : stated.value_or(rules.whileRevalidate);
    return grace > Seconds(0) && staleness <= grace ? Reuse::StaleWhileRevalidating : Reuse::Stale;
}

bool mayStandIn(const StoredResponse &stored, const CacheControl &request, int status,
                Clock::Steady now, const StaleRules &rules)
{
    if (mustAskWhenStale(stored.control))
        return false;
    const auto stated =
        stored.control.staleIfError ? stored.control.staleIfError : request.staleIfError;
    if (stored.control.sMaxAge && !stated)
        return false;
    const Seconds staleness = -stored.timeToLive(now);
    if (status != 0 && status != 500 && status != 502 && status != 503 && status != 504)
        return false;
    if (stated)
        return staleness <= *stated;
    return status == 0 && staleness <= rules.ifUnreachable;
}

} // namespace gatehouse::cache
