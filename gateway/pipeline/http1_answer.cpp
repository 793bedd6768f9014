// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/http1_answer.h"

#include "gateway/http/writer.h"

namespace gatehouse::pipeline {

namespace {

constexpr qsizetype withHead = 16 * 1024; // more is not worth a copy

} // namespace

void Http1Answer::begin(http::Version version, bool keepAlive)
{
    m_held.clear();
    m_sent = 0;
    m_version = version;
    m_chunked = false;
    m_close = !keepAlive;
}

void Http1Answer::interim(const http::ResponseHead &head, net::ByteStream &out)
{
    if (m_version == http::Version::Http10)
        return;
    QByteArray octets;
    http::appendResponseHead(octets, head.status, head.reason, head.headers);
    write(octets, out);
}

void Http1Answer::head(const AnswerHead &head)
{
    const bool old = m_version == http::Version::Http10;
    if (head.hasBody && !head.length) {
        m_chunked = !old;
        m_close = m_close || old; // ends with the connection
        if (m_chunked)
            head.fields.append(QByteArrayLiteral("Transfer-Encoding"),
                               QByteArrayLiteral("chunked"));
    }
    if (m_close)
        head.fields.append(QByteArrayLiteral("Connection"), QByteArrayLiteral("close"));
    else if (old)
        head.fields.append(QByteArrayLiteral("Connection"), QByteArrayLiteral("keep-alive"));
    http::appendResponseHead(m_held, head.status, head.reason, head.fields);
}

void Http1Answer::body(const QByteArray &octets, net::ByteStream &out)
{
    if (m_chunked) {
        http::appendChunk(m_held, octets);
        writeHeld(out);
    } else if (!m_held.isEmpty() && octets.size() <= withHead) {
        m_held += octets;
        writeHeld(out);
    } else {
        writeHeld(out);
        write(octets, out);
    }
}

void Http1Answer::end(const QByteArray &rest, const http::Headers &trailers, net::ByteStream &out)
{
    if (m_chunked && !rest.isEmpty())
        http::appendChunk(m_held, rest);
    else
        m_held += rest;
    if (m_chunked)
        http::appendLastChunk(m_held, trailers);
    writeHeld(out);
}

void Http1Answer::writeHeld(net::ByteStream &out)
{
    if (!m_held.isEmpty())
        write(std::exchange(m_held, {}), out);
}

void Http1Answer::write(const QByteArray &octets, net::ByteStream &out)
{
    m_sent += octets.size();
    out.write(octets);
}

} // namespace gatehouse::pipeline
