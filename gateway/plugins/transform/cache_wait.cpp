// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/transform/cache_wait.h"

#include "gateway/exchange/worker_locals.h"

namespace gatehouse::plugins {

using cache::Flights;

// A disk that takes longer than that is worse than the upstream.
static constexpr std::chrono::milliseconds diskPatience{2000};

cache::Doorbell *doorbellOf(const Exchange &exchange)
{
    if (!exchange.locals)
        return nullptr;
    return &exchange.locals->get<cache::Doorbell>(
        "http-cache", [] { return std::make_shared<cache::Doorbell>(); });
}

CacheWait::CacheWait(std::shared_ptr<cache::Cache> cache, QByteArray key)
    : m_cache(std::move(cache))
    , m_key(std::move(key))
{
}

CacheWait::~CacheWait()
{
    leave();
}

void CacheWait::begin(std::chrono::milliseconds patience)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, [this] {
        leave();
        end({});
    });
    m_timer.start(patience);
}

void CacheWait::leave()
{
    if (m_traveller != 0)
        m_cache->flights.leave(m_key, std::exchange(m_traveller, 0));
}

void CacheWait::end(Outcome outcome)
{
    m_timer.stop();
    outcome.traveller = std::exchange(m_traveller, 0);
    if (const Then then = std::exchange(m_then, nullptr))
        then(outcome);
}

Flights::Ring CacheWait::ringOf(const Exchange &exchange, const std::shared_ptr<CacheWait> &wait)
{
    const auto rope = doorbellOf(exchange)->rope();
    return [rope, weak = std::weak_ptr(wait)](Flights::Wake wake) {
        // Locked on the worker's thread only, so that it also dies there.
        rope->pull([weak, wake] {
            const auto waiting = weak.lock();
            if (!waiting || waiting->m_traveller == 0)
                return;
            const End how = wake == Flights::Wake::Look ? End::Look
                : wake == Flights::Wake::Lead           ? End::Lead
                                                        : End::GoOn;
            waiting->end({.how = how});
        });
    };
}

std::shared_ptr<CacheWait> CacheWait::forFlight(const Exchange &exchange, CachedExchange &state)
{
    const CoreHandle &core = state.core;
    auto wait = std::make_shared<CacheWait>(core->cache, state.flightKey);
    const quint64 traveller = core->cache->newTraveller();
    switch (core->cache->flights.join(state.flightKey, traveller, ringOf(exchange, wait),
                                      core->clock.steady())) {
    case Flights::Role::Waits:
        wait->m_traveller = traveller;
        wait->begin(core->settings.patience);
        return wait;
    case Flights::Role::Leads:
        state.flight = traveller;
        return nullptr;
    case Flights::Role::GoesAlone:
        break;
    }
    return nullptr;
}

std::shared_ptr<CacheWait> CacheWait::forDisk(const Exchange &exchange,
                                              const std::shared_ptr<cache::Cache> &cache,
                                              const QByteArray &key)
{
    const auto rope = doorbellOf(exchange)->rope();
    auto wait = std::make_shared<CacheWait>(cache, key);
    wait->begin(diskPatience);
    cache->fetch(key, [rope, weak = std::weak_ptr(wait)](const QList<cache::StoredPtr> &answers) {
        rope->pull([weak, answers] {
            if (const auto waiting = weak.lock())
                waiting->end({.how = End::Look, .answers = answers});
        });
    });
    return wait;
}

} // namespace gatehouse::plugins
