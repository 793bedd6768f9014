// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http2/field_block.h"

namespace gatehouse::http2 {

using StreamId = qint32;

// RFC 9113 7, as far as this house says them.
enum Code : quint32 { NoError = 0, InternalError = 2, RefusedStream = 7, Cancel = 8, Calm = 11 };

struct Settings {
    quint32 streams = 128; // the peer may have open at a time
    quint32 window = 64 * 1024; // octets a stream may send before they are consumed
    http::Limits limits; // of what the peer sends
};

// Who hears what the peer says.
class Handler
{
public:
    // The stream's head: a request's, or an answer's (interim ones too). `ends`: nothing follows.
    virtual void headArrived(StreamId stream, FieldBlock &block, bool ends) = 0;
    virtual void dataArrived(StreamId stream, QByteArrayView octets) = 0;
    virtual void endArrived(StreamId stream, http::Headers trailers) = 0;
    // Few octets wait for the peer's window.
    virtual void streamDrained(StreamId stream) = 0;
    // Ended on both sides, or by a reset (`code` is not 0). Nothing follows.
    virtual void streamClosed(StreamId stream, quint32 code) = 0;
    // The peer takes no new streams; those above `lastStream` were not looked at.
    virtual void goingAway(StreamId lastStream, quint32 code) = 0;

protected:
    ~Handler() = default;
};

} // namespace gatehouse::http2
