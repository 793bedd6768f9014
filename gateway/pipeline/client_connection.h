// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/parser.h"
#include "gateway/pipeline/client_link.h"
#include "gateway/pipeline/http1_answer.h"
#include "gateway/pipeline/worker_context.h"

#include <QPointer>

namespace gatehouse::pipeline {

// A client's HTTP/1 connection: octets in, requests out one after the other, answers back in order.
// Reads no further than the exchange in progress can take, so a slow upstream slows its client.
class ClientConnection final : public ClientLink, private ClientStream, private net::StreamUser
{
    Q_OBJECT

public:
    ClientConnection(WorkerContext &worker, std::unique_ptr<net::ByteStream> stream,
                     ClientOrigin origin, QObject *parent);
    ~ClientConnection() override;

    void start(); // octets may wait already

    void checkTimers(Clock::Steady now) override;
    void drain() override;
    void listRunners(Runners &out) const override;
    const ClientOrigin &origin() const override { return m_origin; }
    // After speaksHttp2(): the connection goes to somebody else, with what was read of it.
    std::unique_ptr<net::ByteStream> takeStream(QByteArray &already);

signals:
    void speaksHttp2(); // its first octets are the preface (RFC 9113 3.4)

private:
    enum class Phase { Idle, Head, Body, Answer, Discard };

    void streamReadable() override;
    void streamWritten() override;
    void streamClosed() override;

    void sendInterim(const http::ResponseHead &head) override;
    void sendHead(const AnswerHead &head) override { m_answer.head(head); }
    void sendBody(const QByteArray &octets) override;
    void sendEnd(const QByteArray &rest, const http::Headers &trailers) override;
    void flush() override;
    qint64 bytesSent() const override { return m_answer.sent(); }
    bool isCongested() const override;
    void resumeReading() override;
    void sendContinue() override;
    bool awaitsContinue() const override { return m_expectsContinue; }
    void closeAfterAnswer() override { m_answer.closeConnection(); }
    void exchangeDone() override;
    void cut() override;
    void switchProtocols(const http::ResponseHead &head) override;
    void startTunnel(std::unique_ptr<net::ByteStream> upstream, const QByteArray &fromUpstream,
                     std::function<void(const Tunnel &)> closed) override;

    bool mayBeHttp2();
    void readMore();
    void parse();
    bool step(QByteArrayView &input); // false: parse no further for now
    void beginExchange();
    void refuse(const http::ParseError &error);
    void endRequest(http::Headers trailers);
    void nextRequest();
    void closeAfterWriting();
    void enter(Phase phase);

    WorkerContext &m_worker;
    std::unique_ptr<net::ByteStream> m_stream;
    const ClientOrigin m_origin;
    http::RequestParser m_parser;
    Http1Answer m_answer;
    QByteArray m_input; // read but not parsed
    std::unique_ptr<ExchangeRunner> m_runner;
    Phase m_phase = Phase::Idle;
    Clock::Steady m_phaseSince, m_progress; // when the phase began; when octets last moved
    Clock::Steady m_written; // when the client last took octets, or had none to take
    qint64 m_bodySeen = 0; // of the request in progress
    qint64 m_discarded = 0;
    bool m_requestEnded = true; // the request in progress was read to its end
    bool m_expectsContinue = false;
    bool m_closing = false;
    bool m_fresh; // nothing was parsed yet, so it may turn out to be HTTP/2
    bool m_parsing = false; // guards against re-entry
};

} // namespace gatehouse::pipeline
