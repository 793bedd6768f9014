// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

namespace gatehouse::http {

enum class Version : quint8 { Http10, Http11, Http2 };

// How the end of a body is told (RFC 9112 6.3).
enum class Framing : quint8 {
    None, // there is no body
    Length, // Content-Length octets
    Chunked, // Transfer-Encoding: chunked
    UntilClose // a response that ends with its connection
};

struct RequestHead {
    QByteArray method;
    QByteArray target; // as received: origin-form, absolute-form or "*"
    Version version = Version::Http11;
    Headers headers;
    Framing framing = Framing::None;
    qint64 contentLength = -1; // octets; -1 when not told
    bool keepAlive = true; // the client lets the connection live after this exchange
    bool expectContinue = false;

    bool operator==(const RequestHead &) const = default;
};

struct ResponseHead {
    int status = 0;
    QByteArray reason; // may be empty
    Version version = Version::Http11;
    Headers headers;
    Framing framing = Framing::None;
    qint64 contentLength = -1;
    bool keepAlive = true; // the peer lets the connection live after this answer

    bool operator==(const ResponseHead &) const = default;
};

} // namespace gatehouse::http
