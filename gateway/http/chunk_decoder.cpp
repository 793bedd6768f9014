// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunk_decoder.h"

#include "gateway/core/ascii.h"
#include "gateway/http/chunk_line.h"

namespace gatehouse::http {
namespace {

bool mayBeTrailer(QByteArrayView name)
{
    static constexpr std::array kNever{
        "Content-Length", "Transfer-Encoding",
        "Host",           "Connection",
        "Trailer",        "TE",
        "Upgrade",        "Expect",
        "Authorization",  "Cookie",
        "Set-Cookie",     "Content-Type",
        "Content-Range",  "Content-Encoding",
        "Keep-Alive",
    };
    return std::none_of(kNever.begin(), kNever.end(),
                        [name](const char *never) { return ascii::equalsIgnoreCase(name, never); });
}

} // namespace

void ChunkDecoder::begin()
{
    m_step = Step::SizeLine;
    m_left = 0;
    m_trailerOctets = 0;
    m_trailerFields = 0;
    m_trailers = {};
}

Event ChunkDecoder::next(QByteArrayView &input)
{
    for (;;) {
        std::optional<Event> event;
        switch (m_step) {
        case Step::SizeLine:
            event = readSizeLine(input);
            break;
        case Step::Data:
            event = readData(input);
            break;
        case Step::DataEnd:
            event = readDataEnd(input);
            break;
        case Step::Trailers:
            event = readTrailer(input);
            break;
        }
        if (event)
            return *event;
    }
}

std::optional<Event> ChunkDecoder::readSizeLine(QByteArrayView &input)
{
    const auto outcome = m_lines.next(input, kMaxChunkDigits + m_limits.chunkExtension);
    if (outcome == LineReader::Outcome::NeedMore)
        return Event::NeedMore;
    if (outcome != LineReader::Outcome::Line)
        return fail({400, lineFault(outcome)});
    if (Fault fault = parseChunkLine(m_lines.line(), m_limits.chunkExtension, m_left))
        return fail(*fault);
    m_step = m_left > 0 ? Step::Data : Step::Trailers;
    return std::nullopt;
}

std::optional<Event> ChunkDecoder::readData(QByteArrayView &input)
{
    if (input.isEmpty())
        return Event::NeedMore;
    m_body = input.first(qsizetype(std::min<qint64>(m_left, input.size())));
    input = input.sliced(m_body.size());
    m_left -= m_body.size();
    if (m_left == 0)
        m_step = Step::DataEnd;
    return Event::Body;
}

std::optional<Event> ChunkDecoder::readDataEnd(QByteArrayView &input)
{
    const auto outcome = m_lines.next(input, 0);
    if (outcome == LineReader::Outcome::NeedMore)
        return Event::NeedMore;
    if (outcome != LineReader::Outcome::Line)
        return fail({400, "chunk data does not end in CRLF"});
    m_step = Step::SizeLine;
    return std::nullopt;
}

std::optional<Event> ChunkDecoder::readTrailer(QByteArrayView &input)
{
    // The line end of a trailer counts; that of the closing empty line does not.
    const qsizetype room = m_limits.trailers - m_trailerOctets;
    const auto outcome =
        m_lines.next(input, std::min(m_limits.fieldLine, std::max<qsizetype>(0, room - 2)));
    if (outcome == LineReader::Outcome::NeedMore)
        return Event::NeedMore;
    if (outcome == LineReader::Outcome::TooLong)
        return fail({431, "trailers too large"});
    if (outcome != LineReader::Outcome::Line)
        return fail({400, lineFault(outcome)});
    const QByteArrayView line = m_lines.line();
    if (line.isEmpty())
        return Event::End;
    m_trailerOctets += line.size() + 2;
    if (++m_trailerFields > m_limits.fields)
        return fail({431, "too many trailers"});
    Field field;
    if (Fault fault = parseFieldLine(line, field))
        return fail(*fault);
    if (mayBeTrailer(field.name))
        m_trailers.append(std::move(field.name), std::move(field.value));
    return std::nullopt;
}

Event ChunkDecoder::fail(ParseError error)
{
    m_error = error;
    return Event::Error;
}

} // namespace gatehouse::http
