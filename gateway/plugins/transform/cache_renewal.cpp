// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_renewal.h"

#include "gateway/cache/conditions.h"
#include "gateway/exchange/outbound.h"
#include "gateway/http/writer.h"
#include "gateway/plugins/transform/cache_answer.h"

namespace gatehouse::plugins {

using cache::StoredPtr;
using cache::StoredResponse;

namespace {

// The answer to revalidateBehind().
void refreshed(CachedExchange &behind, const StoredPtr &stored, const http::Headers &request,
               OutboundAnswer answer)
{
    if (answer.failure || answer.status == 0 || answer.status >= 500) {
        behind.land(false);
        return;
    }
    const CacheCore &core = *behind.core;
    http::removeHopByHop(answer.headers);
    answer.headers.remove("Server");
    const auto head =
        headAt(core, answer.status, request, answer.headers, behind.askedAt, behind.scope);
    if (answer.status == 304 && cache::isAbout(answer.headers, *stored)) {
        core.cache->put(behind.key,
                        std::make_shared<const StoredResponse>(cache::freshened(*stored, head)));
        behind.land(true);
        return;
    }
    auto fresh = std::make_shared<StoredResponse>(cache::storedFrom(head));
    const bool isKept =
        cache::refusalToStore(
            {"GET", request, answer.status, answer.headers, {}, fresh->control, fresh->freshness},
            core.settings.sharing)
            .isEmpty();
    fresh->body = std::move(answer.body);
    if (isKept)
        core.cache->put(behind.key, std::move(fresh));
    else
        core.cache->remove(behind.key, stored);
    behind.land(isKept);
}

} // namespace

void askAgain(Exchange &exchange, CachedExchange &state, const StoredPtr &stored)
{
    state.stale = stored;
    const http::Headers validators = cache::validatorsOf(*stored);
    if (validators.isEmpty())
        return;
    for (const char *name : {"If-None-Match", "If-Modified-Since", "Range", "If-Range"})
        exchange.headers.remove(name);
    for (const http::Field &field : validators)
        exchange.headers.append(field.name, field.value);
    state.isOurCondition = true;
}

void confirmed(Exchange &exchange, CachedExchange &state)
{
    const int upstreamStatus = exchange.status;
    StoredPtr answer = state.stale;
    if (cache::isAbout(exchange.upstreamHeaders, *answer)) {
        answer = std::make_shared<const StoredResponse>(
            cache::freshened(*answer, headOf(exchange, state)));
        state.core->cache->put(state.key, answer);
    } else {
        state.core->cache->remove(state.key, answer);
    }
    state.land(answer != state.stale);
    const QByteArray status = state.core->settings.tells
        ? forwardStatus(state, upstreamStatus, answer != state.stale)
        : QByteArray();
    replaceAnswer(exchange, state, *answer, state.core->clock.steady(), status);
    exchange.note("the upstream confirmed the stored answer");
}

bool standsIn(Exchange &exchange, CachedExchange &state)
{
    const Clock::Steady now = state.core->clock.steady();
    const int status = exchange.fromUpstream ? exchange.status : 0;
    const bool isFailure = status != 0 || !exchange.upstreamStatus.isEmpty();
    if (!state.stale || !isFailure || exchange.status < 500
        || !cache::mayStandIn(*state.stale, state.asked, status, now, state.core->settings.stale))
        return false;
    state.land(false);
    QByteArray text;
    if (state.core->settings.tells)
        text = hitStatus(*state.stale, now) + "; detail=stale-if-error";
    replaceAnswer(exchange, state, *state.stale, now, text);
    exchange.note("a stored, stale answer stands in for the upstream's failure");
    return true;
}

void revalidateBehind(Exchange &exchange, const CachedExchange &state, const StoredPtr &stored)
{
    const quint64 traveller = state.core->cache->newTraveller();
    if (!exchange.outbound || exchange.method != "GET"
        || !state.core->cache->flights.lead(state.flightKey, traveller))
        return;
    for (const char *name : {"If-None-Match", "If-Modified-Since", "Range", "If-Range"})
        exchange.headers.remove(name);
    // The flight is over when `behind` is gone, even if no answer comes.
    const auto behind = std::make_shared<CachedExchange>(state.core);
    behind->key = state.key;
    behind->scope = state.scope;
    behind->flightKey = state.flightKey;
    behind->flight = traveller;
    behind->askedAt = state.core->clock.steady();
    const auto done = [behind, stored, request = exchange.received.headers](OutboundAnswer answer) {
        refreshed(*behind, stored, request, std::move(answer));
    };
    exchange.outbound->repeat(exchange, cache::validatorsOf(*stored),
                              state.core->settings.maxObject, done);
}

} // namespace gatehouse::plugins
