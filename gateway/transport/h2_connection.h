// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"
#include "gateway/http2/session.h"
#include "gateway/net/secure_stream.h"
#include "gateway/transport/deadline_sweep.h"
#include "gateway/transport/endpoint.h"

namespace gatehouse::transport {

// Whoever has a stream on an HTTP/2 connection.
class H2User
{
public:
    virtual void h2Established() = 0; // TCP stands; a handshake may follow
    virtual void h2Ready() = 0; // a stream may be opened
    virtual void h2Head(http::ResponseHead head) = 0; // an interim one, or the answer's
    virtual void h2Body(QByteArrayView octets) = 0;
    virtual void h2End(http::Headers trailers) = 0;
    virtual void h2Drained() = 0; // the peer takes more of the request
    virtual void h2Failed(const Error &error) = 0; // nothing follows

protected:
    ~H2User() = default;
};

// One HTTP/2 connection to an upstream (RFC 9113), shared by many exchanges: by prior knowledge, or
// over TLS where the peer agrees to it (ALPN). Closes itself after some time without an exchange.
class H2Connection final : public QObject,
                           private net::Stream::User,
                           private net::SecureStream::Judge,
                           private http2::Handler,
                           private Sweepable
{
    Q_OBJECT

public:
    H2Connection(Endpoint endpoint, std::chrono::milliseconds idleTime, DeadlineSweep &sweep,
                 QObject *parent);
    ~H2Connection() override;
    void open();
    bool isReady() const { return m_ready; }
    bool takesMore() const; // another exchange may join
    void join(H2User *user);
    void leave(H2User *user); // its stream, if it has one, is reset
    void takeNoMore() { m_leaving = true; } // the peer may be gone without a word

    // After h2Ready(). False: no stream can be opened any more.
    bool request(H2User *user, const http::RequestHead &head, bool ends);
    void send(H2User *user, const QByteArray &octets);
    void end(H2User *user, const http::Headers &trailers);
    qint64 backlog(const H2User *user) const;
    void consumed(H2User *user, qsizetype octets);
    bool octetsLeft() const { return m_octetsLeft; }

signals:
    void closed(); // takes nothing any more, and deletes itself when the last exchange left

private:
    struct Exchange {
        H2User *user = nullptr;
        http2::StreamId stream = 0; // 0: not opened yet
    };
    void streamConnected() override;
    void streamReady() override;
    void streamReadable() override;
    void streamDrained() override { pump(); }
    void streamFailed(const QString &why) override;
    bool acceptsTlsErrors(const QList<QSslError> &) override { return false; }
    void headArrived(http2::StreamId id, http2::FieldBlock &block, bool ends) override;
    void dataArrived(http2::StreamId id, QByteArrayView octets) override;
    void endArrived(http2::StreamId id, http::Headers trailers) override;
    void streamDrained(http2::StreamId id) override;
    void streamClosed(http2::StreamId id, quint32 code) override;
    void goingAway(http2::StreamId lastStream, quint32 code) override;
    void sweep(Clock::Steady now) override;

    std::unique_ptr<net::Stream> makeStream();
    Exchange *find(http2::StreamId id);
    Exchange *find(const H2User *user);
    H2User *take(http2::StreamId id); // it is over
    void failAll(const Error &error);
    void pump();
    void retire();

    const Endpoint m_endpoint;
    const std::chrono::milliseconds m_idleTime;
    DeadlineSweep &m_sweep;
    net::SecureStream *m_tls = nullptr;
    std::unique_ptr<net::Stream> m_stream;
    http2::Session m_session;
    std::vector<Exchange> m_exchanges;
    Clock::Steady m_idleSince;
    bool m_established = false, m_ready = false;
    bool m_leaving = false; // no new exchanges
    bool m_feeding = false, m_octetsLeft = false, m_retired = false;
};

} // namespace gatehouse::transport
