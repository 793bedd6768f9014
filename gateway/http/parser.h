// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message.h"

#include <memory>

// Sans-I/O HTTP/1.1 parsing (RFC 9112), one machine for requests and responses: bytes in, events
// out. Anything ambiguous in framing is an error; nothing that follows an error is ever parsed.
namespace gatehouse::http {

struct Limits {
    qsizetype startLine = 8 * 1024;
    qsizetype fieldLine = 16 * 1024;
    qsizetype head = 64 * 1024;
    qsizetype fields = 100;
    qsizetype chunkExtension = 1024;
    qsizetype trailers = 8 * 1024;

    static Limits forRequests() { return {}; }
    static Limits forResponses()
    {
        return {64 * 1024, 256 * 1024, 256 * 1024, 256, 1024, 8 * 1024};
    }
};

enum class Event : quint8 {
    NeedMore, // the input is used up
    Head, // takeHead() has the head
    Body, // body() views octets of the body; valid until the input goes away
    End, // message complete, takeTrailers() has its trailers; the next call begins the next message
    Error // error(); the connection is to be closed
};

struct ParseError {
    int status =
        400; // to a client: 400, 405, 414, 417, 431, 501, 505; an upstream's fault is always 502
    const char *reason = "";
};

class RequestParser
{
public:
    explicit RequestParser(Limits limits = Limits::forRequests());
    ~RequestParser();

    // Consumes from the front of `input`. Call again until it says NeedMore, End or Error.
    Event next(QByteArrayView &input);
    RequestHead takeHead();
    QByteArrayView body() const;
    Headers takeTrailers();
    ParseError error() const;
    // No octet of a next message has been seen: the connection is idle.
    bool isIdle() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

class ResponseParser
{
public:
    explicit ResponseParser(Limits limits = Limits::forResponses());
    ~ResponseParser();

    // Call before the first octet of each final response: HEAD and CONNECT change what a body is.
    void expectAnswerTo(QByteArrayView method);
    // 1xx heads come as Head followed by End like any other message, except 101, which ends the
    // parsing: after its End (and that of a 2xx to CONNECT) what is left of the input belongs to
    // the other protocol and next() goes on saying End without touching it. More than 16 interim
    // answers are an Error.
    Event next(QByteArrayView &input);
    // The peer closed. End if that completes the message (UntilClose), Error if it cuts one short,
    // and NeedMore if nothing had begun.
    Event finish();
    ResponseHead takeHead();
    QByteArrayView body() const;
    Headers takeTrailers();
    ParseError error() const;
    bool isIdle() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gatehouse::http
