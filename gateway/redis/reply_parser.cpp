// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/redis/reply_parser.h"

namespace gatehouse::redis {

Result<std::optional<Reply>> ReplyParser::next()
{
    const qsizetype begin = m_at;
    Reply reply;
    const Step step = m_at < m_buffer.size() ? read(reply, 0) : Step::Incomplete;
    if (step == Step::Done) {
        if (m_at == m_buffer.size())
            clear();
        return std::optional<Reply>(std::move(reply));
    }
    m_buffer.remove(0, begin);
    m_at = 0;
    if (step == Step::Nonsense || m_buffer.size() > maxOctets)
        return fail(ErrorKind::ProtocolError, u"it does not answer as a Redis server does"_qs);
    return std::optional<Reply>();
}

void ReplyParser::clear()
{
    m_buffer.clear();
    m_at = 0;
}

ReplyParser::Step ReplyParser::readLine(QByteArrayView &line)
{
    const qsizetype end = m_buffer.indexOf("\r\n", m_at);
    if (end < 0)
        return Step::Incomplete;
    line = QByteArrayView(m_buffer).sliced(m_at, end - m_at);
    m_at = end + 2;
    return line.isEmpty() ? Step::Nonsense : Step::Done;
}

ReplyParser::Step ReplyParser::readText(QByteArrayView length, Reply &into)
{
    bool isNumber = false;
    const qint64 size = length.toLongLong(&isNumber);
    if (size == -1 && isNumber)
        return Step::Done; // null
    if (!isNumber || size < 0 || size > maxOctets)
        return Step::Nonsense;
    if (m_buffer.size() - m_at < size + 2)
        return Step::Incomplete;
    into.kind = Reply::Kind::Text;
    into.text = m_buffer.mid(m_at, size);
    m_at += size + 2;
    return Step::Done;
}

ReplyParser::Step ReplyParser::readList(qint64 count, Reply &into, int depth)
{
    if (count == -1)
        return Step::Done; // null
    if (count < 0 || count > maxItems || depth >= maxDepth)
        return Step::Nonsense;
    into.kind = Reply::Kind::List;
    for (qint64 i = 0; i < count; ++i) {
        if (const Step step = read(into.items.emplace_back(), depth + 1); step != Step::Done)
            return step;
    }
    return Step::Done;
}

ReplyParser::Step ReplyParser::read(Reply &into, int depth)
{
    QByteArrayView line;
    if (const Step step = readLine(line); step != Step::Done)
        return step;
    const char type = line.front();
    const QByteArrayView rest = line.sliced(1);
    bool isNumber = false;
    const qint64 number = rest.toLongLong(&isNumber);
    switch (type) {
    case '$':
    case '=':
        return readText(rest, into);
    case '*':
    case '~':
        return isNumber ? readList(number, into, depth) : Step::Nonsense;
    case '%':
        return isNumber && number <= maxItems ? readList(number * 2, into, depth) : Step::Nonsense;
    case ':':
        into = {Reply::Kind::Integer, {}, number, {}};
        return isNumber ? Step::Done : Step::Nonsense;
    case '#':
        into = {Reply::Kind::Integer, {}, rest == "t", {}};
        return Step::Done;
    case '_':
        return Step::Done;
    case '+':
    case ',':
    case '(':
        into = {Reply::Kind::Text, rest.toByteArray(), 0, {}};
        return Step::Done;
    case '-':
        into = {Reply::Kind::Fault, rest.toByteArray(), 0, {}};
        return Step::Done;
    default:
        return Step::Nonsense;
    }
}

QByteArray encodeCommand(const QList<QByteArray> &words)
{
    QByteArray out = "*" + QByteArray::number(words.size()) + "\r\n";
    for (const QByteArray &word : words)
        out += "$" + QByteArray::number(word.size()) + "\r\n" + word + "\r\n";
    return out;
}

} // namespace gatehouse::redis
