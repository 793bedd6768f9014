// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/slot_map.h"

#include "gateway/redis/client.h"

namespace gatehouse::redis {

namespace {

constexpr qsizetype maxNodes = 1024;

// CRC-16/XMODEM, as the cluster specification has it.
quint16 crc16(QByteArrayView octets)
{
    quint16 crc = 0;
    for (const char octet : octets) {
        crc = quint16(crc ^ (quint16(quint8(octet)) << 8));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16(crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return crc;
}

struct Range {
    int first = 0, last = -1;
    Address owner;
};

// One row of CLUSTER SLOTS: first, last, [host, port, …], replicas …
std::optional<Range> rangeFrom(const Reply &row, const Address &asked)
{
    if (row.items.size() < 3 || row.items[2].items.size() < 2)
        return std::nullopt;
    const Reply &master = row.items[2];
    Range range{int(row.items[0].integer),
                int(row.items[1].integer),
                {master.items[0].text, quint16(master.items[1].integer)}};
    if (range.owner.host.isEmpty() || range.owner.host == "?")
        range.owner.host = asked.host;
    if (range.first < 0 || range.last >= SlotMap::slotCount || range.owner.port == 0)
        return std::nullopt;
    return range;
}

} // namespace

int SlotMap::slotOf(QByteArrayView key)
{
    const qsizetype open = key.indexOf('{');
    const qsizetype close = open < 0 ? -1 : key.indexOf('}', open + 1);
    if (close > open + 1)
        key = key.sliced(open + 1, close - open - 1);
    return crc16(key) % slotCount;
}

bool SlotMap::read(const Reply &reply, const Address &asked)
{
    if (reply.kind != Reply::Kind::List || reply.items.empty())
        return false;
    SlotMap fresh;
    for (const Reply &row : reply.items) {
        const std::optional<Range> range = rangeFrom(row, asked);
        if (!range)
            return false;
        for (int slot = range->first; slot <= range->last; ++slot)
            fresh.set(slot, range->owner);
    }
    *this = std::move(fresh);
    return true;
}

void SlotMap::set(int slot, const Address &owner)
{
    if (slot < 0 || slot >= slotCount)
        return;
    if (m_owners.empty())
        m_owners.resize(slotCount, 0);
    m_owners[std::size_t(slot)] = indexOf(owner);
}

quint16 SlotMap::indexOf(const Address &node)
{
    qsizetype index = m_nodes.indexOf(node);
    if (index < 0 && m_nodes.size() < maxNodes) {
        index = m_nodes.size();
        m_nodes.append(node);
    }
    return quint16(index + 1);
}

std::optional<Address> SlotMap::owner(int slot) const
{
    const quint16 index = m_owners.empty() ? quint16(0) : m_owners[std::size_t(slot)];
    return index == 0 ? std::optional<Address>() : m_nodes[index - 1];
}

std::optional<Redirection> redirectionIn(const Reply &reply)
{
    const bool isAsk = reply.isFault("ASK ");
    if (!isAsk && !reply.isFault("MOVED "))
        return std::nullopt;
    const QList<QByteArray> words = reply.text.split(' ');
    if (words.size() < 3)
        return std::nullopt;
    bool isNumber = false;
    Redirection out{isAsk, words[1].toInt(&isNumber), {}};
    const bool unnamed = words[2].startsWith(':');
    const std::optional<Address> to = addressFrom(unnamed ? "x" + words[2] : words[2]);
    if (!isNumber || !to)
        return std::nullopt;
    out.to = {unnamed ? QByteArray() : to->host, to->port};
    return out;
}

} // namespace gatehouse::redis
