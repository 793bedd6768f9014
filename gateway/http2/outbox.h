// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

#include <deque>

namespace gatehouse::http2 {

// The octets of one stream that wait for the peer's window, and how the stream will end.
class Outbox
{
public:
    void push(const QByteArray &octets)
    {
        if (octets.isEmpty())
            return;
        m_waiting += octets.size();
        m_pieces.push_back(octets);
    }
    void finish(http::Headers trailers)
    {
        m_finished = true;
        m_trailers = std::move(trailers);
    }
    // At most `size` octets; returns how many.
    size_t take(quint8 *out, size_t size);

    qint64 waiting() const { return m_waiting; }
    bool isFinished() const { return m_finished; }
    bool isOver() const { return m_finished && m_waiting == 0; }
    const http::Headers &trailers() const { return m_trailers; }

private:
    std::deque<QByteArray> m_pieces;
    qsizetype m_offset = 0; // into the first piece
    qint64 m_waiting = 0;
    http::Headers m_trailers;
    bool m_finished = false;
};

} // namespace gatehouse::http2
