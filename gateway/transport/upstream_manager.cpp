// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/upstream_manager.h"

#include "gateway/transport/h2_reply.h"
#include "gateway/transport/plain_request.h"
#include "gateway/transport/request_check.h"
#include "gateway/transport/stock_fence.h"
#include "gateway/transport/wire_reply.h"

#include <QSslConfiguration>

namespace gatehouse::transport {

namespace {
constexpr size_t kIdentities = 16;
} // namespace

UpstreamManager::UpstreamManager(Engine engine, QObject *parent)
    : QNetworkAccessManager(parent)
    , m_engine(engine)
    , m_sweep(std::make_unique<DeadlineSweep>())
    , m_pool(std::make_unique<ConnectionPool>(*m_sweep))
    , m_h2(std::make_unique<H2Pool>(*m_sweep))
    , m_stock(engine == Engine::Qt ? std::make_unique<StockFence>(*m_sweep) : nullptr)
{
}

UpstreamManager::~UpstreamManager()
{
    // They lean on the members that go now.
    qDeleteAll(findChildren<ProxyReply *>(Qt::FindDirectChildrenOnly));
}

ProxyReply *UpstreamManager::send(UpstreamRequestPtr request, QIODevice *body)
{
    if (auto refusal = refusalOf(*request))
        return new RefusedReply(std::move(*refusal), this);
    if (request->http2) {
        auto *reply = new H2Reply(std::move(request), body, *m_h2, *m_sweep, this);
        reply->start();
        return reply;
    }
    if (m_engine == Engine::Qt)
        return m_stock->send(std::move(request), body, this);
    auto *reply = new WireReply(std::move(request), body, *m_pool, *m_sweep, this);
    reply->start();
    return reply;
}

QNetworkReply *UpstreamManager::createRequest(Operation operation, const QNetworkRequest &request,
                                              QIODevice *outgoing)
{
    UpstreamRequestPtr upstream = upstreamRequestOf(request);
    BufferedReply *reply = nullptr;
    if (!upstream) {
        Result<UpstreamRequest> plain = upstreamRequestFrom(request, operation, outgoing);
        if (plain) {
            plain->tls = identityOf(request);
            upstream = std::make_shared<const UpstreamRequest>(std::move(*plain));
        } else {
            reply = new RefusedReply(plain.error(), this);
        }
    }
    if (!reply)
        reply = static_cast<BufferedReply *>(send(std::move(upstream), outgoing));
    reply->serveInterface(request, operation);
    return reply;
}

// Plain requests carry their TLS configuration by value; equal ones may share connections.
std::shared_ptr<const QSslConfiguration> UpstreamManager::identityOf(const QNetworkRequest &request)
{
    if (request.url().scheme() != QLatin1String("https"))
        return nullptr;
    const QSslConfiguration wanted = request.sslConfiguration();
    if (wanted == QSslConfiguration::defaultConfiguration())
        return nullptr;
    for (const auto &known : m_identities) {
        if (*known == wanted)
            return known;
    }
    if (m_identities.size() >= kIdentities)
        m_identities.erase(m_identities.begin());
    m_identities.push_back(std::make_shared<const QSslConfiguration>(wanted));
    return m_identities.back();
}

int UpstreamManager::idleConnections() const
{
    return m_pool->idle();
}

int UpstreamManager::openConnections() const
{
    return m_pool->open() + m_h2->open();
}

void UpstreamManager::closeIdleConnections()
{
    m_pool->closeIdle();
}

} // namespace gatehouse::transport
