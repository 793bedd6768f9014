// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/parser.h"
#include "gateway/pipeline/worker_context.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <deque>
#include <memory>

namespace gatehouse::pipeline {

class ExchangeRunner;

// A client's connection: octets in, requests out one after the other, answers back in order. Reads
// no further than the exchange in progress can take, so a slow upstream slows its client.
class ClientConnection final : public QObject
{
    Q_OBJECT

public:
    ClientConnection(WorkerContext &worker, std::unique_ptr<QTcpSocket> socket, QObject *parent);
    ~ClientConnection() override;

    // For the exchange in progress.
    void send(const QByteArray &octets);
    void flush();
    bool isCongested() const; // the client does not keep up: more than 256 KiB wait to be sent
    // The answer is complete. `close`: the connection ends with it.
    void exchangeDone(bool close);
    // The answer cannot be completed: make that visible by cutting the connection.
    void cut();
    // 101: the connection is not HTTP any more. Returns the socket and what was read behind the
    // head.
    std::unique_ptr<QTcpSocket> takeSocket(QByteArray &already);
    void resumeReading();
    void sendContinue(); // 100, if the client waits for it
    // It was not sent, so after the answer nobody can tell what comes next.
    bool awaitsContinue() const { return m_expectsContinue; }

    const Endpoint &peer() const { return m_peer; }
    const Endpoint &local() const { return m_local; }
    ExchangeRunner *current() const { return m_runner.get(); }

    // Called by the worker a few times a second: cuts what takes too long (reliability.md 2.3).
    void checkTimers(Clock::Steady now);
    // Stopping: closes now if idle, after the answer in progress otherwise.
    void drain();

signals:
    void finished(); // may be deleted

private:
    enum class Phase { Idle, Head, Body, Answer, Discard };

    void readSome();
    void parse();
    bool step(QByteArrayView &input); // false: parse no further for now
    void beginExchange();
    void refuse(const http::ParseError &error);
    void onBytesWritten(qint64 octets);
    void onDisconnected();
    void endRequest(http::Headers trailers);
    void nextRequest();
    void closeAfterWriting();
    void shutSendingSide();
    void enter(Phase phase);

    WorkerContext &m_worker;
    std::unique_ptr<QTcpSocket> m_socket;
    http::RequestParser m_parser;
    QByteArray m_input; // read but not parsed
    std::unique_ptr<ExchangeRunner> m_runner;
    Endpoint m_peer, m_local;
    Phase m_phase = Phase::Idle;
    Clock::Steady m_phaseSince, m_progress; // when the phase began; when octets last moved
    Clock::Steady m_written; // when the client last took octets, or had none to take
    qint64 m_bodySeen = 0; // of the request in progress
    qint64 m_discarded = 0;
    bool m_requestEnded = true; // the request in progress was read to its end
    bool m_expectsContinue = false;
    bool m_closing = false;
    bool m_parsing = false; // guards against re-entry
};

} // namespace gatehouse::pipeline
