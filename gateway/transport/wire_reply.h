// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/buffered_reply.h"
#include "gateway/transport/connection_pool.h"
#include "gateway/transport/request_sender.h"

namespace gatehouse::transport {

// One exchange of our own HTTP/1.1 client (RFC 9112) behind QNetworkReply's interface: takes a
// connection, writes the request, reads the answer, and gives the connection back if both ended
// where they should. May not be deleted from within its own signals (deleteLater() may be called).
class WireReply final : public BufferedReply, private ConnectionUser, private Sweepable
{
    Q_OBJECT

public:
    WireReply(UpstreamRequestPtr request, QIODevice *body, ConnectionPool &pool,
              DeadlineSweep &sweep, QObject *parent);
    ~WireReply() override;

    void start(); // emits nothing before it returned

    void abort() override;
    void ignoreSslErrors() override { m_ignoreTlsErrors = true; }
    bool usedPooledConnection() const override { return m_pooled; }
    qint64 bodyBytesSent() const override { return m_sender.bodyBytesSent(); }
    std::unique_ptr<QAbstractSocket> takeTunnel(QByteArray &already) override;

protected:
    void roomMade() override;
    void sslConfigurationImplementation(QSslConfiguration &configuration) const override;
    void ignoreSslErrorsImplementation(const QList<QSslError> &errors) override;

private:
    enum class Phase : quint8 { Connecting, Handshake, Exchange, Over };

    void connectionEstablished() override;
    void connectionReady() override;
    void connectionReadable() override;
    void connectionDrained() override;
    void connectionFailed(const Error &error) override;
    bool acceptsTlsErrors(const QList<QSslError> &errors) override;
    void sweep(Clock::Steady now) override;

    void watchBody(QIODevice *body);
    void pumpBody();
    void afterWriting();
    bool readOnce(); // false: nothing more to read now
    bool consume(QByteArrayView input);
    bool takeHead();
    bool isIdle408(const http::ResponseHead &head) const;
    bool endMessage(QByteArrayView rest);
    void deliver();
    void peerClosed();
    void finishAnswer();
    void giveBack();
    void fail(Error error);
    std::optional<Error> overdue(Clock::Steady now) const;

    UpstreamRequestPtr m_request;
    ConnectionPool &m_pool;
    DeadlineSweep &m_sweep;
    RequestSender m_sender;
    WireConnectionPtr m_connection;
    QList<http::ResponseHead> m_interim; // to be announced
    QByteArray m_tunnelOctets;
    QList<QSslError> m_expectedTlsErrors;
    std::optional<Error> m_pending; // found while octets still had to be announced
    Clock::Steady m_lastProgress;
    int m_interimCount = 0;
    Phase m_phase = Phase::Connecting;
    bool m_starting = false;
    bool m_reading = false;
    bool m_resumeQueued = false;
    bool m_paused = false;
    bool m_pooled = false;
    bool m_headTaken = false;
    bool m_headNews = false;
    bool m_bodyNews = false;
    bool m_ended = false; // the final answer is complete
    bool m_clean = true; // nothing came behind it
    bool m_strayed = false; // octets came behind it
    bool m_interimOpen = false;
    bool m_ignoreTlsErrors = false;
};

} // namespace gatehouse::transport
