// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/writer.h"

#include <charconv>
#include <cstring>

namespace gatehouse::http {
namespace {

constexpr QByteArrayView kLineEnd = "\r\n";
constexpr QByteArrayView kColon = ": ";

// Appends to an array that was made large enough beforehand: one growth a head.
class Cursor
{
public:
    Cursor(QByteArray &out, qsizetype extra)
    {
        const qsizetype start = out.size();
        out.resize(start + extra);
        m_at = out.data() + start;
    }
    Cursor &operator<<(QByteArrayView text)
    {
        if (!text.isEmpty())
            std::memcpy(m_at, text.data(), size_t(text.size()));
        m_at += text.size();
        return *this;
    }

private:
    char *m_at;
};

qsizetype sizeOf(const Headers &headers)
{
    qsizetype size = kLineEnd.size();
    for (const Field &field : headers)
        size += field.name.size() + kColon.size() + field.value.size() + kLineEnd.size();
    return size;
}

void writeFields(Cursor &cursor, const Headers &headers)
{
    for (const Field &field : headers)
        cursor << field.name << kColon << field.value << kLineEnd;
    cursor << kLineEnd;
}

} // namespace

void appendRequestHead(QByteArray &out, QByteArrayView method, QByteArrayView target,
                       const Headers &headers)
{
    constexpr QByteArrayView kVersion = " HTTP/1.1\r\n";
    Cursor cursor(out, method.size() + 1 + target.size() + kVersion.size() + sizeOf(headers));
    cursor << method << " " << target << kVersion;
    writeFields(cursor, headers);
}

void appendResponseHead(QByteArray &out, int status, QByteArrayView reason, const Headers &headers)
{
    constexpr QByteArrayView kVersion = "HTTP/1.1 ";
    const QByteArrayView phrase = reason.isEmpty() ? reasonPhrase(status) : reason;
    const std::array<char, 4> code{char('0' + status / 100 % 10), char('0' + status / 10 % 10),
                                   char('0' + status % 10), ' '};
    Cursor cursor(out,
                  kVersion.size() + qsizetype(code.size()) + phrase.size() + kLineEnd.size()
                      + sizeOf(headers));
    cursor << kVersion << QByteArrayView(code) << phrase << kLineEnd;
    writeFields(cursor, headers);
}

void appendChunk(QByteArray &out, QByteArrayView octets)
{
    if (octets.isEmpty())
        return; // an empty chunk would be the last one
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), octets.size(), 16);
    const QByteArrayView size(digits.data(), end.ptr - digits.data());
    Cursor cursor(out, size.size() + octets.size() + 2 * kLineEnd.size());
    cursor << size << kLineEnd << octets << kLineEnd;
}

void appendLastChunk(QByteArray &out, const Headers &trailers)
{
    constexpr QByteArrayView kLast = "0\r\n";
    Cursor cursor(out, kLast.size() + sizeOf(trailers));
    cursor << kLast;
    writeFields(cursor, trailers);
}

} // namespace gatehouse::http
