// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_fill.h"

#include "gateway/cache/conditions.h"
#include "gateway/cache/invalidation.h"
#include "gateway/plugins/transform/cache_answer.h"
#include "gateway/plugins/transform/cache_renewal.h"

namespace gatehouse::plugins {

using cache::StoredPtr;
using cache::StoredResponse;

namespace {

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
                               cache::freshened(*state.stale, headOf(exchange, state))));
}

// Whether an answer that is not kept says that the stored one is no longer right.
bool replacesStored(int status)
{
    return (status < 400 && status != 206 && status != 304) || status == 404 || status == 410;
}

void captureAnswer(Exchange &exchange, CachedExchange &state)
{
    auto stored = std::make_shared<StoredResponse>(cache::storedFrom(headOf(exchange, state)));
    const QByteArrayView reason = refusal(exchange, state, *stored);
    tell(exchange, state, exchange.status, reason.isEmpty());
    if (!reason.isEmpty()) {
        if (state.stale && replacesStored(exchange.status))
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

} // namespace

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

} // namespace gatehouse::plugins
