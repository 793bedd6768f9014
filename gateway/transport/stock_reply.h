// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/buffered_reply.h"
#include "gateway/transport/stock_fence.h"

namespace gatehouse::transport {

// One exchange of the stock engine, watched: its answer is believed only where it can be right.
// Interim answers and tunnels are not to be had; trailers are lost inside Qt, so a Trailer field is
// not passed on.
class StockReply final : public BufferedReply, private Sweepable
{
    Q_OBJECT

public:
    StockReply(UpstreamRequestPtr request, QIODevice *body, StockFence &fence,
               StockFence::ManagerPtr manager, DeadlineSweep &sweep, QObject *parent);
    ~StockReply() override;

    void abort() override;
    bool usedPooledConnection() const override { return false; }
    qint64 bodyBytesSent() const override { return m_body ? m_body->octetsGiven() : 0; }
    std::unique_ptr<QAbstractSocket> takeTunnel(QByteArray &) override { return nullptr; }

protected:
    void roomMade() override;

private:
    void sweep(Clock::Steady now) override;
    void watch();
    void onMetaData();
    void onReadyRead();
    void onFinished();
    bool readHead(); // false: the exchange is over
    void drain();
    void fail(Error error);
    std::optional<Error> closingFault() const;
    void leave();

    UpstreamRequestPtr m_request;
    StockFence &m_fence;
    StockFence::ManagerPtr m_manager;
    DeadlineSweep &m_sweep;
    OnceBody *m_body = nullptr;
    QNetworkReply *m_inner = nullptr;
    Clock::Steady m_lastProgress;
    qint64 m_octets = 0;
    bool m_headTaken = false;
    bool m_done = false;
    bool m_resumeQueued = false;
};

// The head as Qt shows it, Set-Cookie split again, and what in it cannot be trusted.
http::ResponseHead stockHeadOf(const QNetworkReply &reply, QByteArrayView method);
std::optional<Error> stockFaultOf(const http::ResponseHead &head);

} // namespace gatehouse::transport
