// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/clock.h"
#include "gateway/core/error.h"
#include "gateway/http/message.h"

#include <QNetworkReply>

class QAbstractSocket;

namespace gatehouse::transport {

// When things happened to one attempt; a zero time_point: not (yet).
struct AttemptTimes {
    Clock::Steady started, connected, tlsDone, requestSent, firstByte, finished;
};

// A QNetworkReply with what a reverse proxy needs beyond its interface. Both engines answer with
// one. The generic interface (status and reason attributes, rawHeaderPairs, readyRead, finished,
// errorOccurred, sslErrors, abort, setReadBufferSize) works too.
//
// Life: informational()*, then headReceived(), readyRead()*, and finished() last in every case.
// After finished(), failure() tells whether it went well. Body octets arrive as they were sent:
// never decoded, never joined.
class ProxyReply : public QNetworkReply
{
    Q_OBJECT

public:
    // Hears of everything by plain calls: connecting signals per exchange would cost more than the
    // exchange's own system calls. With a listener the signals of the same meaning stay silent,
    // except for those who came through createRequest().
    class Listener
    {
    public:
        virtual void replyInformational(const http::ResponseHead &head) = 0;
        virtual void replyHead() = 0; // headReceived()
        virtual void replyBody() = 0; // readyRead()
        virtual void replyFinished() = 0; // finished()

    protected:
        ~Listener() = default;
    };

    using QNetworkReply::QNetworkReply;

    void setListener(Listener *listener) { m_listener = listener; } // null: signals only

    // The final answer's head, fields in the peer's order and spelling; valid from headReceived()
    // on.
    virtual const http::ResponseHead &head() const = 0;
    virtual const http::Headers &trailers() const = 0; // after finished()
    // The body octets buffered so far, without a copy. Taking them lets the engine read on.
    virtual QByteArray takeBody() = 0;
    // std::nullopt while nothing went wrong. retryable: no octet of the request reached the peer.
    virtual std::optional<Error> failure() const = 0;

    virtual const AttemptTimes &times() const = 0;
    virtual bool usedPooledConnection() const = 0;
    virtual bool answerBegan() const = 0; // an octet of an answer came
    virtual qint64 bodyBytesSent() const = 0;

    // After a 101: the connection, now the caller's, and the octets that came behind the head. Null
    // for the stock engine, which refuses upgrades beforehand.
    virtual std::unique_ptr<QAbstractSocket> takeTunnel(QByteArray &already) = 0;

signals:
    void informational(const gatehouse::http::ResponseHead &head); // 100, 102, 103; not 101
    void headReceived();

protected:
    Listener *listener() const { return m_listener; }

private:
    Listener *m_listener = nullptr;
};

} // namespace gatehouse::transport
