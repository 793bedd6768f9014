// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace gatehouse::http {

// A request target taken apart (RFC 9112 3.2). `rawPath` and `rawQuery` are the octets received and
// are what is forwarded; `path` is decoded and normalised (percent-decoding, "//", ".", "..") and
// is what is matched.
struct Target {
    QByteArray path;
    QByteArray rawPath;
    QByteArray rawQuery; // without "?"
    bool hasQuery = false;
    QByteArray authority; // of absolute-form, else empty

    bool operator==(const Target &) const = default;
};

// InvalidInput for what must be refused with 400: %00, encoded CR or LF, bad percent-encoding, a
// path that climbs above the root, overlong UTF-8.
Result<Target> parseTarget(QByteArrayView target);

QByteArray percentDecoded(QByteArrayView text);
// Encodes what may not stand in a path (RFC 3986 pchar and "/"), CR and LF included.
QByteArray percentEncodedPath(QByteArrayView path);

// The value of a query argument: the first `name=…`, decoded, "+" as a blank; std::nullopt when
// absent. A name without "=" has the empty value.
std::optional<QByteArray> queryArgument(QByteArrayView rawQuery, QByteArrayView name);
// The query without each argument of that name.
QByteArray withoutQueryArgument(QByteArrayView rawQuery, QByteArrayView name);

// host[:port] taken apart; IPv6 in brackets. `host` is lower-case and without brackets, `port` 0
// when not given.
struct HostPort {
    QByteArray host;
    quint16 port = 0;
};
Result<HostPort> parseHostPort(QByteArrayView text);

// The value of a cookie in a Cookie header (RFC 6265 4.2).
std::optional<QByteArray> cookieValue(QByteArrayView cookieHeader, QByteArrayView name);

} // namespace gatehouse::http
