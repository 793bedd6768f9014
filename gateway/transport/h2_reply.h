// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/body_pipe.h"
#include "gateway/transport/buffered_reply.h"
#include "gateway/transport/h2_pool.h"

namespace gatehouse::transport {

// One exchange over HTTP/2 behind QNetworkReply's interface: a stream of a shared connection. Body
// and answer flow both ways at the same time, each as the other side takes it; trailers pass. May
// not be deleted from within its own signals (deleteLater() may be called).
class H2Reply final : public BufferedReply, private H2User, private Sweepable
{
    Q_OBJECT

public:
    H2Reply(UpstreamRequestPtr request, QIODevice *body, H2Pool &pool, DeadlineSweep &sweep,
            QObject *parent);
    ~H2Reply() override;

    void start(); // emits nothing before it returned

    void abort() override;
    bool usedPooledConnection() const override { return m_pooled; }
    qint64 bodyBytesSent() const override { return m_sent; }
    std::unique_ptr<QAbstractSocket> takeTunnel(QByteArray &) override { return nullptr; }

protected:
    void roomMade() override;

private:
    enum class Phase : quint8 { Connecting, Handshake, Exchange, Over };

    void h2Established() override;
    void h2Ready() override;
    void h2Head(http::ResponseHead head) override;
    void h2Body(QByteArrayView octets) override;
    void h2End(http::Headers trailers) override;
    void h2Drained() override;
    void h2Failed(const Error &error) override;
    void sweep(Clock::Steady now) override;

    http::RequestHead requestHead() const;
    void begin();
    void pumpBody();
    QByteArray nextOctets();
    bool bodyAtEnd() const;
    void note(Clock::Steady &when);
    void fail(Error error);
    std::optional<Error> overdue(Clock::Steady now) const;

    UpstreamRequestPtr m_request;
    QPointer<QIODevice> m_body;
    BodyPipe *m_pipe = nullptr; // m_body, if it is one
    H2Pool &m_pool;
    DeadlineSweep &m_sweep;
    QPointer<H2Connection> m_connection;
    Clock::Steady m_lastProgress;
    qint64 m_sent = 0;
    qint64 m_unconsumed = 0; // octets that hold the peer's window shut
    int m_interim = 0;
    Phase m_phase = Phase::Connecting;
    bool m_pooled = false, m_pumping = false, m_sentAll = false, m_headSeen = false;
    bool m_bodyEnded = false, m_starting = false;
};

} // namespace gatehouse::transport
