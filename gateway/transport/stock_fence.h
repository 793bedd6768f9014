// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/deadline_sweep.h"
#include "gateway/transport/stock_request.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <vector>

namespace gatehouse::transport {

class ProxyReply;

// The stock engine of QNetworkAccessManager behind a fence. Measured, it gives one request's answer
// to another (after a 103, or octets on an idle connection), repeats requests, rewrites targets and
// starves streams. So each exchange has a manager of its own, emptied of connections before the
// next; only where HTTP/2 was asked for (by an ALPN list with "h2" in the TLS configuration) and
// spoken do connections live on, one manager an identity. What cannot be mended is refused with a
// reason. Not to be told from outside, and so left: an answer whose later chunk sizes are broken
// ends early without an error. Use the wire engine where that matters.
class StockFence final : public QObject
{
    Q_OBJECT

public:
    // Exchanges at once: each has a thread inside Qt. Managers kept for the next exchange.
    static constexpr int maxExchanges = 256;
    static constexpr int maxParked = 64;

    explicit StockFence(DeadlineSweep &sweep);
    ~StockFence() override;

    // A reply, failing with a reason if the engine must not carry this request.
    ProxyReply *send(UpstreamRequestPtr request, QIODevice *body, QObject *parent);

    using ManagerPtr = std::unique_ptr<QNetworkAccessManager>;
    // One exchange that is over. Its manager serves again, empty of connections unless they speak
    // HTTP/2.
    struct Finished {
        ManagerPtr manager;
        QNetworkReply *reply = nullptr;
        Endpoint endpoint;
        bool spokeHttp2 = false;
    };
    void retire(Finished finished); // the work is done from the event loop

private:
    struct Parked {
        ManagerPtr manager;
        std::shared_ptr<const QSslConfiguration> identity;
        bool spokeHttp2 = false;
    };

    ManagerPtr take(const Endpoint &endpoint);
    void park();

    DeadlineSweep &m_sweep;
    std::vector<Parked> m_parked;
    std::vector<Finished> m_finished;
    int m_busy = 0;
};

} // namespace gatehouse::transport
