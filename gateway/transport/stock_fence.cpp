// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/transport/stock_fence.h"

#include "gateway/transport/stock_reply.h"

#include <QNetworkProxyFactory>

#include <algorithm>

namespace gatehouse::transport {

namespace {

// No proxy. Said as a DefaultProxy that can tunnel, since the engine's sockets are then buffered,
// which is 1.6 times as fast; the application sets no default proxy.
class NoProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        QNetworkProxy proxy(QNetworkProxy::DefaultProxy);
        proxy.setCapabilities(proxy.capabilities() | QNetworkProxy::TunnelingCapability);
        return {proxy};
    }
};

} // namespace

StockFence::StockFence(DeadlineSweep &sweep)
    : m_sweep(sweep)
{
}

StockFence::~StockFence() = default;

ProxyReply *StockFence::send(UpstreamRequestPtr request, QIODevice *body, QObject *parent)
{
    if (auto refusal = stockRefusalOf(*request))
        return new RefusedReply(std::move(*refusal), parent);
    if (m_busy >= maxExchanges) {
        return new RefusedReply({ErrorKind::Unavailable, ErrorSource::Gateway, true,
                                 u"Qt's stock engine carries at most %1 exchanges at once in a "
                                 u"worker, and as many are under way. "
                                 "Choose the wire engine for this upstream."_qs.arg(maxExchanges)},
                                parent);
    }
    ++m_busy;
    const Endpoint endpoint = Endpoint::of(*request);
    return new StockReply(std::move(request), body, *this, take(endpoint), m_sweep, parent);
}

StockFence::ManagerPtr StockFence::take(const Endpoint &endpoint)
{
    const auto fits = [&endpoint](const Parked &parked) {
        return !parked.spokeHttp2 || (endpoint.encrypted && parked.identity == endpoint.identity);
    };
    const auto found = std::find_if(m_parked.rbegin(), m_parked.rend(), fits);
    if (found != m_parked.rend()) {
        ManagerPtr manager = std::move(found->manager);
        m_parked.erase(std::next(found).base());
        return manager;
    }
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new NoProxyFactory);
    manager->setAutoDeleteReplies(false);
    return manager;
}

void StockFence::retire(Finished finished)
{
    m_finished.push_back(std::move(finished));
    if (m_finished.size() == 1)
        QMetaObject::invokeMethod(this, &StockFence::park, Qt::QueuedConnection);
}

void StockFence::park()
{
    for (Finished &finished : std::exchange(m_finished, {})) {
        --m_busy;
        delete finished.reply;
        if (!finished.spokeHttp2)
            finished.manager->clearConnectionCache();
        if (m_parked.size() >= size_t(maxParked))
            m_parked.erase(m_parked.begin());
        auto identity = finished.spokeHttp2 ? finished.endpoint.identity : nullptr;
        m_parked.push_back({std::move(finished.manager), std::move(identity), finished.spokeHttp2});
    }
}

} // namespace gatehouse::transport
