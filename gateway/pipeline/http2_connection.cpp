// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/http2_connection.h"

#include "gateway/pipeline/http2_stream.h"

namespace gatehouse::pipeline {

namespace {

constexpr qint64 highWater = 64 * 1024; // octets that are framed and not sent
constexpr qsizetype piece = 32 * 1024;

} // namespace

Http2Connection::Http2Connection(WorkerContext &worker, std::unique_ptr<net::ByteStream> stream,
                                 ClientOrigin origin, QObject *parent)
    : ClientLink(parent)
    , m_worker(worker)
    , m_stream(std::move(stream))
    , m_origin(std::move(origin))
    , m_session(http2::Role::Server, http2::Settings{}, *this)
    , m_idleSince(now())
    , m_written(m_idleSince)
{
    m_stream->setUser(this);
}

Http2Connection::~Http2Connection()
{
    m_stream->setUser(nullptr);
    m_closing = true; // the streams' last words go nowhere
}

void Http2Connection::start(const QByteArray &already)
{
    feed(already);
    if (m_stream->bytesAvailable() > 0)
        streamReadable();
}

void Http2Connection::streamReadable()
{
    do {
        const QByteArray octets = m_stream->readAll();
        if (octets.isEmpty())
            return;
        feed(octets);
    } while (!m_closing && m_stream->bytesAvailable() > 0);
}

void Http2Connection::feed(const QByteArray &octets)
{
    if (m_closing || m_feeding)
        return;
    m_over.clear();
    m_feeding = true;
    const bool sound = m_session.feed(octets, now());
    m_feeding = false;
    pump();
    if (!sound)
        close();
    else
        closeIfDone();
}

void Http2Connection::pump()
{
    if (m_feeding || m_closing || std::exchange(m_pumping, true))
        return;
    while (m_stream->bytesToWrite() < highWater) {
        const QByteArray octets = m_session.takeOutput(piece);
        if (octets.isEmpty())
            break;
        m_stream->write(octets);
        m_stream->flush();
    }
    m_pumping = false;
}

void Http2Connection::closeIfDone()
{
    if (m_session.isOver() || (m_leaving && m_streams.empty() && !m_session.wantsOutput()))
        close();
}

void Http2Connection::close()
{
    if (std::exchange(m_closing, true))
        return;
    m_idleSince = now();
    m_stream->write(m_session.takeOutput(piece));
    m_stream->flush();
    m_stream->close();
}

void Http2Connection::streamWritten()
{
    m_written = now();
    pump();
    closeIfDone();
}

void Http2Connection::streamClosed()
{
    m_closing = true;
    for (const auto &[id, stream] : m_streams)
        stream->gone(); // kept until this goes: one of them may be on the call stack
    emit finished();
}

Http2Stream *Http2Connection::find(http2::StreamId id) const
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : found->second.get();
}

void Http2Connection::headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends)
{
    http2::Refusal refusal;
    http::RequestHead head = block.takeRequest(ends, refusal);
    Http2Stream &stream =
        *m_streams.emplace(id, std::make_unique<Http2Stream>(*this, id)).first->second;
    if (refusal.status != 0)
        stream.refuse(refusal);
    else
        stream.begin(std::move(head), ends);
}

void Http2Connection::dataArrived(http2::StreamId id, QByteArrayView octets)
{
    if (Http2Stream *stream = find(id))
        stream->bodyArrived(octets);
}

void Http2Connection::endArrived(http2::StreamId id, http::Headers trailers)
{
    if (Http2Stream *stream = find(id))
        stream->ended(std::move(trailers));
}

void Http2Connection::streamDrained(http2::StreamId id)
{
    if (Http2Stream *stream = find(id))
        stream->writable();
}

void Http2Connection::streamClosed(http2::StreamId id, quint32)
{
    const auto found = m_streams.find(id);
    if (found == m_streams.end())
        return;
    m_over.push_back(std::move(found->second)); // it may be on the call stack
    m_streams.erase(found);
    m_over.back()->gone();
    m_idleSince = now();
}

void Http2Connection::drain()
{
    m_leaving = true;
    m_session.goAway(http2::NoError);
    pump();
    closeIfDone();
}

void Http2Connection::listRunners(Runners &out) const
{
    for (const auto &[id, stream] : m_streams) {
        if (stream->runner())
            out.append(stream->runner());
    }
}

void Http2Connection::checkTimers(Clock::Steady now)
{
    using namespace std::chrono_literals;
    std::vector<http2::StreamId> late;
    m_feeding = true; // no stream may leave the list meanwhile
    for (const auto &[id, stream] : m_streams) {
        if (!stream->isInTime(now))
            late.push_back(id);
    }
    m_feeding = false;
    for (const http2::StreamId id : late)
        m_session.reset(id, http2::Cancel);
    if (m_stream->bytesToWrite() == 0)
        m_written = now;
    const bool stuckHead =
        m_session.headBeganAt() != Clock::Steady() && now - m_session.headBeganAt() > 10s;
    if (now - m_written > 60s || (m_closing && now - m_idleSince > 1s) || stuckHead) {
        m_stream->abort();
        return;
    }
    if (m_streams.empty() && !m_leaving && now - m_idleSince > 60s)
        drain();
    pump();
    closeIfDone();
}

} // namespace gatehouse::pipeline
