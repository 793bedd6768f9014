// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/cache/doorbell.h"
#include "gateway/plugins/transform/cache_core.h"

#include <QTimer>

// The waiting of gatehouse-cache: for the disk, and for another request that asks for the same.
namespace gatehouse::plugins {

// Ends once, on the worker's thread, unless it is dropped before. Waits no longer than it is told.
// A waiting that was promoted to lead and dropped in the same moment passes the lead on.
class CacheWait : public QObject
{
public:
    enum class End {
        Look, // something was stored
        GoOn, // there is nothing to share, or it takes too long
        Lead, // this one asks now
    };
    struct Outcome {
        End how = End::GoOn;
        quint64 traveller = 0; // of a leader: CachedExchange::flight
        QList<cache::StoredPtr> answers; // from disk
    };
    using Then = std::function<void(const Outcome &)>;

    // Null: nobody else asks, and `state` leads now, or goes alone.
    static std::shared_ptr<CacheWait> forFlight(const Exchange &exchange, CachedExchange &state);
    static std::shared_ptr<CacheWait> forDisk(const Exchange &exchange,
                                              const std::shared_ptr<cache::Cache> &cache,
                                              const QByteArray &key);

    CacheWait(std::shared_ptr<cache::Cache> cache, QByteArray key);
    ~CacheWait() override;
    // To be set before the event loop goes on.
    void setThen(Then then) { m_then = std::move(then); }

private:
    void begin(std::chrono::milliseconds patience);
    void leave();
    void end(Outcome outcome);
    static cache::Flights::Ring ringOf(const Exchange &exchange,
                                       const std::shared_ptr<CacheWait> &wait);

    std::shared_ptr<cache::Cache> m_cache;
    QByteArray m_key;
    Then m_then;
    quint64 m_traveller = 0; // not 0: known to the flights
    QTimer m_timer;
};

// The worker's own; null without a worker (in a plain test).
cache::Doorbell *doorbellOf(const Exchange &exchange);

} // namespace gatehouse::plugins
