// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/balancer.h"

#include "gateway/config/upstream_model.h"
#include "gateway/upstream/consistent_hash.h"
#include "gateway/upstream/ewma.h"
#include "gateway/upstream/least_conn.h"
#include "gateway/upstream/round_robin.h"

#include <numeric>

namespace gatehouse::upstream {

std::unique_ptr<Balancer> makeBalancer(const config::Upstream &config, const Nodes &nodes,
                                       const Members &members)
{
    if (config.type == u"roundrobin"_qs)
        return std::make_unique<RoundRobin>(nodes, members);
    if (config.type == u"chash"_qs)
        return std::make_unique<ConsistentHash>(HashKey(config), nodes, members);
    if (config.type == u"least_conn"_qs)
        return std::make_unique<LeastConn>(members);
    if (config.type == u"ewma"_qs)
        return std::make_unique<Ewma>(members);
    return nullptr;
}

std::vector<int> reducedWeights(const Nodes &nodes, const Members &members)
{
    int divisor = 0;
    for (const std::size_t index : members)
        divisor = std::gcd(divisor, nodes[index].weight);
    std::vector<int> weights;
    for (const std::size_t index : members)
        weights.push_back(divisor > 0 ? nodes[index].weight / divisor : 0);
    return weights;
}

} // namespace gatehouse::upstream
