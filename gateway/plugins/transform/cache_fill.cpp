// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_fill.h"

#include "gateway/cache/conditions.h"
#include "gateway/cache/invalidation.h"
#include "gateway/http/writer.h"
#include "gateway/plugins/transform/cache_answer.h"

namespace gatehouse::plugins {

using cache::StoredPtr;
using cache::StoredResponse;

namespace {

cache::ArrivedHead arrivedHead(const CacheCore &core, int status, const http::Headers &request,
                               const http::Headers &response, Clock::Steady askedAt,
                               const QByteArray &scope)
{
    const Clock::Steady now = core.clock.steady();
    return {status,
            request,
            response,
            now,
            core.clock.wall(),
            std::chrono::duration_cast<cache::Seconds>(now - askedAt),
            scope,
            core.settings.freshness};
}

cache::ArrivedHead arrivedHead(const Exchange &exchange, const CachedExchange &state)
{
    return arrivedHead(*state.core, exchange.status, exchange.received.headers,
                       exchange.upstreamHeaders, state.askedAt, state.scope);
}

void tell(Exchange &exchange, const CachedExchange &state, int upstreamStatus, bool isStored)
{
    if (state.core->settings.tells)
        exchange.responseHeaders.append("Cache-Status",
                                        forwardStatus(state, upstreamStatus, isStored));
}

void invalidate(Exchange &exchange, CachedExchange &state)
{
    if (exchange.status < 200 || exchange.status >= 400)
        return;
    bool isAny = state.core->cache->remove(state.key);
    for (const QByteArray &target :
         cache::invalidatedTargets(exchange.status, exchange.upstreamHeaders, exchange.scheme,
                                   state.authority, state.target))
        isAny |= state.core->cache->remove(cacheKey(exchange, state.authority, target));
    exchange.note(isAny ? "an unsafe request: stored answers were dropped"
                        : "an unsafe request: nothing was stored");
}

// RFC 9111 3: a POST whose answer says that it is what a GET would get.
bool answersForItself(const Exchange &exchange, const CachedExchange &state)
{
    const auto location = exchange.upstreamHeaders.value("Content-Location");
    return exchange.method == "POST" && exchange.status == 200 && location
        && cache::sameOriginTarget(*location, exchange.scheme, state.authority, state.target)
        == state.target;
}

QByteArrayView refusal(const Exchange &exchange, const CachedExchange &state,
                       const StoredResponse &stored)
{
    const CacheSettings &settings = state.core->settings;
    const bool isPost = exchange.method == "POST";
    if (isPost && (!stored.freshness.isExplicit || !answersForItself(exchange, state)))
        return "only answers to GET are kept";
    const QByteArrayView reason =
        cache::refusalToStore({isPost ? QByteArrayView("GET") : QByteArrayView(exchange.method),
                               exchange.received.headers, exchange.status, exchange.upstreamHeaders,
                               state.asked, stored.control, stored.freshness},
                              settings.sharing);
    if (!reason.isEmpty())
        return reason;
    const auto length = exchange.upstreamHeaders.value("Content-Length");
    if (length && length->toLongLong() > settings.maxObject)
        return "the answer is larger than max_object_size";
    return {};
}

void store(CachedExchange &state)
{
    if (!state.capture)
        return;
    state.core->cache->put(state.key, std::exchange(state.capture, nullptr));
    state.land(true);
}

void confirmed(Exchange &exchange, CachedExchange &state)
{
    const int upstreamStatus = exchange.status;
    StoredPtr answer = state.stale;
    if (cache::isAbout(exchange.upstreamHeaders, *answer)) {
        answer = std::make_shared<const StoredResponse>(
            cache::freshened(*answer, arrivedHead(exchange, state)));
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

// RFC 9111 4.3.5.
void headArrived(Exchange &exchange, CachedExchange &state)
{
    tell(exchange, state, exchange.status, false);
    if (!state.stale || exchange.status != 200)
        return;
    const auto length = exchange.upstreamHeaders.value("Content-Length");
    const bool isSame = cache::isAbout(exchange.upstreamHeaders, *state.stale)
        && (!length || length->toLongLong() == state.stale->body.size());
    if (!isSame) {
        state.core->cache->remove(state.key, state.stale);
        return;
    }
    state.core->cache->put(state.key,
                           std::make_shared<const StoredResponse>(
                               cache::freshened(*state.stale, arrivedHead(exchange, state))));
}

void captureAnswer(Exchange &exchange, CachedExchange &state)
{
    auto stored = std::make_shared<StoredResponse>(cache::storedFrom(arrivedHead(exchange, state)));
    const QByteArrayView reason = refusal(exchange, state, *stored);
    tell(exchange, state, exchange.status, reason.isEmpty());
    if (!reason.isEmpty()) {
        if (state.stale && exchange.status < 500)
            state.core->cache->remove(state.key, state.stale);
        exchange.note("not stored: " + reason.toByteArray());
        state.land(false);
        return;
    }
    exchange.note("is stored, fresh for "
                  + QByteArray::number(qint64(stored->timeToLive(stored->born).count())) + " s");
    state.capture = std::move(stored);
    if (exchange.status == 204)
        store(state);
}

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
        arrivedHead(core, answer.status, request, answer.headers, behind.askedAt, behind.scope);
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

void answerArrived(Exchange &exchange, CachedExchange &state)
{
    if (state.isHit || standsIn(exchange, state))
        return;
    if (!exchange.fromUpstream) {
        state.land(false); // somebody else answered: that is for this client
        return;
    }
    const bool isSafe = cache::isSafe(exchange.method);
    if (!isSafe)
        invalidate(exchange, state);
    if (state.isOurCondition && exchange.status == 304)
        confirmed(exchange, state);
    else if (exchange.method == "HEAD")
        headArrived(exchange, state);
    else if (exchange.method == "GET" || answersForItself(exchange, state))
        captureAnswer(exchange, state);
}

void bodyArrived(CachedExchange &state, QByteArray &octets, bool isLast)
{
    if (state.replacement) {
        octets = isLast ? *std::exchange(state.replacement, std::nullopt) : QByteArray();
        return;
    }
    if (!state.capture)
        return;
    if (state.capture->body.size() + octets.size() > state.core->settings.maxObject) {
        state.capture.reset();
        state.land(false);
        return;
    }
    if (state.capture->body.isEmpty() && isLast)
        state.capture->body = octets; // shared
    else
        state.capture->body += octets;
    if (isLast)
        store(state);
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
