// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/consistent_hash.h"

#include <zlib.h>

#include <numeric>

namespace gatehouse::upstream {

namespace {

constexpr int pointsPerWeight = 160;

quint32 crc(quint32 start, QByteArrayView octets)
{
    return quint32(
        ::crc32(start, reinterpret_cast<const Bytef *>(octets.data()), uInt(octets.size())));
}

} // namespace

ConsistentHash::ConsistentHash(HashKey key, const Nodes &nodes, const Members &members)
    : m_key(std::move(key))
{
    std::vector<int> weights = reducedWeights(nodes, members);
    const qint64 sum = std::accumulate(weights.begin(), weights.end(), qint64(0));
    const qint64 scale = 1 + sum * pointsPerWeight / qint64(maxPoints);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const int weight = weights[i] == 0 ? 0 : int(std::max<qint64>(1, weights[i] / scale));
        addPoints(nodes[members[i]], members[i], weight);
    }
    std::stable_sort(m_ring.begin(), m_ring.end(),
                     [](const Point &a, const Point &b) { return a.hash < b.hash; });
}

// Each point is the CRC of the node's text followed by the point before, colons made zeros.
void ConsistentHash::addPoints(const Node &node, std::size_t index, int weight)
{
    QByteArray text = node.text;
    text.replace(':', '\0');
    const quint32 base = crc(0, text);
    quint32 previous = 0;
    for (int i = 0; i < weight * pointsPerWeight; ++i) {
        const char octets[4] = {char(previous & 0xff), char(previous >> 8 & 0xff),
                                char(previous >> 16 & 0xff), char(previous >> 24 & 0xff)};
        previous = crc(base, QByteArrayView(octets, 4));
        m_ring.push_back({previous, quint32(index)});
    }
}

std::optional<std::size_t> ConsistentHash::pick(const Exchange &exchange,
                                                const Candidates &candidates)
{
    return find(m_key.of(exchange), candidates);
}

std::optional<std::size_t> ConsistentHash::find(QByteArrayView key,
                                                const Candidates &candidates) const
{
    const quint32 hash = crc(0, key);
    const auto start =
        std::lower_bound(m_ring.begin(), m_ring.end(), hash,
                         [](const Point &point, quint32 wanted) { return point.hash < wanted; });
    const auto admitted = [&](const Point &point) { return candidates.admits(point.node); };
    auto found = std::find_if(start, m_ring.end(), admitted);
    if (found == m_ring.end())
        found = std::find_if(m_ring.begin(), start, admitted);
    return found == m_ring.end() || !admitted(*found) ? std::nullopt
                                                      : std::optional<std::size_t>(found->node);
}

} // namespace gatehouse::upstream
