// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/request_sender.h"

#include "gateway/http/writer.h"
#include "gateway/transport/body_pipe.h"
#include "gateway/transport/wire_connection.h"

namespace gatehouse::transport {

namespace {
constexpr qsizetype kPiece = 64 * 1024;
constexpr qsizetype kWithHead = 16 * 1024; // more is not worth a copy
} // namespace

RequestSender::RequestSender(const UpstreamRequest &request, QIODevice *body)
    : m_request(request)
    , m_hasBody(request.contentLength != 0)
{
    if (!m_hasBody || !body)
        return;
    m_body = body;
    m_pipe = qobject_cast<BodyPipe *>(body);
}

void RequestSender::appendHead(QByteArray &out) const
{
    http::appendRequestHead(out, m_request.method, m_request.target, m_request.headers);
    const bool framed = m_hasBody || !m_request.bodyless;
    const bool closing = m_request.pool.size <= 0 && !m_request.upgrade;
    if (!framed && !closing)
        return;
    out.chop(2); // the empty line
    if (m_request.contentLength < 0)
        out += "Transfer-Encoding: chunked\r\n";
    else if (framed)
        out.append("Content-Length: ")
            .append(QByteArray::number(m_request.contentLength))
            .append("\r\n");
    if (closing)
        out += "Connection: close\r\n";
    out += "\r\n";
}

RequestSender::State RequestSender::begin(WireConnection &connection, QByteArray &scratch)
{
    scratch.resize(0);
    appendHead(scratch);
    const bool together =
        m_body && m_body->bytesAvailable() > 0 && m_body->bytesAvailable() <= kWithHead;
    if (!m_hasBody || !together) {
        m_pumping = true; // a socket may report octets written before write() returns
        connection.write(scratch);
        m_pumping = false;
        scratch.resize(0);
    }
    if (!m_hasBody)
        return m_state = State::Complete;
    return pump(connection, scratch);
}

RequestSender::State RequestSender::pump(WireConnection &connection, QByteArray &scratch)
{
    // Taking octets makes room, and who fills it again may call back here.
    if (m_pumping || m_state == State::Complete || m_state == State::Broken)
        return m_state;
    m_pumping = true;
    do {
        m_state = step(connection, scratch);
        connection.write(scratch);
        scratch.resize(0);
    } while (m_state == State::Hungry && (atEnd() || (m_body && m_body->bytesAvailable() > 0)));
    m_pumping = false;
    return m_state;
}

RequestSender::State RequestSender::step(WireConnection &connection, QByteArray &scratch)
{
    if (connection.backlog() >= highWater)
        return State::Blocked;
    const QByteArray octets = nextOctets();
    if (octets.isEmpty()) {
        if (m_request.contentLength == m_sent || atEnd())
            return finishBody(scratch);
        return State::Hungry;
    }
    if (m_request.contentLength >= 0 && m_sent + octets.size() > m_request.contentLength)
        return breakOff(u"The request's body is longer than its Content-Length."_qs);
    m_sent += octets.size();
    if (m_request.contentLength < 0) {
        http::appendChunk(scratch, octets);
    } else if (scratch.size() + octets.size() <= 2 * kWithHead) {
        scratch += octets;
    } else {
        connection.write(scratch);
        scratch.resize(0);
        connection.write(octets);
    }
    return m_sent == m_request.contentLength ? State::Complete : State::Hungry;
}

QByteArray RequestSender::nextOctets()
{
    if (m_pipe && m_body)
        return m_pipe->takeAll();
    if (!m_body || !m_body->isReadable())
        return {};
    QByteArray octets(kPiece, Qt::Uninitialized);
    const qint64 n = m_body->read(octets.data(), kPiece);
    if (n < 0)
        m_bodyEnded = true;
    octets.truncate(qMax<qint64>(n, 0));
    return octets;
}

bool RequestSender::atEnd() const
{
    if (!m_body)
        return true;
    if (m_pipe || !m_body->isSequential())
        return m_body->atEnd();
    return m_bodyEnded && m_body->bytesAvailable() == 0;
}

RequestSender::State RequestSender::finishBody(QByteArray &scratch)
{
    if (m_request.contentLength >= 0 && m_sent < m_request.contentLength)
        return breakOff(u"The request's body ended before its Content-Length."_qs);
    if (m_request.contentLength < 0)
        http::appendLastChunk(scratch, m_pipe && m_body ? m_pipe->trailers() : http::Headers());
    return State::Complete;
}

RequestSender::State RequestSender::breakOff(QString fault)
{
    m_fault = std::move(fault);
    return State::Broken;
}

} // namespace gatehouse::transport
