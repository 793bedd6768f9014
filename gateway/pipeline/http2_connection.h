// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http2/session.h"
#include "gateway/pipeline/client_link.h"
#include "gateway/pipeline/client_stream.h"
#include "gateway/pipeline/worker_context.h"

#include <unordered_map>

namespace gatehouse::pipeline {

class Http2Stream;

// A client's HTTP/2 connection: each of its streams is an exchange of its own, several at a time.
// What a stream may send is bounded by its window, which opens as its body moves on; what waits for
// the client is bounded by each exchange, and is framed only as the socket takes it.
class Http2Connection final : public ClientLink, private net::StreamUser, private http2::Handler
{
    Q_OBJECT

public:
    Http2Connection(WorkerContext &worker, std::unique_ptr<net::ByteStream> stream,
                    ClientOrigin origin, QObject *parent);
    ~Http2Connection() override;

    // With what was read of the connection before.
    void start(const QByteArray &already);

    void checkTimers(Clock::Steady now) override;
    void drain() override;
    void listRunners(Runners &out) const override;

    // For its streams.
    const ClientOrigin &origin() const { return m_origin; }
    WorkerContext &worker() { return m_worker; }
    http2::Session &session() { return m_session; }
    void pump(); // sends what is ready, unless that is being done or octets are being parsed
    Clock::Steady now() const { return m_worker.clock.steady(); }

private:
    void streamReadable() override;
    void streamWritten() override;
    void streamClosed() override;

    void headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends) override;
    void dataArrived(http2::StreamId id, QByteArrayView octets) override;
    void endArrived(http2::StreamId id, http::Headers trailers) override;
    void streamDrained(http2::StreamId id) override;
    void streamClosed(http2::StreamId id, quint32 code) override;
    void goingAway(http2::StreamId, quint32) override { }

    void feed(const QByteArray &octets);
    void closeIfDone();
    void close();
    Http2Stream *find(http2::StreamId id) const;

    WorkerContext &m_worker;
    std::unique_ptr<net::ByteStream> m_stream;
    const ClientOrigin m_origin;
    http2::Session m_session;
    std::unordered_map<http2::StreamId, std::unique_ptr<Http2Stream>> m_streams;
    std::vector<std::unique_ptr<Http2Stream>> m_over; // to be deleted with the next octets
    Clock::Steady m_idleSince, m_written;
    bool m_feeding = false, m_pumping = false;
    bool m_leaving = false; // no further streams are taken
    bool m_closing = false;
};

} // namespace gatehouse::pipeline
