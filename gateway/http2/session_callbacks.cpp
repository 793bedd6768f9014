// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http2/session_callbacks.h"

namespace gatehouse::http2 {

namespace {

constexpr qint64 kLow = 64 * 1024; // so few waiting octets may be followed by more
constexpr qint32 kTinyWindow = 64;

Session &sessionOf(void *self)
{
    return *static_cast<Session *>(self);
}

QByteArrayView view(const uint8_t *data, size_t size)
{
    return QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size));
}

bool endsStream(const nghttp2_frame &frame)
{
    return (frame.hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
}

void submitTrailers(nghttp2_session *session, int32_t id, const http::Headers &trailers)
{
    std::vector<nghttp2_nv> pairs;
    for (const http::Field &field : trailers) {
        const auto octets = [](const QByteArray &text) {
            return const_cast<uint8_t *>(reinterpret_cast<const uint8_t *>(text.constData()));
        };
        pairs.push_back({octets(field.name), octets(field.value), size_t(field.name.size()),
                         size_t(field.value.size()), NGHTTP2_NV_FLAG_NONE});
    }
    nghttp2_submit_trailer(session, id, pairs.data(), pairs.size());
}

} // namespace

nghttp2_session *Callbacks::open(Session &session, bool server, const nghttp2_option *options)
{
    nghttp2_session_callbacks *all = nullptr;
    nghttp2_session_callbacks_new(&all);
    nghttp2_session_callbacks_set_on_begin_frame_callback(all, beginFrame);
    nghttp2_session_callbacks_set_on_begin_headers_callback(all, beginHeaders);
    nghttp2_session_callbacks_set_on_header_callback(all, header);
    nghttp2_session_callbacks_set_on_invalid_header_callback(all, invalidHeader);
    nghttp2_session_callbacks_set_on_frame_recv_callback(all, frameArrived);
    nghttp2_session_callbacks_set_on_frame_send_callback(all, frameSent);
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(all, invalidFrame);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(all, data);
    nghttp2_session_callbacks_set_on_stream_close_callback(all, closed);
    nghttp2_session *out = nullptr;
    if (server)
        nghttp2_session_server_new2(&out, all, &session, options);
    else
        nghttp2_session_client_new2(&out, all, &session, options);
    nghttp2_session_callbacks_del(all);
    return out;
}

nghttp2_data_provider Callbacks::provider()
{
    return {{.ptr = nullptr}, read};
}

// Also of frames that are of no use and passed over.
int Callbacks::beginFrame(nghttp2_session *, const nghttp2_frame_hd *head, void *self)
{
    Session &session = sessionOf(self);
    const bool carries = head->type == NGHTTP2_HEADERS || head->type == NGHTTP2_DATA
        || head->type == NGHTTP2_WINDOW_UPDATE || head->type == NGHTTP2_RST_STREAM;
    if (!carries)
        session.noteFlood(session.m_controls);
    return 0;
}

int Callbacks::beginHeaders(nghttp2_session *, const nghttp2_frame *frame, void *self)
{
    Session &session = sessionOf(self);
    Session::Stream *stream = session.find(frame->hd.stream_id);
    session.m_headBegan = session.m_now;
    http::Limits limits = session.m_settings.limits;
    if (!stream) {
        session.m_streams.emplace(frame->hd.stream_id, Session::Stream(limits));
        return 0;
    }
    if (stream->headSeen)
        limits.head = limits.trailers;
    stream->block = FieldBlock(limits);
    return 0;
}

int Callbacks::header(nghttp2_session *, const nghttp2_frame *frame, const uint8_t *name,
                      size_t nameSize, const uint8_t *value, size_t valueSize, uint8_t, void *self)
{
    if (Session::Stream *stream = sessionOf(self).find(frame->hd.stream_id))
        stream->block.add(view(name, nameSize), view(value, valueSize));
    return 0;
}

// The library would drop such a field and go on; what is malformed is refused (RFC 9113 8.1.1).
int Callbacks::invalidHeader(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *,
                             size_t, const uint8_t *, size_t, uint8_t, void *self)
{
    Session &own = sessionOf(self);
    own.noteFlood(own.m_resets);
    nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, frame->hd.stream_id,
                              NGHTTP2_PROTOCOL_ERROR);
    return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
}

int Callbacks::invalidFrame(nghttp2_session *, const nghttp2_frame *, int, void *self)
{
    Session &session = sessionOf(self);
    session.noteFlood(session.m_resets);
    return 0;
}

// An answer that is complete before its request: the rest is not wanted (RFC 9113 8.1).
int Callbacks::frameSent(nghttp2_session *session, const nghttp2_frame *frame, void *self)
{
    const bool carries = frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA;
    if (sessionOf(self).m_role == Role::Server && carries && endsStream(*frame)
        && nghttp2_session_get_stream_remote_close(session, frame->hd.stream_id) == 0)
        nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, frame->hd.stream_id,
                                  NGHTTP2_NO_ERROR);
    return 0;
}

int Callbacks::data(nghttp2_session *session, uint8_t, int32_t id, const uint8_t *data, size_t size,
                    void *self)
{
    Session &own = sessionOf(self);
    // The connection's window bounds nothing that the streams' windows do not bound.
    nghttp2_session_consume_connection(session, size);
    if (own.find(id))
        own.m_handler.dataArrived(id, view(data, size));
    return 0;
}

int Callbacks::closed(nghttp2_session *, int32_t id, uint32_t code, void *self)
{
    Session &session = sessionOf(self);
    if (session.m_streams.erase(id) > 0)
        session.m_handler.streamClosed(id, code);
    return 0;
}

ssize_t Callbacks::read(nghttp2_session *session, int32_t id, uint8_t *buffer, size_t size,
                        uint32_t *flags, nghttp2_data_source *, void *self)
{
    Session &own = sessionOf(self);
    Session::Stream *stream = own.find(id);
    if (!stream)
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    Outbox &outbox = stream->outbox;
    const size_t taken = outbox.take(buffer, size);
    if (!outbox.isFinished() && outbox.waiting() < kLow && !std::exchange(stream->drained, true))
        own.m_drained.push_back(id);
    if (outbox.isOver()) {
        *flags |= NGHTTP2_DATA_FLAG_EOF;
        if (!outbox.trailers().isEmpty()) {
            *flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
            submitTrailers(session, id, outbox.trailers());
        }
    } else if (taken == 0) {
        stream->deferred = true;
        return NGHTTP2_ERR_DEFERRED;
    }
    return ssize_t(taken);
}

void Session::noteFlood(FloodGuard &guard)
{
    if (m_flooded || guard.allows(m_now))
        return;
    m_flooded = true;
    nghttp2_session_terminate_session(m_session, NGHTTP2_ENHANCE_YOUR_CALM);
}

int Callbacks::frameArrived(nghttp2_session *, const nghttp2_frame *arrived, void *self)
{
    Session &session = sessionOf(self);
    const nghttp2_frame &frame = *arrived;
    switch (frame.hd.type) {
    case NGHTTP2_HEADERS:
        headersArrived(session, frame);
        break;
    case NGHTTP2_DATA:
        if (endsStream(frame) && session.find(frame.hd.stream_id))
            session.m_handler.endArrived(frame.hd.stream_id, {});
        else if (frame.hd.length <= frame.data.padlen)
            session.noteFlood(session.m_controls);
        break;
    case NGHTTP2_RST_STREAM:
        session.noteFlood(session.m_resets);
        break;
    case NGHTTP2_WINDOW_UPDATE:
        if (frame.window_update.window_size_increment < kTinyWindow)
            session.noteFlood(session.m_controls);
        break;
    case NGHTTP2_GOAWAY:
        session.m_handler.goingAway(frame.goaway.last_stream_id, frame.goaway.error_code);
        break;
    default:
        break;
    }
    return 0;
}

void Callbacks::headersArrived(Session &session, const nghttp2_frame &frame)
{
    const StreamId id = frame.hd.stream_id;
    session.m_headBegan = {};
    Session::Stream *stream = session.find(id);
    if (!stream)
        return;
    const bool ends = endsStream(frame);
    if (!stream->headSeen) {
        const int status = stream->block.status();
        stream->headSeen = session.m_role == Role::Server || status >= 200;
        session.m_handler.headArrived(id, stream->block, ends);
        stream = session.find(id);
        if (ends && stream && stream->headSeen)
            session.m_handler.endArrived(id, {});
        return;
    }
    if (stream->block.isOverLimit())
        session.reset(id, NGHTTP2_ENHANCE_YOUR_CALM);
    else if (ends)
        session.m_handler.endArrived(id, stream->block.takeTrailers());
}

} // namespace gatehouse::http2
