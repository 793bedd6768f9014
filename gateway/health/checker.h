// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/health/report.h"
#include "gateway/health/settings.h"
#include "gateway/health/target.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gatehouse::health {

// A node as its upstream knows it.
struct NodeAddress {
    QByteArray host; // address or name
    quint16 port = 0;
    QByteArray hostHeader; // to be sent instead of the target's own name; may be empty
};

struct Watched {
    std::shared_ptr<Target> target;
    QByteArray hostHeader;
};

// Watches the nodes of one upstream: knows its targets, and turns what traffic and checks saw into
// signs of health. Shared by all workers; it outlives a publish that leaves the upstream's checks
// alone. The asking itself is the Prober's.
class Checker
{
public:
    // Whose the upstream is: "routes", "services", "upstreams", and the id there.
    Checker(QByteArray ownerKind, QByteArray ownerId, Settings settings);

    const Settings &settings() const { return m_settings; }
    // The targets of these nodes, in their order, which are from now on watched. Known ones keep
    // their state; two nodes may share one (`checks.active.port`).
    std::vector<std::shared_ptr<Target>> watch(const std::vector<NodeAddress> &nodes);
    std::vector<Watched> watched() const;

    // A request is about to use the upstream: checking starts with the first (apisix.md 2).
    void use();
    bool isUsed() const { return m_used.load(std::memory_order_relaxed); }

    // What traffic saw. A failed try, after which another follows, counts by the passive numbers
    // even where no passive checks are configured, as in APISIX.
    void triedInVain(Target &target, Sign sign);
    void answered(Target &target, int status);
    // The last try failed and the client got `status` from us.
    void gaveUp(Target &target, Sign sign, int status);
    // What an active check saw. 0: nonsense came instead of a status.
    void probed(Target &target, int status);
    void probed(Target &target, Sign sign);

    Report report() const; // without nodes while unused

    // Called on any thread when a target became usable or stopped being so.
    std::function<void()> changed;

private:
    int passiveLimit(Sign sign) const;
    int activeLimit(Sign sign) const;
    void note(Target &target, Sign sign, int limit);

    const QByteArray m_ownerKind, m_ownerId;
    const Settings m_settings;
    mutable std::mutex m_mutex;
    std::vector<Watched> m_watched;
    std::atomic<bool> m_used{false};
};

} // namespace gatehouse::health
