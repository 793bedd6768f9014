// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/outbound.h"
#include "gateway/transport/upstream_manager.h"

namespace gatehouse::pipeline {

// The worker's own requests (exchange/outbound.h) over its upstream manager.
class WorkerOutbound final : public Outbound
{
public:
    // `pseudonym` names this gateway in Via, as in what it forwards.
    WorkerOutbound(transport::UpstreamManager &manager, QByteArray pseudonym,
                   QByteArray innerToken = {});
    ~WorkerOutbound() override;

    std::shared_ptr<void> fetch(OutboundRequest request, Done done) override;
    void post(OutboundRequest request, Done done) override;
    void repeat(const Exchange &exchange, const http::Headers &extra, qint64 maxAnswer,
                Done done) override;

private:
    class Call;
    std::shared_ptr<Call> begin(transport::UpstreamRequest request, const QByteArray &body,
                                qint64 maxAnswer, Done done);
    transport::UpstreamRequest requestFor(const OutboundRequest &request) const;
    void keep(const std::shared_ptr<Call> &call);

    transport::UpstreamManager &m_manager;
    QByteArray m_pseudonym, m_innerToken;
    std::shared_ptr<const QSslConfiguration>
        m_unverified; // one identity, so that connections are shared
    std::shared_ptr<int> m_underWay = std::make_shared<int>(0);
    std::shared_ptr<QHash<Call *, std::shared_ptr<Call>>> m_kept; // those without a holder
};

} // namespace gatehouse::pipeline
