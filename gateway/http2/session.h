// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/http2/flood_guard.h"
#include "gateway/http2/handler.h"
#include "gateway/http2/outbox.h"

#include <memory>
#include <unordered_map>

struct nghttp2_session;

// HTTP/2 (RFC 9113) without I/O, over nghttp2, which keeps the framing, HPACK, flow control and the
// rules of section 8; this adds limits, floods' ends and queues. Octets in, calls to the handler;
// commands in, octets out.
namespace gatehouse::http2 {

enum class Role : quint8 { Server, Client };

class Session
{
public:
    Session(Role role, const Settings &settings, Handler &handler);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    // False: the connection is to be closed once the output is sent. Not to be called from the
    // handler.
    bool feed(QByteArrayView octets, Clock::Steady now);
    // Octets to send, about `most`; empty when there are none. Not to be called from the handler.
    QByteArray takeOutput(qsizetype most);
    bool wantsOutput() const;
    bool isOver() const; // neither side has anything more to say

    // Server: a head of status, fields in order; interim ones (1xx) may precede it.
    void sendInterim(StreamId stream, int status, const http::Headers &fields);
    void sendHead(StreamId stream, int status, const http::Headers &fields, bool ends);
    // Client: 0 if no stream can be opened.
    StreamId request(const http::RequestHead &head, QByteArrayView scheme, bool ends);
    void sendBody(StreamId stream, const QByteArray &octets);
    void sendEnd(StreamId stream, http::Headers trailers);
    qint64 waiting(StreamId stream) const; // octets for the peer's window
    void consumed(StreamId stream, qsizetype octets); // of what dataArrived() brought
    void reset(StreamId stream, quint32 code);
    void ping();
    // No new streams of the peer; those at work go on.
    void goAway(quint32 code);
    // The same, and this stream and those after it are not looked at any more.
    void goAwayBefore(StreamId stream);

    quint32 peerStreams() const; // that the peer lets us open at a time
    bool canRequest() const;
    StreamId lastOpened() const { return m_lastOpened; }
    // When a head began to arrive that is not complete; zero: there is none.
    Clock::Steady headBeganAt() const { return m_headBegan; }

private:
    friend struct Callbacks;
    struct Stream {
        explicit Stream(const http::Limits &limits)
            : block(limits)
        {
        }
        FieldBlock block;
        Outbox outbox;
        bool headSeen = false; // the final one
        bool deferred = false;
        bool drained = false;
    };
    Stream *find(StreamId id);
    void noteFlood(FloodGuard &guard);
    void tellDrained();

    const Role m_role;
    const Settings m_settings;
    Handler &m_handler;
    nghttp2_session *m_session = nullptr;
    std::unordered_map<StreamId, Stream> m_streams;
    FloodGuard m_resets{300, 40}, m_controls{1000, 200};
    Clock::Steady m_now, m_headBegan;
    std::vector<StreamId> m_drained; // to be told
    StreamId m_lastOpened = 0;
    bool m_flooded = false;
};

} // namespace gatehouse::http2
