// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/message_machine.h"

#include "gateway/http/syntax.h"

#include <limits>

namespace gatehouse::http {
namespace {

constexpr qsizetype kUsualFields = 16;

} // namespace

MessageMachine::MessageMachine(Role role, const Limits &limits)
    : m_role(role)
    , m_limits(limits)
    , m_chunks(limits)
{
}

Event MessageMachine::next(QByteArrayView &input)
{
    switch (m_step) {
    case Step::StartLine:
    case Step::Fields:
        return readHead(input);
    case Step::Length:
    case Step::UntilClose:
        return readBody(input);
    case Step::Chunks:
        return readChunks(input);
    case Step::Done:
        return endMessage();
    case Step::Tunnel:
        return Event::End;
    case Step::Failed:
        break;
    }
    return Event::Error;
}

Event MessageMachine::finish()
{
    switch (m_step) {
    case Step::StartLine:
        return isIdle() ? Event::NeedMore : fail({400, "connection closed in the start line"});
    case Step::Fields:
        return fail({400, "connection closed in the head"});
    case Step::Length:
    case Step::Chunks:
        return fail({400, "connection closed in the body"});
    case Step::UntilClose:
    case Step::Done:
        return endMessage();
    case Step::Tunnel:
        return Event::NeedMore;
    case Step::Failed:
        break;
    }
    return Event::Error;
}

Event MessageMachine::readHead(QByteArrayView &input)
{
    for (;;) {
        if (isIdle() && !input.isEmpty() && !mayBegin(input.front()))
            return fail({400, "start line begins with a wrong character"});
        Fault fault;
        const auto outcome = readLine(input, fault);
        if (outcome == LineReader::Outcome::NeedMore)
            return Event::NeedMore;
        if (outcome != LineReader::Outcome::Line)
            return fail(*fault);
        const QByteArrayView line = m_lines.line();
        m_headOctets += line.size() + 2;
        if (m_step == Step::Fields && line.isEmpty())
            return endHead();
        fault = m_step == Step::StartLine ? takeStartLine(line) : takeField(line);
        if (fault)
            return fail(*fault);
    }
}

// Tells other protocols (a TLS greeting, say) at their first octet.
bool MessageMachine::mayBegin(char first) const
{
    return m_role == Role::Request ? isTokenChar(first) || first == '\r' : first == 'H';
}

// `fault` is set for an outcome that is one; a line over its own limit and a head over its limit
// are told apart by which of the two is nearer.
LineReader::Outcome MessageMachine::readLine(QByteArrayView &input, Fault &fault)
{
    const bool start = m_step == Step::StartLine;
    const qsizetype ofLine = start ? m_limits.startLine : m_limits.fieldLine;
    const qsizetype ofHead = m_limits.head - m_headOctets - 2;
    const auto outcome = m_lines.next(input, std::min(ofLine, ofHead));
    if (outcome != LineReader::Outcome::TooLong)
        fault = ParseError{400, lineFault(outcome)};
    else if (ofHead < ofLine)
        fault = ParseError{431, "head too large"};
    else
        fault = start ? ParseError{414, "start line too long"} : ParseError{431, "field too large"};
    return outcome;
}

Fault MessageMachine::takeStartLine(QByteArrayView line)
{
    if (line.isEmpty() && m_role == Role::Request && !m_sawEmptyLine) {
        m_sawEmptyLine = true;
        return std::nullopt;
    }
    if (Fault fault = readStartLine(line))
        return fault;
    m_headers.reserve(kUsualFields);
    m_step = Step::Fields;
    return std::nullopt;
}

Fault MessageMachine::takeField(QByteArrayView line)
{
    if (m_headers.size() >= m_limits.fields)
        return ParseError{431, "too many fields"};
    Field field;
    if (Fault fault = parseFieldLine(line, field))
        return fault;
    if (Fault fault = m_facts.note(field))
        return fault;
    m_headers.append(std::move(field.name), std::move(field.value));
    return std::nullopt;
}

Event MessageMachine::endHead()
{
    BodyPlan plan;
    if (Fault fault = finishHead(std::exchange(m_headers, {}), m_facts, plan))
        return fail(*fault);
    m_tunnelFollows = plan.tunnel;
    m_left = plan.length;
    switch (plan.framing) {
    case Framing::None:
        m_step = Step::Done;
        break;
    case Framing::Length:
        m_step = m_left > 0 ? Step::Length : Step::Done;
        break;
    case Framing::Chunked:
        m_chunks.begin();
        m_step = Step::Chunks;
        break;
    case Framing::UntilClose:
        m_left = std::numeric_limits<qint64>::max();
        m_step = Step::UntilClose;
        break;
    }
    return Event::Head;
}

Event MessageMachine::readBody(QByteArrayView &input)
{
    if (input.isEmpty())
        return Event::NeedMore;
    m_body = input.first(qsizetype(std::min<qint64>(m_left, input.size())));
    input = input.sliced(m_body.size());
    if (m_step == Step::Length) {
        m_left -= m_body.size();
        if (m_left == 0)
            m_step = Step::Done;
    }
    return Event::Body;
}

Event MessageMachine::readChunks(QByteArrayView &input)
{
    const Event event = m_chunks.next(input);
    switch (event) {
    case Event::Body:
        m_body = m_chunks.body();
        return event;
    case Event::End:
        m_trailers = m_chunks.takeTrailers();
        return endMessage();
    case Event::Error:
        return fail(m_chunks.error());
    default:
        return event;
    }
}

Event MessageMachine::endMessage()
{
    m_step = m_tunnelFollows ? Step::Tunnel : Step::StartLine;
    m_sawEmptyLine = false;
    m_headOctets = 0;
    m_facts = {};
    return Event::End;
}

Event MessageMachine::fail(ParseError error)
{
    constexpr int kBadGateway = 502;
    m_step = Step::Failed;
    m_error = error;
    if (m_role == Role::Response)
        m_error.status = kBadGateway;
    return Event::Error;
}

} // namespace gatehouse::http
