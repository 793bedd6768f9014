// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"

#include <optional>
#include <vector>

namespace gatehouse::upstream {

// A node as the data plane needs it.
struct Node {
    QByteArray host;
    quint16 port = 0;
    int weight = 1;
    int priority = 0;
    QByteArray text; // "host:port", brackets around IPv6
    bool operator==(const Node &) const = default;
};

// Picks among the nodes of one priority level. One algorithm per class; its live state is shared by
// all workers and survives a publish that leaves the nodes alone, so implementations lock for
// themselves.
class Balancer
{
public:
    virtual ~Balancer() = default;
    // The next node's index that is not in `tried` (one flag per node); std::nullopt when none is
    // left.
    virtual std::optional<std::size_t> pick(const Exchange &exchange,
                                            const std::vector<bool> &tried) = 0;
};

} // namespace gatehouse::upstream
