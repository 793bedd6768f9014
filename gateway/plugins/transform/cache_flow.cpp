// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_flow.h"

#include "gateway/cache/conditions.h"
#include "gateway/plugins/transform/cache_answer.h"
#include "gateway/plugins/transform/cache_renewal.h"
#include "gateway/plugins/transform/cache_wait.h"
#include "gateway/upstream/group.h"

#include <charconv>

namespace gatehouse::plugins {

namespace {

plugin::Outcome decide(Exchange &exchange, CachedExchange &state,
                       const cache::MemoryStore::Found &found, bool mayWait);

// Stricter than RFC 9111: what somebody got without Authorization goes to those who have one only
// if it says so. Many an API answers them differently and does not tell.
bool isFor(const Exchange &exchange, const cache::StoredResponse &stored)
{
    return cache::isMarkedShared(stored.control)
        || !exchange.received.headers.contains("Authorization");
}

cache::MemoryStore::Found find(const Exchange &exchange, const CachedExchange &state)
{
    auto found = state.core->cache->find(state.key, exchange.received.headers, state.scope);
    if (found.answer && !isFor(exchange, *found.answer))
        found.answer = nullptr;
    return found;
}

bool isPlain(const http::Headers &request)
{
    return !request.contains("Range") && !request.contains("If-None-Match")
        && !request.contains("If-Modified-Since");
}

bool mayCollapse(const Exchange &exchange, const CachedExchange &state,
                 const cache::StoredPtr &stored)
{
    const http::Headers &request = exchange.received.headers;
    if (state.core->settings.patience.count() == 0 || !exchange.locals || exchange.method != "GET"
        || state.asked.noStore || state.forward == "request" || request.contains("Authorization")
        || cache::hasUpstreamCondition(request)
        || (!state.core->settings.sharing.cookies && request.contains("Cookie")))
        return false;
    return isPlain(request) || (stored && !cache::validatorsOf(*stored).isEmpty());
}

plugin::Outcome hit(Exchange &exchange, CachedExchange &state, const cache::StoredPtr &stored,
                    cache::Reuse reuse)
{
    const Clock::Steady now = state.core->clock.steady();
    state.isHit = true;
    QByteArray status;
    if (state.core->settings.tells)
        status = state.isCollapsed ? QByteArray("Gatehouse; fwd=uri-miss; collapsed")
                                   : hitStatus(*stored, now);
    LocalReply reply = replyFrom(exchange, *stored, now, status);
    if (reuse == cache::Reuse::StaleWhileRevalidating) {
        exchange.note("hit, stale, is renewed behind it");
        revalidateBehind(exchange, state, stored);
    } else {
        exchange.note(state.isCollapsed ? QByteArrayLiteral("waited for another request's answer")
                                        : QByteArrayLiteral("hit"));
    }
    return reply;
}

plugin::Outcome waitFor(Exchange &exchange, CachedExchange &state,
                        const std::shared_ptr<CacheWait> &wait)
{
    exchange.note("waits for another request for the same");
    return plugin::Await{[&exchange, &state, wait](const plugin::Resumer &resume) {
        wait->setThen([&exchange, &state, resume](const CacheWait::Outcome &end) {
            if (end.how == CacheWait::End::Lead)
                state.flight = end.traveller;
            state.isCollapsed = end.how == CacheWait::End::Look;
            resume(decide(exchange, state, find(exchange, state), false));
        });
        return std::shared_ptr<void>(wait);
    }};
}

plugin::Outcome readDisk(Exchange &exchange, CachedExchange &state)
{
    return plugin::Await{[&exchange, &state](const plugin::Resumer &resume) {
        const auto wait = CacheWait::forDisk(exchange, state.core->cache, state.key);
        wait->setThen([&exchange, &state, resume](const CacheWait::Outcome &end) {
            cache::MemoryStore::Found found{nullptr, !end.answers.isEmpty()};
            for (const cache::StoredPtr &answer : end.answers) {
                if (answer->answers(exchange.received.headers, state.scope)
                    && isFor(exchange, *answer))
                    found.answer = answer;
            }
            resume(decide(exchange, state, found, true));
        });
        return std::shared_ptr<void>(wait);
    }};
}

plugin::Outcome decide(Exchange &exchange, CachedExchange &state,
                       const cache::MemoryStore::Found &found, bool mayWait)
{
    state.forward = found.isKnown ? "vary-miss" : "uri-miss";
    if (found.answer) {
        const cache::Reuse reuse = cache::reuseOf(
            *found.answer, state.asked, state.core->clock.steady(), state.core->settings.stale);
        if (reuse < cache::Reuse::ByClient)
            return hit(exchange, state, found.answer, reuse);
        state.forward = reuse == cache::Reuse::ByClient ? "request" : "stale";
    }
    if (state.asked.onlyIfCached)
        return onlyIfCachedReply();
    if (mayWait && mayCollapse(exchange, state, found.answer)) {
        if (const auto wait = CacheWait::forFlight(exchange, state))
            return waitFor(exchange, state, wait);
    }
    if (found.answer)
        askAgain(exchange, state, found.answer);
    exchange.note(state.forward.toByteArray());
    state.askedAt = state.core->clock.steady();
    return plugin::Continue{};
}

// What an answer belongs to besides its key: the route, and the upstream as it is configured, so
// that nothing of another upstream is sent after a change, or from the disk in another workspace.
QByteArray scopeOf(const Exchange &exchange)
{
    QByteArray out = exchange.route ? exchange.route->id : QByteArray();
    if (!exchange.upstream.group)
        return out;
    const config::Upstream &upstream = exchange.upstream.group->config();
    std::size_t mark = qHashMulti(0, upstream.scheme, upstream.serviceName, upstream.upstreamHost);
    for (const config::Node &node : upstream.nodes)
        mark = qHashMulti(mark, node.host, node.port);
    char digits[24];
    digits[0] = '\n';
    const auto end = std::to_chars(digits + 1, digits + sizeof digits, mark, 36);
    return out.append(digits, end.ptr - digits);
}

} // namespace

std::shared_ptr<CachedExchange> beginCaching(const Exchange &exchange, const CoreHandle &core)
{
    auto state = std::make_shared<CachedExchange>(core);
    const http::Target &target = exchange.target;
    state->authority = target.authority.isEmpty()
        ? exchange.received.headers.value("Host").value_or(QByteArray())
        : target.authority;
    state->target = target.authority.isEmpty() ? exchange.received.target
        : target.hasQuery                      ? target.rawPath + '?' + target.rawQuery
                                               : target.rawPath;
    state->key = cacheKey(exchange, state->authority, state->target);
    state->scope = scopeOf(exchange);
    state->flightKey = state->key;
    if (exchange.consumer && core->settings.isolatesConsumers) {
        state->scope += '\n' + exchange.consumer->username;
        state->flightKey += '\n' + state->scope;
    }
    if (core->settings.obeysClient)
        state->asked = cache::requestCacheControl(exchange.received.headers);
    state->askedAt = core->clock.steady();
    return state;
}

plugin::Outcome lookUp(Exchange &exchange, CachedExchange &state)
{
    const auto found = find(exchange, state);
    if (!found.answer && exchange.locals && state.core->cache->isOnDisk(state.key))
        return readDisk(exchange, state);
    return decide(exchange, state, found, true);
}

} // namespace gatehouse::plugins
