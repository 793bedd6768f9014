// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/line_reader.h"

#include <cstring>

namespace gatehouse::http {
namespace {

constexpr qsizetype kKeptCapacity = 4096;

// Where the first CR or LF stands; `size` if there is none.
qsizetype findLineBreak(const char *data, qsizetype size)
{
    const auto *cr = static_cast<const char *>(std::memchr(data, '\r', size_t(size)));
    const qsizetype end = cr ? cr - data : size;
    const auto *lf = static_cast<const char *>(std::memchr(data, '\n', size_t(end)));
    return lf ? lf - data : end;
}

} // namespace

LineReader::Outcome LineReader::next(QByteArrayView &input, qsizetype allowed)
{
    dropDoneLine();
    const qsizetype have = m_held.size();
    if (have > 0 && m_held.back() == '\r') {
        if (input.isEmpty())
            return Outcome::NeedMore;
        return input.front() == '\n' ? complete(input, -1) : Outcome::BareCr;
    }
    const qsizetype window = std::min(input.size(), allowed + 2 - have);
    const qsizetype at = window > 0 ? findLineBreak(input.data(), window) : 0;
    if (at >= window || have + at > allowed)
        return have + window > allowed ? Outcome::TooLong : hold(input);
    if (input[at] == '\n')
        return Outcome::BareLf;
    if (at + 1 == input.size())
        return hold(input);
    return input[at + 1] == '\n' ? complete(input, at) : Outcome::BareCr;
}

// `lineSize`: octets of the input that belong to the line; -1 if what is held ends in its CR
// already.
LineReader::Outcome LineReader::complete(QByteArrayView &input, qsizetype lineSize)
{
    if (m_held.isEmpty()) {
        m_line = input.first(lineSize);
    } else {
        if (lineSize < 0)
            m_held.chop(1);
        else
            m_held.append(input.first(lineSize));
        m_heldIsDone = true;
        m_line = m_held;
    }
    input = input.sliced(lineSize + 2);
    return Outcome::Line;
}

LineReader::Outcome LineReader::hold(QByteArrayView &input)
{
    m_held.append(input);
    input = {};
    return Outcome::NeedMore;
}

void LineReader::dropDoneLine()
{
    if (!m_heldIsDone)
        return;
    m_heldIsDone = false;
    if (m_held.capacity() > kKeptCapacity)
        m_held = {};
    else
        m_held.resize(0);
}

const char *lineFault(LineReader::Outcome outcome)
{
    switch (outcome) {
    case LineReader::Outcome::BareCr:
        return "CR without LF";
    case LineReader::Outcome::BareLf:
        return "LF without CR";
    case LineReader::Outcome::TooLong:
        return "line too long";
    default:
        return "";
    }
}

} // namespace gatehouse::http
