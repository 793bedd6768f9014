// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/metrics_endpoint.h"

#include "gateway/metrics/prometheus.h"

namespace gatehouse::app {

static void answer(Gateway &gateway, const endpoint::Request &request,
                   endpoint::Responder &responder)
{
    if (request.target.path != "/apisix/prometheus/metrics")
        return responder.sendError(404, u"metrics are at /apisix/prometheus/metrics"_qs);
    if (request.head.method != "GET" && request.head.method != "HEAD")
        return responder.sendError(405, u"only GET is possible here"_qs);
    responder.send(200, {{"Content-Type", metrics::prometheusContentType}}, gateway.metricsText());
}

MetricsEndpoint::MetricsEndpoint(Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_server([&gateway](const endpoint::Request &request,
                          const std::shared_ptr<endpoint::Responder> &responder) {
        answer(gateway, request, *responder);
    })
{
}

Result<ListenAddress> MetricsEndpoint::listen(const ListenAddress &address)
{
    const Result<quint16> port = m_server.listen(address.host, address.port);
    if (!port)
        return fail(port.error());
    return ListenAddress{address.host, *port};
}

} // namespace gatehouse::app
