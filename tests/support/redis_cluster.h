// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/redis_server.h"

namespace gatehouse::test {

// A Redis Cluster of three masters that share the slots evenly.
class RedisCluster
{
public:
    RedisCluster();
    RedisServer &node(int index) { return *m_nodes[std::size_t(index)]; }
    QByteArray id(int index) const; // by which the nodes know it

private:
    std::vector<std::unique_ptr<RedisServer>> m_nodes;
};

} // namespace gatehouse::test
