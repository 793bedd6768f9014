// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http2/session.h"
#include "gateway/pipeline/client_stream.h"
#include "gateway/pipeline/exchange_runner.h"

namespace gatehouse::pipeline {

class Http2Connection;

// One stream of a client's HTTP/2 connection: a request, and its answer.
class Http2Stream final : public ClientStream
{
public:
    Http2Stream(Http2Connection &connection, http2::StreamId id);
    ~Http2Stream();
    Q_DISABLE_COPY_MOVE(Http2Stream)

    // From the connection.
    void begin(http::RequestHead head, bool ends);
    void refuse(const http2::Refusal &refusal);
    void bodyArrived(QByteArrayView octets);
    void ended(http::Headers trailers);
    void writable();
    void gone(); // the stream is over, and with it what has not ended
    // False: it takes too long, and was told so or is to be reset.
    bool isInTime(Clock::Steady now);
    const ExchangeRunner *runner() const { return m_runner.get(); }

    const ClientOrigin &origin() const override;
    void sendInterim(const http::ResponseHead &head) override;
    void sendHead(const AnswerHead &head) override;
    void sendBody(const QByteArray &octets) override;
    void sendEnd(const QByteArray &rest, const http::Headers &trailers) override;
    void flush() override;
    qint64 bytesSent() const override { return m_sent; }
    bool isCongested() const override;
    void resumeReading() override;
    void sendContinue() override;
    bool awaitsContinue() const override { return false; } // the next request is another stream's
    void closeAfterAnswer() override { }
    void exchangeDone() override;
    void cut() override;
    void switchProtocols(const http::ResponseHead &) override { } // nobody can have asked for it
    void startTunnel(std::unique_ptr<net::ByteStream>, const QByteArray &,
                     std::function<void(const Tunnel &)>) override
    {
    }

private:
    void submitHead(bool ends);
    void release();

    Http2Connection &m_connection;
    const http2::StreamId m_id;
    std::unique_ptr<ExchangeRunner> m_runner;
    std::optional<http::Headers> m_head; // waits for the first octets or the end
    int m_status = 0;
    qint64 m_sent = 0;
    qsizetype m_unconsumed = 0; // octets of the body for which the window is not opened again yet
    Clock::Steady m_bodyProgress, m_written;
    bool m_ended = false; // the request is whole
    bool m_expectsContinue = false;
};

} // namespace gatehouse::pipeline
