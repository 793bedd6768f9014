// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/deadline_sweep.h"
#include "gateway/transport/wire_connection.h"

#include <vector>

namespace gatehouse::transport {

// The idle connections of one worker. The newest is reused first, so that the others can grow old
// and go. A connection is handed out only if nothing came on it since its last exchange.
class ConnectionPool final : public QObject, private Sweepable
{
    Q_OBJECT

public:
    // No more idle connections than that, whatever the upstreams' own limits add up to.
    static constexpr int maxIdle = 4096;
    // So much before the peer would close by its own Keep-Alive timeout we do.
    static constexpr std::chrono::milliseconds margin{1000};
    // So long no connection is reused to a peer that sent octets belonging to no request: the next
    // ones might come just after a request was sent, and be taken for its answer.
    static constexpr std::chrono::minutes distrust{5};
    static constexpr int maxDistrusted = 256;

    explicit ConnectionPool(DeadlineSweep &sweep);
    ~ConnectionPool() override;

    // An idle connection to `endpoint`, or null.
    WireConnectionPtr acquire(const Endpoint &endpoint, Clock::Steady now);
    // A new one, not yet opened.
    WireConnectionPtr create(const Endpoint &endpoint);
    // After an exchange that left the connection clean. `peerTimeout`: the answer's Keep-Alive:
    // timeout.
    void release(WireConnectionPtr connection, const PoolLimits &limits,
                 std::optional<std::chrono::seconds> peerTimeout, Clock::Steady now);
    void closeIdle();
    // The peer sent octets that belong to no request.
    void noteStray(const Endpoint &endpoint, Clock::Steady now);

    int idle() const { return m_idle; }
    int open() const { return int(children().size()); }
    // Scratch for reading and writing, shared by all exchanges of the thread; not to be kept across
    // signals.
    QByteArray &readBuffer() { return m_readBuffer; }
    QByteArray &writeBuffer() { return m_writeBuffer; }

private:
    using Bucket = std::vector<WireConnectionPtr>; // oldest first

    void sweep(Clock::Steady now) override;
    void drop(WireConnection *connection);
    bool isDistrusted(const Endpoint &endpoint, Clock::Steady now) const;

    DeadlineSweep &m_sweep;
    QHash<Endpoint, std::shared_ptr<Bucket>> m_buckets;
    QHash<Endpoint, Clock::Steady> m_distrusted; // until when
    QByteArray m_readBuffer;
    QByteArray m_writeBuffer;
    int m_idle = 0;
};

// N of `Keep-Alive: timeout=N` (RFC 2068 19.7.1), if the answer has one.
std::optional<std::chrono::seconds> keepAliveTimeout(const http::Headers &headers);

} // namespace gatehouse::transport
