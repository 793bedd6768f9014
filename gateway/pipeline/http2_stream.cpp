// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/http2_stream.h"

#include "gateway/pipeline/http2_connection.h"

namespace gatehouse::pipeline {

namespace {

constexpr qint64 congestion = 64 * 1024;
constexpr qint64 frameHead = 9;

} // namespace

Http2Stream::Http2Stream(Http2Connection &connection, http2::StreamId id)
    : m_connection(connection)
    , m_id(id)
    , m_bodyProgress(connection.now())
    , m_written(m_bodyProgress)
{
}

// Not from within the runner; a deletion that is posted as a worker ends would be lost.
Http2Stream::~Http2Stream()
{
    if (m_runner)
        m_runner->clientGone();
}

void Http2Stream::begin(http::RequestHead head, bool ends)
{
    m_expectsContinue = head.expectContinue;
    m_ended = ends;
    ClientStream &client = *this;
    m_runner = std::make_unique<ExchangeRunner>(m_connection.worker(), client, std::move(head));
    m_runner->start();
}

void Http2Stream::refuse(const http2::Refusal &refusal)
{
    ExchangeRunner::refuse(m_connection.worker(), *this, {refusal.status, refusal.reason});
}

void Http2Stream::bodyArrived(QByteArrayView octets)
{
    m_bodyProgress = m_connection.now();
    m_unconsumed += octets.size();
    if (m_runner)
        m_runner->bodyArrived(octets);
    resumeReading();
}

void Http2Stream::ended(http::Headers trailers)
{
    m_ended = true;
    m_expectsContinue = false;
    if (m_runner)
        m_runner->bodyEnded(std::move(trailers));
}

void Http2Stream::writable()
{
    m_written = m_connection.now();
    if (m_runner)
        m_runner->clientWritable();
}

void Http2Stream::gone()
{
    if (m_runner)
        m_runner->clientGone();
    release();
}

// It may be on the call stack.
void Http2Stream::release()
{
    if (m_runner)
        m_runner.release()->deleteLater();
}

bool Http2Stream::isInTime(Clock::Steady now)
{
    using namespace std::chrono_literals;
    if (m_connection.session().waiting(m_id) == 0)
        m_written = now;
    if (m_ended || m_expectsContinue || !m_runner || !m_runner->wantsBody())
        m_bodyProgress = now;
    if (now - m_bodyProgress > 30s && m_runner)
        m_runner->requestBroken({408, "the request body came too slowly"});
    return now - m_written <= 60s;
}

const ClientOrigin &Http2Stream::origin() const
{
    return m_connection.origin();
}

void Http2Stream::sendInterim(const http::ResponseHead &head)
{
    m_connection.session().sendInterim(m_id, head.status, head.headers);
    m_connection.pump();
}

void Http2Stream::sendHead(const AnswerHead &head)
{
    m_status = head.status;
    m_head = head.fields;
}

void Http2Stream::submitHead(bool ends)
{
    if (!m_head)
        return;
    for (const http::Field &field : *m_head)
        m_sent += field.name.size() + field.value.size();
    m_sent += frameHead;
    m_connection.session().sendHead(m_id, m_status, *m_head, ends);
    m_head.reset();
}

void Http2Stream::sendBody(const QByteArray &octets)
{
    submitHead(false);
    m_sent += octets.size() + frameHead;
    m_connection.session().sendBody(m_id, octets);
}

void Http2Stream::sendEnd(const QByteArray &rest, const http::Headers &trailers)
{
    if (m_head && rest.isEmpty() && trailers.isEmpty()) {
        submitHead(true);
        return;
    }
    if (!rest.isEmpty())
        sendBody(rest);
    submitHead(false);
    m_connection.session().sendEnd(m_id, trailers);
}

void Http2Stream::flush()
{
    submitHead(false);
    m_connection.pump();
}

bool Http2Stream::isCongested() const
{
    return m_connection.session().waiting(m_id) > congestion;
}

void Http2Stream::resumeReading()
{
    if (m_unconsumed == 0 || (m_runner && !m_runner->wantsBody()))
        return;
    m_connection.session().consumed(m_id, std::exchange(m_unconsumed, 0));
    m_connection.pump();
}

void Http2Stream::sendContinue()
{
    if (std::exchange(m_expectsContinue, false))
        sendInterim({.status = 100});
}

void Http2Stream::exchangeDone()
{
    release();
    m_connection.pump();
}

void Http2Stream::cut()
{
    m_connection.session().reset(m_id, http2::InternalError);
    release();
    m_connection.pump();
}

} // namespace gatehouse::pipeline
