// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/field_line.h"

namespace gatehouse::http {

// What the fields of a head say about framing, routing and the connection, gathered while they are
// read (RFC 9112 6, 9.3; RFC 9110 7.2, 10.1.1). Whatever two parsers could read differently is a
// fault.
struct HeadFacts {
    qint64 contentLength = -1; // -1: not told
    int transferEncodings = 0;
    QByteArray transferEncoding;
    int hosts = 0;
    QByteArray host;
    bool close = false;
    bool keepAlive = false;
    bool expectContinue = false;
    bool expectOther = false;

    Fault note(const Field &field);
    // Transfer-Encoding must be "chunked" once, on HTTP/1.1, without Content-Length.
    Fault checkFraming(Version version) const;
    bool isChunked() const { return transferEncodings > 0; }
    bool persists(Version version) const
    {
        return !close && (version == Version::Http11 || keepAlive);
    }

private:
    Fault noteLength(QByteArrayView value);
    void noteConnection(QByteArrayView value);
};

} // namespace gatehouse::http
