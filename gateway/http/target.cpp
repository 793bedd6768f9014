// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/target.h"

#include "gateway/http/path_normaliser.h"
#include "gateway/http/start_line.h"
#include "gateway/http/syntax.h"

namespace gatehouse::http {
namespace {

// Splits "path?query"; an absent path of absolute-form is "/" (RFC 9112 3.2.1).
void splitQuery(QByteArrayView text, Target &out)
{
    const qsizetype mark = text.indexOf('?');
    const QByteArrayView path = mark < 0 ? text : text.first(mark);
    out.hasQuery = mark >= 0;
    if (out.hasQuery)
        out.rawQuery = text.sliced(mark + 1).toByteArray();
    out.rawPath = path.isEmpty() ? QByteArray("/") : path.toByteArray();
}

} // namespace

Result<Target> parseTarget(QByteArrayView target)
{
    if (target == "*")
        return Target{"*", "*", {}, false, {}};
    Target out;
    QByteArrayView rest = target;
    const QByteArrayView authority = targetAuthority(target);
    if (!authority.isEmpty()) {
        out.authority = authority.toByteArray();
        rest = target.sliced(authority.end() - target.begin());
    }
    const bool startsWell = rest.isEmpty()
        ? !authority.isEmpty()
        : rest.front() == '/' || (rest.front() == '?' && !authority.isEmpty());
    if (!startsWell || !isVisibleAscii(rest) || rest.contains('#')) {
        return fail(
            ErrorKind::InvalidInput,
            QStringLiteral("The request target is no path. Send one that begins with \"/\" and "
                           "holds visible ASCII only."));
    }
    splitQuery(rest, out);
    Result<QByteArray> path = normalisedPath(out.rawPath);
    if (!path)
        return Unexpected<Error>{path.error()};
    out.path = *std::move(path);
    return out;
}

} // namespace gatehouse::http
