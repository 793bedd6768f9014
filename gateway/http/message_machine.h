// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/chunk_decoder.h"
#include "gateway/http/head_facts.h"
#include "gateway/http/line_reader.h"

namespace gatehouse::http {

// The course of a message, the same for both directions: start line, fields, body, end. What the
// lines mean for a request or a response is told by the two hooks, called once each a message.
class MessageMachine
{
public:
    enum class Role : quint8 { Request, Response };

    MessageMachine(Role role, const Limits &limits);
    virtual ~MessageMachine() = default;
    Q_DISABLE_COPY_MOVE(MessageMachine)

    Event next(QByteArrayView &input);
    Event finish();
    QByteArrayView body() const { return m_body; }
    Headers takeTrailers() { return std::exchange(m_trailers, {}); }
    ParseError error() const { return m_error; }
    bool isIdle() const { return m_step == Step::StartLine && m_lines.isEmpty(); }

protected:
    struct BodyPlan {
        Framing framing = Framing::None;
        qint64 length = 0;
        bool tunnel = false; // what follows the head is no HTTP
    };
    virtual Fault readStartLine(QByteArrayView line) = 0;
    virtual Fault finishHead(Headers &&headers, const HeadFacts &facts, BodyPlan &plan) = 0;

private:
    enum class Step : quint8 {
        StartLine,
        Fields,
        Length,
        UntilClose,
        Chunks,
        Done,
        Tunnel,
        Failed
    };

    Event readHead(QByteArrayView &input);
    bool mayBegin(char first) const;
    LineReader::Outcome readLine(QByteArrayView &input, Fault &fault);
    Fault takeStartLine(QByteArrayView line);
    Fault takeField(QByteArrayView line);
    Event endHead();
    Event readBody(QByteArrayView &input);
    Event readChunks(QByteArrayView &input);
    Event endMessage();
    Event fail(ParseError error);

    const Role m_role;
    const Limits m_limits;
    Step m_step = Step::StartLine;
    bool m_tunnelFollows = false;
    bool m_sawEmptyLine = false; // one before a request line is passed over (RFC 9112 2.2)
    qsizetype m_headOctets = 0;
    qint64 m_left = 0;
    LineReader m_lines;
    ChunkDecoder m_chunks;
    Headers m_headers;
    HeadFacts m_facts;
    Headers m_trailers;
    QByteArrayView m_body;
    ParseError m_error;
};

} // namespace gatehouse::http
