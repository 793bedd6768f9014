// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/redis/reply.h"

#include <QList>

#include <optional>

namespace gatehouse::redis {

// Cuts the octets of a Redis server into replies (RESP2, and the types of RESP3 that a server may
// use; https://redis.io/docs/reference/protocol-spec). Bounded in size, length and depth, because a
// wrong address may well lead to something that is no Redis.
class ReplyParser
{
public:
    static constexpr qsizetype maxOctets = 1024 * 1024; // of one reply
    static constexpr qsizetype maxItems = 65'536; // of one list
    static constexpr int maxDepth = 8;

    void append(QByteArrayView octets) { m_buffer.append(octets.data(), octets.size()); }
    // The next reply, std::nullopt when more octets are needed. ProtocolError: the connection is
    // worthless.
    Result<std::optional<Reply>> next();
    void clear();

private:
    enum class Step { Done, Incomplete, Nonsense };
    Step read(Reply &into, int depth);
    Step readLine(QByteArrayView &line);
    Step readText(QByteArrayView length, Reply &into);
    Step readList(qint64 count, Reply &into, int depth);

    QByteArray m_buffer;
    qsizetype m_at = 0;
};

// A command as it goes over the wire.
QByteArray encodeCommand(const QList<QByteArray> &words);

} // namespace gatehouse::redis
