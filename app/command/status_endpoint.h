// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command/listen_address.h"
#include "gateway/endpoint/server.h"

namespace gatehouse::app {

// What load balancers and supervisors ask, as APISIX's status server (apisix.md 6.4): GET /status
// is 200 while the program runs, GET /status/ready is 200 once requests are served with a
// configuration and 503 with the reason before and after.
class StatusEndpoint final : public QObject
{
    Q_OBJECT

public:
    // Says why the gateway is not ready; empty if it is.
    using Reason = std::function<QString()>;
    explicit StatusEndpoint(Reason reason, QObject *parent = nullptr);

    Result<ListenAddress> listen(const ListenAddress &address); // with the real port

private:
    endpoint::Server m_server;
};

} // namespace gatehouse::app
