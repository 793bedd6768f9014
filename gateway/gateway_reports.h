// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/courier.h"
#include "gateway/health/report.h"
#include "gateway/metrics/prometheus.h"
#include "gateway/plugin/reports.h"

#include <QObject>

namespace gatehouse {

// Brings questions of workers to the gateway's own thread.
class GatewayReports final : public QObject, public plugin::Reports
{
    Q_OBJECT

public:
    using Make = std::function<QByteArray(Kind)>;
    explicit GatewayReports(Make make)
        : m_make(std::move(make))
    {
    }

    void ask(Kind kind, std::function<void(QByteArray)> done) override;

private:
    const Make m_make;
};

QList<metrics::WaitingBatch> waitingBatches(const QList<delivery::Courier::Waiting> &waiting);
// The health of upstreams as APISIX's metrics have it: usable or not.
QList<metrics::NodeHealth> nodeHealth(const QList<health::Report> &reports);

} // namespace gatehouse
