// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/balancer.h"
#include "gateway/upstream/hash_key.h"

namespace gatehouse::upstream {

// Consistent hashing on a ring, 160 points for each unit of weight (after the weights' common
// divisor is taken out). Points and keys are placed by CRC-32 exactly as lua-resty-balancer does
// for APISIX, so that a key reaches the same node here and there. Immutable, so it needs no lock.
// A node that is tried or unhealthy is passed over along the ring. A node given by name has its
// name on the ring, which keeps keys in place when the name's addresses change.
class ConsistentHash final : public Balancer
{
public:
    // Weights beyond what this many points can express are scaled down.
    static constexpr std::size_t maxPoints = 160 * 10'000;

    ConsistentHash(HashKey key, const Nodes &nodes, const Members &members);
    std::optional<std::size_t> pick(const Exchange &exchange,
                                    const Candidates &candidates) override;
    // The nodes along the ring from the key on.
    std::optional<std::size_t> find(QByteArrayView key, const Candidates &candidates) const;

private:
    struct Point {
        quint32 hash = 0;
        quint32 node = 0;
    };
    void addPoints(const Node &node, std::size_t index, int weight);

    HashKey m_key;
    std::vector<Point> m_ring; // by hash
};

} // namespace gatehouse::upstream
