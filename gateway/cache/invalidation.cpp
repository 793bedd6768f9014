// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/invalidation.h"

#include "gateway/core/ascii.h"

namespace gatehouse::cache {

namespace {

QByteArrayView withoutFragment(QByteArrayView reference)
{
    const qsizetype hash = reference.indexOf('#');
    return hash < 0 ? reference : reference.first(hash);
}

// What follows "//": the authority must be ours, what remains is the target.
QByteArray ofAuthority(QByteArrayView rest, QByteArrayView authority)
{
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != '/' && rest[end] != '?')
        ++end;
    if (!ascii::equalsIgnoreCase(rest.first(end), authority))
        return {};
    const QByteArrayView target = rest.sliced(end);
    if (target.startsWith('/'))
        return target.toByteArray();
    return '/' + target.toByteArray();
}

bool hasScheme(QByteArrayView reference)
{
    for (const char c : reference) {
        if (c == ':')
            return true;
        if (!ascii::isAlpha(c) && !ascii::isDigit(c) && c != '+' && c != '-' && c != '.')
            return false;
    }
    return false;
}

// RFC 3986 5.2.4 for a relative reference: "." and ".." segments of the joined path.
QByteArray withoutDots(const QByteArray &target)
{
    const qsizetype question = target.indexOf('?');
    const QByteArray path = question < 0 ? target : target.first(question);
    QList<QByteArray> out;
    const QList<QByteArray> segments = path.split('/');
    for (qsizetype i = 1; i < segments.size(); ++i) {
        const bool isLast = i + 1 == segments.size();
        const bool isUp = segments[i] == "..";
        if (isUp && !out.isEmpty())
            out.removeLast();
        if (!isUp && segments[i] != ".")
            out.append(segments[i]);
        else if (isLast)
            out.append(QByteArray());
    }
    return '/' + out.join('/') + (question < 0 ? QByteArray() : target.sliced(question));
}

} // namespace

bool isSafe(QByteArrayView method)
{
    for (const char *safe : {"GET", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "REPORT", "SEARCH"}) {
        if (method == QByteArrayView(safe))
            return true;
    }
    return false;
}

QByteArray sameOriginTarget(QByteArrayView reference, QByteArrayView scheme,
                            QByteArrayView authority, QByteArrayView target)
{
    const QByteArrayView wanted = withoutFragment(ascii::trimmed(reference));
    if (wanted.isEmpty())
        return target.toByteArray();
    if (wanted.startsWith("//"))
        return ofAuthority(wanted.sliced(2), authority);
    if (wanted.startsWith('/'))
        return wanted.toByteArray();
    if (hasScheme(wanted)) {
        const qsizetype colon = wanted.indexOf(':');
        const bool isOurs = ascii::equalsIgnoreCase(wanted.first(colon), scheme)
            && wanted.sliced(colon + 1).startsWith("//");
        return isOurs ? ofAuthority(wanted.sliced(colon + 3), authority) : QByteArray();
    }
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = question < 0 ? target : target.first(question);
    if (wanted.startsWith('?'))
        return path.toByteArray() + wanted.toByteArray();
    return withoutDots(path.first(path.lastIndexOf('/') + 1).toByteArray() + wanted.toByteArray());
}

QList<QByteArray> invalidatedTargets(int status, const http::Headers &response,
                                     QByteArrayView scheme, QByteArrayView authority,
                                     QByteArrayView target)
{
    QList<QByteArray> out;
    if (status < 200 || status >= 400)
        return out;
    for (const char *name : {"Location", "Content-Location"}) {
        const auto reference = response.value(name);
        if (!reference)
            continue;
        const QByteArray found = sameOriginTarget(*reference, scheme, authority, target);
        if (!found.isEmpty() && found != target && !out.contains(found))
            out.append(found);
    }
    return out;
}

} // namespace gatehouse::cache
