// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/redis/reply.h"
#include "gateway/redis/settings.h"

#include <optional>
#include <vector>

namespace gatehouse::redis {

// Which master of a Redis Cluster has which of the 16,384 slots
// (https://redis.io/docs/reference/cluster-spec).
class SlotMap
{
public:
    static constexpr int slotCount = 16'384;

    // The slot of a key: CRC-16 of what is between the first { and the next }, if anything, else of
    // the whole key.
    static int slotOf(QByteArrayView key);

    // Takes over an answer to CLUSTER SLOTS; false, and unchanged, if it is none. A node that does
    // not know its own address is the one that was asked.
    bool read(const Reply &reply, const Address &asked);
    void set(int slot, const Address &owner);
    std::optional<Address> owner(int slot) const;
    bool isEmpty() const { return m_owners.empty(); }
    const QList<Address> &nodes() const { return m_nodes; }

private:
    quint16 indexOf(const Address &node);

    QList<Address> m_nodes;
    std::vector<quint16> m_owners; // per slot, index into m_nodes, from 1; 0: nobody
};

// "MOVED 3999 127.0.0.1:6381" and "ASK …" taken apart.
struct Redirection {
    bool isAsk = false;
    int slot = 0;
    Address to; // host is empty: the same as that of the node that said so
};
std::optional<Redirection> redirectionIn(const Reply &reply);

} // namespace gatehouse::redis
