// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/limits/verdict.h"

#include <QHash>

#include <array>
#include <atomic>
#include <mutex>
#include <optional>

namespace gatehouse::limits {

// How many requests of one key may be under way at once (APISIX limit-conn): up to `most` freely,
// up to `burst` more with a delay.
struct Crowd {
    qint64 most = 1;
    qint64 burst = 0;

    // How long the `count`th has to wait when a unit of delay is that long.
    Seconds delay(qint64 count, Seconds unit) const
    {
        return count > most ? unit * double((count - 1) / most) : Seconds(0);
    }
};

// Counts the requests of each key that are under way. What is counted in must be counted out, so
// the keys are as many as there are requests under way. Thread-safe.
class ConnectionCount
{
public:
    // The number of requests of this key with this one; std::nullopt: there are too many, and it is
    // not counted.
    std::optional<qint64> enter(const QByteArray &key, const Crowd &crowd);
    void leave(const QByteArray &key);
    qint64 count(const QByteArray &key) const;
    std::size_t size() const;

private:
    struct Shard {
        mutable std::mutex mutex;
        QHash<QByteArray, qint64> counts;
    };
    Shard &shardOf(const QByteArray &key) { return m_shards[qHash(key) % m_shards.size()]; }

    std::array<Shard, 16> m_shards;
};

// The unit of delay: it follows the time that requests take, each new one counting as much as all
// before. Thread-safe; of two reports at once one may be lost, which matters little.
class UnitDelay
{
public:
    explicit UnitDelay(Seconds first)
        : m_seconds(first.count())
    {
    }
    Seconds now() const { return Seconds(m_seconds.load(std::memory_order_relaxed)); }
    void follow(Seconds taken)
    {
        m_seconds.store((taken.count() + now().count()) / 2, std::memory_order_relaxed);
    }

private:
    std::atomic<double> m_seconds;
};

} // namespace gatehouse::limits
