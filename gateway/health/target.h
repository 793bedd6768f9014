// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <mutex>

namespace gatehouse::health {

// "Mostly": it still counts as before, but there are signs of the contrary.
enum class State { Healthy, MostlyHealthy, MostlyUnhealthy, Unhealthy };
QByteArray stateName(State state); // "mostly_healthy", as APISIX reports it

enum class Sign { Success, HttpFailure, TcpFailure, Timeout };

// In a row: a success forgets the failures, a failure the successes.
struct Counters {
    int success = 0, httpFailure = 0, tcpFailure = 0, timeout = 0;
    bool operator==(const Counters &) const = default;
};

// Something whose health is watched: an address, perhaps under another name or port than the nodes
// it stands for. Shared by the workers that report and ask and the thread that checks.
class Target
{
public:
    Target(QByteArray host, quint16 port, QByteArray hostName)
        : m_host(std::move(host))
        , m_hostName(std::move(hostName))
        , m_port(port)
    {
    }

    const QByteArray &host() const { return m_host; } // address or name to connect to
    quint16 port() const { return m_port; }
    const QByteArray &hostName() const { return m_hostName; } // what it is called

    // Whether requests may go there.
    bool isUsable() const
    {
        const State now = state();
        return now == State::Healthy || now == State::MostlyHealthy;
    }
    State state() const { return m_state.load(std::memory_order_relaxed); }
    Counters counters() const;

    // Counts a sign; `limit` of its kind turn the state, 0 ignores it. True if the target became
    // usable or stopped being so.
    bool report(Sign sign, int limit);

private:
    const QByteArray m_host, m_hostName;
    const quint16 m_port;
    mutable std::mutex m_mutex; // of the counters, and of changes of the state
    Counters m_counters;
    std::atomic<State> m_state{State::Healthy};
};

} // namespace gatehouse::health
