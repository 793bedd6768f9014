// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/connection_pool.h"

#include "gateway/core/ascii.h"

#include <algorithm>

namespace gatehouse::transport {

namespace {
constexpr qsizetype kScratch = 64 * 1024;
} // namespace

ConnectionPool::ConnectionPool(DeadlineSweep &sweep)
    : m_sweep(sweep)
    , m_readBuffer(kScratch, Qt::Uninitialized)
{
    m_writeBuffer.reserve(kScratch);
}

ConnectionPool::~ConnectionPool()
{
    closeIdle();
    m_sweep.remove(this);
}

WireConnectionPtr ConnectionPool::acquire(const Endpoint &endpoint, Clock::Steady now)
{
    const auto found = m_buckets.constFind(endpoint);
    if (found == m_buckets.cend())
        return nullptr;
    Bucket &bucket = **found;
    while (!bucket.empty()) {
        WireConnectionPtr connection = std::move(bucket.back());
        bucket.pop_back();
        --m_idle;
        if (connection->idleUntil > now && connection->isQuiet())
            return connection;
        if (connection->hasStrayed()) {
            noteStray(endpoint, now);
            return nullptr;
        }
    }
    return nullptr;
}

WireConnectionPtr ConnectionPool::create(const Endpoint &endpoint)
{
    WireConnectionPtr connection(new WireConnection(endpoint, this));
    connect(connection.get(), &WireConnection::idleBroken, this,
            [this, raw = connection.get()] { drop(raw); });
    return connection;
}

void ConnectionPool::release(WireConnectionPtr connection, const PoolLimits &limits,
                             std::optional<std::chrono::seconds> peerTimeout, Clock::Steady now)
{
    std::chrono::milliseconds idleTime = limits.idleTimeout;
    if (peerTimeout)
        idleTime = std::min(idleTime, std::chrono::milliseconds(*peerTimeout) - margin);
    const bool used = limits.requests > 0 && connection->served() >= limits.requests;
    if (isDistrusted(connection->endpoint(), now) || used || idleTime.count() <= 0
        || limits.size <= 0 || m_idle >= maxIdle)
        return; // the connection closes as its holder ends
    connection->setUser(nullptr);
    connection->idleUntil = now + idleTime;
    auto &bucket = m_buckets[connection->endpoint()];
    if (!bucket)
        bucket = std::make_shared<Bucket>();
    if (bucket->size() >= size_t(limits.size)) {
        bucket->erase(bucket->begin());
        --m_idle;
    }
    bucket->push_back(std::move(connection));
    ++m_idle;
    m_sweep.add(this);
}

void ConnectionPool::closeIdle()
{
    m_buckets.clear();
    m_idle = 0;
}

void ConnectionPool::sweep(Clock::Steady now)
{
    for (auto it = m_buckets.begin(); it != m_buckets.end();) {
        m_idle -= int(std::erase_if(**it, [now](const auto &c) { return c->idleUntil <= now; }));
        it = (*it)->empty() ? m_buckets.erase(it) : std::next(it);
    }
    if (m_buckets.isEmpty())
        m_sweep.remove(this);
}

void ConnectionPool::drop(WireConnection *connection)
{
    const auto found = m_buckets.constFind(connection->endpoint());
    if (found == m_buckets.cend())
        return;
    const std::shared_ptr<Bucket> bucket = *found;
    const bool strayed = !connection->isQuiet() && connection->hasStrayed();
    m_idle -=
        int(std::erase_if(*bucket, [connection](const auto &c) { return c.get() == connection; }));
    if (strayed)
        noteStray(Endpoint(connection->endpoint()), std::chrono::steady_clock::now());
}

void ConnectionPool::noteStray(const Endpoint &endpoint, Clock::Steady now)
{
    if (const auto bucket = m_buckets.take(endpoint))
        m_idle -= int(bucket->size());
    if (m_distrusted.size() >= maxDistrusted)
        m_distrusted.removeIf([now](const auto &entry) { return entry.value() <= now; });
    if (m_distrusted.size() >= maxDistrusted)
        m_distrusted.erase(m_distrusted.begin());
    m_distrusted.insert(endpoint, now + distrust);
}

bool ConnectionPool::isDistrusted(const Endpoint &endpoint, Clock::Steady now) const
{
    if (m_distrusted.isEmpty())
        return false;
    const auto found = m_distrusted.constFind(endpoint);
    return found != m_distrusted.cend() && *found > now;
}

std::optional<std::chrono::seconds> keepAliveTimeout(const http::Headers &headers)
{
    const auto value = headers.value("keep-alive");
    if (!value)
        return std::nullopt;
    for (const QByteArray &item : value->split(',')) {
        const QByteArrayView part = ascii::trimmed(item);
        if (part.size() < 9 || !ascii::equalsIgnoreCase(part.first(8), "timeout="))
            continue;
        bool ok = false;
        const int seconds = part.sliced(8).toByteArray().toInt(&ok);
        if (ok && seconds >= 0)
            return std::chrono::seconds(seconds);
    }
    return std::nullopt;
}

} // namespace gatehouse::transport
