// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunk_line.h"

#include "gateway/core/ascii.h"
#include "gateway/http/syntax.h"
#include "gateway/http/writer.h"

namespace gatehouse::http {
namespace {

// Reads extensions from the front of a view.
class ExtensionReader
{
public:
    explicit ExtensionReader(QByteArrayView text)
        : m_rest(text)
    {
    }

    bool readAll()
    {
        while (!m_rest.isEmpty()) {
            if (!readOne())
                return false;
        }
        return true;
    }

private:
    // ";" name [ "=" ( token / quoted-string ) ], blanks as BWS allows.
    bool readOne()
    {
        skipBlanks();
        if (!take(';'))
            return false;
        skipBlanks();
        if (!takeToken())
            return false;
        const QByteArrayView mark = m_rest;
        skipBlanks();
        if (!take('=')) {
            m_rest = mark;
            return true;
        }
        skipBlanks();
        return take('"') ? takeQuotedRest() : takeToken();
    }
    bool take(char c)
    {
        if (m_rest.isEmpty() || m_rest.front() != c)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    void skipBlanks()
    {
        while (take(' ') || take('\t')) { }
    }
    bool takeToken()
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isTokenChar);
        const qsizetype size = end - m_rest.begin();
        m_rest = m_rest.sliced(size);
        return size > 0;
    }
    bool takeQuotedRest()
    {
        for (qsizetype i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"') {
                m_rest = m_rest.sliced(i + 1);
                return true;
            }
            if (m_rest[i] == '\\')
                ++i;
        }
        return false;
    }

    QByteArrayView m_rest;
};

} // namespace

Fault parseChunkLine(QByteArrayView line, qsizetype maxExtension, qint64 &size)
{
    quint64 value = 0;
    qsizetype digits = 0;
    for (; digits < line.size() && digits <= kMaxChunkDigits; ++digits) {
        const int digit = ascii::hexValue(line[digits]);
        if (digit < 0)
            break;
        value = (value << 4) | quint64(digit);
    }
    if (digits == 0 || digits > kMaxChunkDigits || qint64(value) < 0)
        return ParseError{400, "chunk size is not a hex number in range"};
    const QByteArrayView extension = line.sliced(digits);
    if (extension.size() > maxExtension)
        return ParseError{400, "chunk extension too long"};
    const bool startsWell = extension.isEmpty() || extension.front() == ';';
    if (!startsWell || !isFieldValue(extension) || !ExtensionReader(extension).readAll())
        return ParseError{400, "chunk size line does not follow the grammar"};
    size = qint64(value);
    return std::nullopt;
}

} // namespace gatehouse::http
