// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/parts.h"
#include "gateway/http/message.h"
#include "gateway/net/byte_stream.h"
#include "gateway/tls/tls_facts.h"

#include <functional>
#include <memory>

namespace gatehouse::pipeline {

class Tunnel;

// Where a client's octets come from: the same for everything on one connection.
struct ClientOrigin {
    Endpoint peer, local;
    QByteArray scheme = QByteArrayLiteral("http");
    std::shared_ptr<const tls::TlsFacts> tls; // null: not encrypted
};

// A final answer's head. What frames the body is added to the fields by the stream.
struct AnswerHead {
    int status = 0;
    QByteArrayView reason; // empty: the usual one
    http::Headers &fields;
    std::optional<qint64> length; // of the body, if it is known; Content-Length is in the fields
    bool hasBody = true;
};

// What an exchange sees of its client: the request in progress on an HTTP/1.1 connection, or one
// stream of HTTP/2. The exchange decides what is said, the stream how it is framed.
class ClientStream
{
public:
    virtual const ClientOrigin &origin() const = 0;

    virtual void sendInterim(const http::ResponseHead &head) = 0;
    // Goes out with the first octets of the body, or by flush().
    virtual void sendHead(const AnswerHead &head) = 0;
    virtual void sendBody(const QByteArray &octets) = 0;
    virtual void sendEnd(const QByteArray &rest, const http::Headers &trailers) = 0;
    virtual void flush() = 0;
    virtual qint64 bytesSent() const = 0; // of this answer, as far as it is framed
    virtual bool isCongested() const = 0; // the client does not keep up

    // The body pipe has room again, or what is said is answered: the client is read on.
    virtual void resumeReading() = 0;
    virtual void sendContinue() = 0; // 100, if the client waits for it
    // It was not sent, so after the answer nobody can tell what comes next.
    virtual bool awaitsContinue() const = 0;

    // No further request is taken from where this one came, if that is one after another.
    virtual void closeAfterAnswer() = 0;
    virtual void exchangeDone() = 0; // the answer is complete
    // The answer cannot be completed: make that visible by breaking it off.
    virtual void cut() = 0;

    // 101 with these fields, then octets both ways; `closed` is called when that has ended. Only
    // where a request asked for it.
    virtual void switchProtocols(const http::ResponseHead &head) = 0;
    virtual void startTunnel(std::unique_ptr<net::ByteStream> upstream,
                             const QByteArray &fromUpstream,
                             std::function<void(const Tunnel &)> closed) = 0;

protected:
    ~ClientStream() = default;
};

} // namespace gatehouse::pipeline
