// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/proxy_cache_flow.h"

#include "gateway/cache/vary.h"
#include "gateway/core/ascii.h"
#include "gateway/plugins/transform/cache_answer.h"
#include "gateway/plugins/transform/cache_wait.h"

namespace gatehouse::plugins {

using cache::Seconds;
using cache::StoredPtr;
using cache::StoredResponse;

namespace {

StoredPtr find(const Exchange &exchange, const ProxyCached &state)
{
    const http::Headers &request = exchange.received.headers;
    const Clock::Steady now = state.core->clock.steady();
    const StoredPtr whole = state.core->zone->find(state.key, request, "", now).answer;
    if (whole)
        return whole;
    return state.core->zone->find(state.key, request, proxyCacheScope(exchange), now).answer;
}

LocalReply hit(Exchange &exchange, ProxyCached &state, const StoredPtr &stored)
{
    const ProxyCacheCore &core = *state.core;
    const Clock::Steady now = core.clock.steady();
    core.zone->opened(state.key, now);
    state.status = "HIT";
    state.mayStore = false;
    LocalReply reply{stored->status, stored->headers, stored->body, true};
    if (core.rules.isDisk && stored->scope.isEmpty()) {
        reply = replyFrom(exchange, *stored, now, {});
        reply.headers.remove("Age");
    } else if (!core.rules.isDisk) {
        reply.headers.append("Age", QByteArray::number(qint64(stored->age(now).count())));
    }
    exchange.note("hit");
    return reply;
}

// What the request's Cache-Control has against a stored answer.
bool isRefusedByClient(const cache::CacheControl &asked, const StoredResponse &stored,
                       Clock::Steady now)
{
    const Seconds age = stored.age(now), left = stored.timeToLive(now);
    return (asked.maxAge && age > *asked.maxAge) || (asked.maxStale && -left > *asked.maxStale)
        || (asked.minFresh && left < *asked.minFresh);
}

plugin::Outcome decide(Exchange &exchange, ProxyCached &state, const StoredPtr &stored,
                       const cache::CacheControl &asked)
{
    const Clock::Steady now = state.core->clock.steady();
    if (!stored)
        state.status = "MISS";
    else if (stored->timeToLive(now) <= Seconds(0))
        state.status = "EXPIRED";
    else if (isRefusedByClient(asked, *stored, now))
        state.status = "STALE";
    else
        return hit(exchange, state, stored);
    exchange.note(state.status.toLower());
    if (!stored && asked.onlyIfCached)
        return LocalReply{504, {}, std::nullopt};
    return plugin::Continue{};
}

plugin::Outcome purge(Exchange &exchange, ProxyCached &state)
{
    if (state.core->zone->purge(state.key, state.core->clock.steady())) {
        exchange.note("purged");
        return LocalReply{200, {}, std::nullopt};
    }
    exchange.note("there was nothing to purge");
    // APISIX keeps this answer, too, if its status is one that is kept.
    state.mayStore = !state.core->rules.isDisk;
    return LocalReply{404, {}, std::nullopt};
}

plugin::Outcome inMemory(Exchange &exchange, ProxyCached &state)
{
    const ProxyCacheRules &rules = state.core->rules;
    cache::CacheControl asked;
    if (rules.obeys)
        asked = cache::parseCacheControl(exchange.received.headers.values("Cache-Control"));
    if (!rules.takesMethod(exchange.method)) {
        state.status = "MISS";
        return plugin::Continue{};
    }
    if (rules.bypass.isTrue(exchange) || asked.noStore || asked.noCache) {
        state.status = "BYPASS";
        return plugin::Continue{};
    }
    state.mayStore = true;
    return decide(exchange, state, find(exchange, state), asked);
}

plugin::Outcome fromDisk(Exchange &exchange, ProxyCached &state)
{
    return plugin::Await{[&exchange, &state](const plugin::Resumer &resume) {
        const auto wait = CacheWait::forDisk(exchange, state.core->zone->cache(), state.key);
        wait->setThen([&exchange, &state, resume](const CacheWait::Outcome &end) {
            StoredPtr stored;
            for (const StoredPtr &answer : end.answers) {
                if (answer->answers(exchange.received.headers, "")
                    || answer->answers(exchange.received.headers, proxyCacheScope(exchange)))
                    stored = answer;
            }
            resume(decide(exchange, state, stored, {}));
        });
        return std::shared_ptr<void>(wait);
    }};
}

plugin::Outcome onDisk(Exchange &exchange, ProxyCached &state)
{
    const ProxyCacheRules &rules = state.core->rules;
    if (exchange.method != "GET" && exchange.method != "HEAD" && exchange.method != "POST")
        return plugin::Continue{};
    state.mayStore = true;
    // NGINX asks for the whole whenever it may keep it.
    for (const char *name : {"If-None-Match", "If-Modified-Since", "If-Match",
                             "If-Unmodified-Since", "Range", "If-Range"})
        exchange.headers.remove(name);
    if (!rules.takesMethod(exchange.method) || rules.bypass.isTrue(exchange)) {
        state.status = "BYPASS";
        return plugin::Continue{};
    }
    const StoredPtr stored = find(exchange, state);
    if (!stored && exchange.locals && state.core->zone->cache()->isOnDisk(state.key))
        return fromDisk(exchange, state);
    return decide(exchange, state, stored, {});
}

} // namespace

plugin::Outcome proxyCacheAccess(Exchange &exchange, ProxyCached &state)
{
    if (exchange.method == "PURGE")
        return purge(exchange, state);
    return state.core->rules.isDisk ? onDisk(exchange, state) : inMemory(exchange, state);
}

} // namespace gatehouse::plugins
