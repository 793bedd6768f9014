// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/path_normaliser.h"

#include "gateway/core/ascii.h"

namespace gatehouse::http {
namespace {

bool isPlain(QByteArrayView path)
{
    if (path.contains('%'))
        return false;
    for (qsizetype at = path.indexOf('/'); at >= 0 && at + 1 < path.size();
         at = path.indexOf('/', at + 1)) {
        if (path[at + 1] == '/' || path[at + 1] == '.')
            return false;
    }
    return true;
}

// std::nullopt if a percent sign is not followed by two hex digits.
std::optional<QByteArray> strictlyDecoded(QByteArrayView path)
{
    QByteArray out;
    out.reserve(path.size());
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (path[i] != '%') {
            out.append(path[i]);
            continue;
        }
        if (i + 2 >= path.size())
            return std::nullopt;
        const int high = ascii::hexValue(path[i + 1]);
        const int low = ascii::hexValue(path[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out.append(char(high * 16 + low));
        i += 2;
    }
    return out;
}

// RFC 3629 3: a character written with more octets than it needs, the classic disguise of "/" and
// ".".
bool hasOverlongUtf8(QByteArrayView text)
{
    const auto isContinuation = [](quint8 c) { return (c & 0xc0) == 0x80; };
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const auto lead = quint8(text[i]);
        const auto second = quint8(text[i + 1]);
        if (!isContinuation(second))
            continue;
        if (lead == 0xc0 || lead == 0xc1 || (lead == 0xe0 && second < 0xa0)
            || (lead == 0xf0 && second < 0x90))
            return true;
    }
    return false;
}

// Drops the last segment of "/a/b" or "/a/b/"; false at the root.
bool climb(QByteArray &path)
{
    if (path.isEmpty())
        return false;
    path.truncate(path.lastIndexOf('/'));
    return true;
}

// Rebuilds the path from its segments; std::nullopt if it leaves the root. `out` never ends in "/"
// meanwhile.
std::optional<QByteArray> withoutDots(QByteArrayView path)
{
    QByteArray out;
    out.reserve(path.size());
    bool directory = true; // the path as read so far ends in "/"
    for (qsizetype at = 0; at < path.size();) {
        const qsizetype slash = path.indexOf('/', at);
        const qsizetype end = slash < 0 ? path.size() : slash;
        const QByteArrayView segment = path.sliced(at, end - at);
        directory = slash >= 0 || segment == "." || segment == "..";
        if (segment == "..") {
            if (!climb(out))
                return std::nullopt;
        } else if (!segment.isEmpty() && segment != ".") {
            out.append('/').append(segment);
        }
        at = end + 1;
    }
    if (directory)
        out.append('/');
    return out;
}

Unexpected<Error> refused(const char *what)
{
    return fail(ErrorKind::InvalidInput,
                QStringLiteral("The request path %1. Send a plain path.").arg(QLatin1String(what)));
}

} // namespace

Result<QByteArray> normalisedPath(const QByteArray &rawPath)
{
    if (isPlain(rawPath))
        return rawPath;
    const std::optional<QByteArray> decoded = strictlyDecoded(rawPath);
    if (!decoded)
        return refused("has a \"%\" without two hex digits");
    if (decoded->contains('\0') || decoded->contains('\r') || decoded->contains('\n'))
        return refused("hides NUL, CR or LF behind percent-encoding");
    if (hasOverlongUtf8(*decoded))
        return refused("has UTF-8 in an overlong form");
    std::optional<QByteArray> path = withoutDots(*decoded);
    if (!path)
        return refused("climbs above its root");
    return *std::move(path);
}

} // namespace gatehouse::http
