// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http2/session.h"

#include "gateway/core/ascii.h"
#include "gateway/http2/session_callbacks.h"

#include <nghttp2/nghttp2.h>

namespace gatehouse::http2 {

namespace {

constexpr qint32 kConnectionWindow = 1 << 20;
constexpr size_t kUnansweredAcks = 128;
constexpr quint32 kHeaderTable = 4096;

nghttp2_nv pair(QByteArrayView name, QByteArrayView value)
{
    // Copied and put into lower case by the library.
    const auto octets = [](QByteArrayView text) {
        return const_cast<uint8_t *>(reinterpret_cast<const uint8_t *>(text.data()));
    };
    return {octets(name), octets(value), size_t(name.size()), size_t(value.size()),
            NGHTTP2_NV_FLAG_NONE};
}

// What means something to one connection only is not sent (RFC 9113 8.2.2).
bool isOfConnection(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 6> names{
        "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade", "Host"};
    return std::any_of(names.begin(), names.end(),
                       [&](QByteArrayView one) { return ascii::equalsIgnoreCase(one, name); });
}

void append(std::vector<nghttp2_nv> &out, const http::Headers &fields)
{
    out.reserve(out.size() + size_t(fields.size()));
    for (const http::Field &field : fields) {
        if (!isOfConnection(field.name))
            out.push_back(pair(field.name, field.value));
    }
}

} // namespace

Session::Session(Role role, const Settings &settings, Handler &handler)
    : m_role(role)
    , m_settings(settings)
    , m_handler(handler)
{
    nghttp2_option *options = nullptr;
    nghttp2_option_new(&options);
    nghttp2_option_set_no_auto_window_update(options, 1);
    nghttp2_option_set_max_outbound_ack(options, kUnansweredAcks);
    nghttp2_option_set_no_closed_streams(options, 1);
    nghttp2_option_set_max_deflate_dynamic_table_size(options, kHeaderTable);
    m_session = Callbacks::open(*this, role == Role::Server, options);
    nghttp2_option_del(options);
    std::vector<nghttp2_settings_entry> entries{
        {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, settings.streams},
        {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, settings.window},
        {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, quint32(settings.limits.head)},
        {NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1}};
    if (role == Role::Client)
        entries.push_back({NGHTTP2_SETTINGS_ENABLE_PUSH, 0});
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, entries.data(), entries.size());
    nghttp2_session_set_local_window_size(m_session, NGHTTP2_FLAG_NONE, 0, kConnectionWindow);
}

Session::~Session()
{
    nghttp2_session_del(m_session);
}

Session::Stream *Session::find(StreamId id)
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : &found->second;
}

bool Session::feed(QByteArrayView octets, Clock::Steady now)
{
    m_now = now;
    const auto *data = reinterpret_cast<const uint8_t *>(octets.data());
    const auto taken = nghttp2_session_mem_recv(m_session, data, size_t(octets.size()));
    return taken >= 0 && !m_flooded;
}

QByteArray Session::takeOutput(qsizetype most)
{
    QByteArray out;
    while (out.size() < most) {
        const uint8_t *data = nullptr;
        const auto size = nghttp2_session_mem_send(m_session, &data);
        if (size <= 0)
            break;
        out.append(reinterpret_cast<const char *>(data), qsizetype(size));
    }
    tellDrained();
    return out;
}

void Session::tellDrained()
{
    for (const StreamId id : std::exchange(m_drained, {})) {
        if (Stream *stream = find(id)) {
            stream->drained = false;
            m_handler.streamDrained(id);
        }
    }
}

bool Session::wantsOutput() const
{
    return nghttp2_session_want_write(m_session) != 0;
}

bool Session::isOver() const
{
    return nghttp2_session_want_read(m_session) == 0 && nghttp2_session_want_write(m_session) == 0;
}

void Session::sendInterim(StreamId id, int status, const http::Headers &fields)
{
    const QByteArray code = QByteArray::number(status);
    std::vector<nghttp2_nv> pairs{pair(":status", code)};
    append(pairs, fields);
    nghttp2_submit_headers(m_session, NGHTTP2_FLAG_NONE, id, nullptr, pairs.data(), pairs.size(),
                           nullptr);
}

void Session::sendHead(StreamId id, int status, const http::Headers &fields, bool ends)
{
    const QByteArray code = QByteArray::number(status);
    std::vector<nghttp2_nv> pairs{pair(":status", code)};
    append(pairs, fields);
    const nghttp2_data_provider provider = Callbacks::provider();
    nghttp2_submit_response(m_session, id, pairs.data(), pairs.size(), ends ? nullptr : &provider);
}

StreamId Session::request(const http::RequestHead &head, QByteArrayView scheme, bool ends)
{
    const QByteArray authority = head.headers.value("Host").value_or(QByteArray());
    std::vector<nghttp2_nv> pairs{pair(":method", head.method), pair(":scheme", scheme),
                                  pair(":authority", authority), pair(":path", head.target)};
    append(pairs, head.headers);
    const nghttp2_data_provider provider = Callbacks::provider();
    const StreamId id = nghttp2_submit_request(m_session, nullptr, pairs.data(), pairs.size(),
                                               ends ? nullptr : &provider, nullptr);
    if (id <= 0)
        return 0;
    m_lastOpened = id;
    m_streams.emplace(id, Stream(m_settings.limits));
    return id;
}

void Session::sendBody(StreamId id, const QByteArray &octets)
{
    Stream *stream = find(id);
    if (!stream || octets.isEmpty())
        return;
    stream->outbox.push(octets);
    if (std::exchange(stream->deferred, false))
        nghttp2_session_resume_data(m_session, id);
}

void Session::sendEnd(StreamId id, http::Headers trailers)
{
    Stream *stream = find(id);
    if (!stream)
        return;
    stream->outbox.finish(std::move(trailers));
    if (std::exchange(stream->deferred, false))
        nghttp2_session_resume_data(m_session, id);
}

qint64 Session::waiting(StreamId id) const
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? 0 : found->second.outbox.waiting();
}

void Session::consumed(StreamId id, qsizetype octets)
{
    nghttp2_session_consume_stream(m_session, id, size_t(octets));
}

void Session::reset(StreamId id, quint32 code)
{
    nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, id, code);
}

void Session::ping()
{
    nghttp2_submit_ping(m_session, NGHTTP2_FLAG_NONE, nullptr);
}

void Session::goAway(quint32 code)
{
    nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE,
                          nghttp2_session_get_last_proc_stream_id(m_session), code, nullptr, 0);
}

void Session::goAwayBefore(StreamId stream)
{
    nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, std::max(stream - 2, 0), NoError, nullptr,
                          0);
}

quint32 Session::peerStreams() const
{
    return nghttp2_session_get_remote_settings(m_session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS);
}

bool Session::canRequest() const
{
    return nghttp2_session_check_request_allowed(m_session) != 0
        && m_streams.size() < peerStreams();
}

} // namespace gatehouse::http2
