// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/listen_address.h"
#include "gateway/endpoint/server.h"
#include "gateway/gateway.h"

namespace gatehouse::app {

// The gateway's counts for Prometheus, where APISIX has them: GET /apisix/prometheus/metrics.
class MetricsEndpoint final : public QObject
{
    Q_OBJECT

public:
    explicit MetricsEndpoint(Gateway &gateway, QObject *parent = nullptr);

    Result<ListenAddress> listen(const ListenAddress &address); // with the real port

private:
    endpoint::Server m_server;
};

} // namespace gatehouse::app
