// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway_reports.h"

namespace gatehouse {

void GatewayReports::ask(Kind kind, std::function<void(QByteArray)> done)
{
    QMetaObject::invokeMethod(
        this, [this, kind, done = std::move(done)] { done(m_make(kind)); }, Qt::QueuedConnection);
}

QList<metrics::WaitingBatch> waitingBatches(const QList<delivery::Courier::Waiting> &waiting)
{
    QList<metrics::WaitingBatch> out;
    for (const delivery::Courier::Waiting &one : waiting)
        out.append({one.name, one.owner, quint64(one.entries)});
    return out;
}

QList<metrics::NodeHealth> nodeHealth(const QList<health::Report> &reports)
{
    QList<metrics::NodeHealth> out;
    for (const health::Report &report : reports) {
        for (const health::NodeReport &node : report.nodes) {
            const bool usable =
                node.state == health::State::Healthy || node.state == health::State::MostlyHealthy;
            out.append(
                {'/' + report.ownerKind + '/' + report.ownerId, node.host, node.port, usable});
        }
    }
    return out;
}

} // namespace gatehouse
