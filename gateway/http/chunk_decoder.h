// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/field_line.h"
#include "gateway/http/line_reader.h"

namespace gatehouse::http {

// A chunked body (RFC 9112 7.1): octets in, Body events out, End after the trailers. Trailers are
// checked like fields and kept apart; those that would change framing, routing or rights are
// dropped (RFC 9110 6.5.1).
class ChunkDecoder
{
public:
    explicit ChunkDecoder(const Limits &limits)
        : m_limits(limits)
    {
    }

    void begin();
    // Body, End, NeedMore or Error; never Head.
    Event next(QByteArrayView &input);
    QByteArrayView body() const { return m_body; }
    Headers takeTrailers() { return std::exchange(m_trailers, {}); }
    ParseError error() const { return m_error; }

private:
    enum class Step : quint8 { SizeLine, Data, DataEnd, Trailers };

    // std::nullopt: go on with the next step.
    std::optional<Event> readSizeLine(QByteArrayView &input);
    std::optional<Event> readData(QByteArrayView &input);
    std::optional<Event> readDataEnd(QByteArrayView &input);
    std::optional<Event> readTrailer(QByteArrayView &input);
    Event fail(ParseError error);

    const Limits m_limits;
    Step m_step = Step::SizeLine;
    qint64 m_left = 0; // octets of the current chunk
    qsizetype m_trailerOctets = 0;
    qsizetype m_trailerFields = 0;
    LineReader m_lines;
    QByteArrayView m_body;
    Headers m_trailers;
    ParseError m_error;
};

} // namespace gatehouse::http
