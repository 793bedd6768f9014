// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/start_line.h"

#include "gateway/core/ascii.h"
#include "gateway/http/common_names.h"
#include "gateway/http/host_port.h"
#include "gateway/http/syntax.h"
#include "gateway/http/writer.h"

namespace gatehouse::http {
namespace {

constexpr qsizetype kMaxMethod = 32;
constexpr qsizetype kVersionSize = 8; // "HTTP/1.1"

bool looksLikeVersion(QByteArrayView text)
{
    return text.size() == kVersionSize && text.startsWith("HTTP/") && ascii::isDigit(text[5])
        && text[6] == '.' && ascii::isDigit(text[7]);
}

Fault parseVersion(QByteArrayView text, Version &out)
{
    if (!looksLikeVersion(text))
        return ParseError{400, "start line without an HTTP version"};
    if (text[5] != '1' || text[7] > '1')
        return ParseError{505, "HTTP version other than 1.0 and 1.1"};
    out = text[7] == '1' ? Version::Http11 : Version::Http10;
    return std::nullopt;
}

// RFC 9112 3.2: origin-form, absolute-form of our schemes, or "*" with OPTIONS.
Fault checkTarget(QByteArrayView method, QByteArrayView target)
{
    if (method == "CONNECT")
        return ParseError{405, "CONNECT is not served"};
    if (target.isEmpty() || !isVisibleAscii(target) || target.contains('#'))
        return ParseError{400, "request target with a character it may not have"};
    if (target.front() == '/' || (target == "*" && method == "OPTIONS"))
        return std::nullopt;
    if (!isHostPort(targetAuthority(target)))
        return ParseError{400, "request target of a form that is not served"};
    return std::nullopt;
}

} // namespace

Fault parseRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first)
        return ParseError{400, "request line is not method, target and version"};
    const QByteArrayView method = line.first(first);
    if (method.size() > kMaxMethod || !isToken(method))
        return ParseError{400, "method is not a token of at most 32 characters"};
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    if (target.isEmpty() || target.contains(' '))
        return ParseError{400, "request line with more than single blanks"};
    if (Fault fault = parseVersion(line.sliced(last + 1), head.version))
        return fault;
    if (Fault fault = checkTarget(method, target))
        return fault;
    head.method = commonName(method);
    head.target = target.toByteArray();
    return std::nullopt;
}

Fault parseStatusLine(QByteArrayView line, ResponseHead &head)
{
    constexpr qsizetype kCodeAt = kVersionSize + 1;
    constexpr qsizetype kReasonAt = kCodeAt + 3;
    if (line.size() < kReasonAt || line[kVersionSize] != ' ')
        return ParseError{502, "status line is not version, status and reason"};
    if (Fault fault = parseVersion(line.first(kVersionSize), head.version))
        return fault;
    const QByteArrayView code = line.sliced(kCodeAt, 3);
    if (!std::all_of(code.begin(), code.end(), ascii::isDigit) || code[0] == '0')
        return ParseError{502, "status is not a number of three digits"};
    const QByteArrayView rest = line.sliced(kReasonAt);
    if (!rest.isEmpty() && rest.front() != ' ')
        return ParseError{502, "status is not a number of three digits"};
    if (!isFieldValue(rest))
        return ParseError{502, "reason with a control character"};
    head.status = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
    head.reason = rest.isEmpty() ? QByteArray() : ascii::trimmed(rest).toByteArray();
    return std::nullopt;
}

QByteArrayView targetAuthority(QByteArrayView target)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() > scheme.size()
            && ascii::equalsIgnoreCase(target.first(scheme.size()), scheme)) {
            const QByteArrayView rest = target.sliced(scheme.size());
            const auto end = std::find_if(rest.begin(), rest.end(),
                                          [](char c) { return c == '/' || c == '?' || c == '#'; });
            return rest.first(end - rest.begin());
        }
    }
    return {};
}

} // namespace gatehouse::http
