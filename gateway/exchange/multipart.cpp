// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/multipart.h"

#include "gateway/core/ascii.h"

namespace gatehouse {

namespace {

// `name` of `; name="value"` or `; name=value` in a field's value (RFC 9110 5.6.6).
std::optional<QByteArray> parameter(QByteArrayView value, QByteArrayView name)
{
    qsizetype at = value.indexOf(';');
    while (at >= 0) {
        const QByteArrayView rest = value.sliced(at + 1).trimmed();
        const qsizetype equals = rest.indexOf('=');
        if (equals < 0)
            return std::nullopt;
        const bool isWanted = ascii::equalsIgnoreCase(rest.first(equals).trimmed(), name);
        const QByteArrayView after = rest.sliced(equals + 1);
        const bool quoted = after.startsWith('"');
        const qsizetype end = quoted ? after.indexOf('"', 1) : after.indexOf(';');
        if (quoted && end < 0)
            return std::nullopt;
        if (isWanted && quoted)
            return after.sliced(1, end - 1).toByteArray();
        if (isWanted)
            return (end < 0 ? after : after.first(end)).trimmed().toByteArray();
        const qsizetype next = end < 0 ? -1 : after.indexOf(';', end);
        if (next < 0)
            return std::nullopt;
        value = after;
        at = next;
    }
    return std::nullopt;
}

bool isNamed(QByteArrayView head, QByteArrayView name)
{
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf("\r\n");
        const QByteArrayView line = end < 0 ? head : head.first(end);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0
            && ascii::equalsIgnoreCase(line.first(colon).trimmed(), "Content-Disposition")) {
            const auto found = parameter(line.sliced(colon + 1), "name");
            return found && QByteArrayView(*found) == name;
        }
        head = end < 0 ? QByteArrayView() : head.sliced(end + 2);
    }
    return false;
}

} // namespace

std::optional<QByteArray> multipartField(QByteArrayView body, QByteArrayView contentType,
                                         QByteArrayView name)
{
    const auto boundary = parameter(contentType, "boundary");
    if (!boundary || boundary->isEmpty() || boundary->size() > 70)
        return std::nullopt;
    const QByteArray first = "--" + *boundary;
    const QByteArray delimiter = "\r\n" + first;
    if (!body.startsWith(first))
        return std::nullopt;
    QByteArrayView rest = body.sliced(first.size());
    while (rest.startsWith("\r\n")) {
        rest = rest.sliced(2);
        const qsizetype end = rest.indexOf(delimiter);
        const qsizetype blank = rest.indexOf("\r\n\r\n");
        if (end < 0 || blank < 0)
            return std::nullopt;
        if (blank < end && isNamed(rest.first(blank), name))
            return rest.sliced(blank + 4, std::max<qsizetype>(0, end - blank - 4)).toByteArray();
        rest = rest.sliced(end + delimiter.size());
    }
    return std::nullopt;
}

} // namespace gatehouse
