// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/pipeline/client_stream.h"

namespace gatehouse::pipeline {

// An answer in HTTP/1's framing (RFC 9112 6 and 9.3). The head waits for the first octets of the
// body, so that both leave in one write.
class Http1Answer
{
public:
    // A new answer, to a request of that version.
    void begin(http::Version version, bool keepAlive);
    void closeConnection() { m_close = true; }
    bool closesConnection() const { return m_close; }
    qint64 sent() const { return m_sent; }

    void interim(const http::ResponseHead &head, net::ByteStream &out);
    void head(const AnswerHead &head);
    void body(const QByteArray &octets, net::ByteStream &out);
    void end(const QByteArray &rest, const http::Headers &trailers, net::ByteStream &out);
    void writeHeld(net::ByteStream &out);
    void write(const QByteArray &octets, net::ByteStream &out);

private:
    QByteArray m_held;
    qint64 m_sent = 0;
    http::Version m_version = http::Version::Http11;
    bool m_chunked = false;
    bool m_close = false;
};

} // namespace gatehouse::pipeline
