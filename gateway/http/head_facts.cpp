// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/head_facts.h"

#include "gateway/core/ascii.h"
#include "gateway/http/token_list.h"
#include "gateway/http/writer.h"

#include <limits>

namespace gatehouse::http {
namespace {

// A value other than "chunked": unknown codings are 501, the rest is nonsense (RFC 9112 6.1, 6.3).
ParseError codingFault(QByteArrayView value)
{
    bool unknown = false;
    for (TokenList list(value); !list.atEnd();) {
        const QByteArrayView coding = list.next();
        if (!isToken(coding))
            return {400, "Transfer-Encoding is not a list of codings"};
        unknown |= !ascii::equalsIgnoreCase(coding, "chunked");
    }
    if (unknown)
        return {501, "unknown transfer coding"};
    return {400, "chunked is named more than once"};
}

} // namespace

Fault HeadFacts::note(const Field &field)
{
    const auto is = [&field](QByteArrayView name) {
        return ascii::equalsIgnoreCase(field.name, name);
    };
    switch (field.name.size()) {
    case 4:
        if (is("Host")) {
            ++hosts;
            host = field.value;
        }
        break;
    case 6:
        if (is("Expect")) {
            const bool known = ascii::equalsIgnoreCase(field.value, "100-continue");
            expectContinue |= known;
            expectOther |= !known;
        }
        break;
    case 10:
        if (is("Connection"))
            noteConnection(field.value);
        break;
    case 14:
        if (is("Content-Length"))
            return noteLength(field.value);
        break;
    case 17:
        if (is("Transfer-Encoding")) {
            ++transferEncodings;
            transferEncoding = field.value;
        }
        break;
    default:
        break;
    }
    return std::nullopt;
}

Fault HeadFacts::noteLength(QByteArrayView value)
{
    if (contentLength >= 0)
        return ParseError{400, "more than one Content-Length"};
    constexpr quint64 kMax = quint64(std::numeric_limits<qint64>::max());
    constexpr qsizetype kMaxDigits = 19;
    quint64 octets = 0;
    const bool digits = std::all_of(value.begin(), value.end(), ascii::isDigit);
    if (value.isEmpty() || value.size() > kMaxDigits || !digits)
        return ParseError{400, "Content-Length is not a number"};
    for (const char c : value)
        octets = octets * 10 + quint64(c - '0');
    if (octets > kMax)
        return ParseError{400, "Content-Length is too large"};
    contentLength = qint64(octets);
    return std::nullopt;
}

void HeadFacts::noteConnection(QByteArrayView value)
{
    for (TokenList list(value); !list.atEnd();) {
        const QByteArrayView option = list.next();
        close |= ascii::equalsIgnoreCase(option, "close");
        keepAlive |= ascii::equalsIgnoreCase(option, "keep-alive");
    }
}

Fault HeadFacts::checkFraming(Version version) const
{
    if (!isChunked())
        return std::nullopt;
    if (contentLength >= 0)
        return ParseError{400, "Content-Length beside Transfer-Encoding"};
    if (version == Version::Http10)
        return ParseError{400, "Transfer-Encoding in HTTP/1.0"};
    if (transferEncodings > 1)
        return ParseError{400, "more than one Transfer-Encoding"};
    if (!ascii::equalsIgnoreCase(transferEncoding, "chunked"))
        return codingFault(transferEncoding);
    return std::nullopt;
}

} // namespace gatehouse::http
