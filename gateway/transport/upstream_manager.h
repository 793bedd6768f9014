// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/transport/proxy_reply.h"
#include "gateway/transport/upstream_request.h"

#include <QNetworkAccessManager>

#include <memory>
#include <vector>

namespace gatehouse::transport {

class ConnectionPool;
class DeadlineSweep;
class H2Pool;
class StockFence;

// The one door upstream: a QNetworkAccessManager whose createRequest() answers with a WireReply.
// One per worker thread; it owns the worker's connection pools. Design and reasons:
// ARCHITECTURE.md, "The upstream door".
class UpstreamManager final : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit UpstreamManager(Engine engine = Engine::Wire, QObject *parent = nullptr);
    ~UpstreamManager() override;

    // The short way: no QUrl, no QVariant. `body` is read until its readChannelFinished(); null for
    // none. The reply belongs to the manager until the caller deletes it (deleteLater). What the
    // engine cannot do is refused by a reply that fails with a reason.
    ProxyReply *send(UpstreamRequestPtr request, QIODevice *body);

    Engine engine() const { return m_engine; }
    int idleConnections() const;
    int openConnections() const;
    void closeIdleConnections();

protected:
    // Also serves plain QNetworkRequests (get, post, sendCustomRequest) of anyone who knows only
    // the interface.
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoing) override;

private:
    std::shared_ptr<const QSslConfiguration> identityOf(const QNetworkRequest &request);

    Engine m_engine;
    std::vector<std::shared_ptr<const QSslConfiguration>> m_identities; // of plain requests
    std::unique_ptr<DeadlineSweep> m_sweep;
    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<H2Pool> m_h2;
    std::unique_ptr<StockFence> m_stock;
};

} // namespace gatehouse::transport
