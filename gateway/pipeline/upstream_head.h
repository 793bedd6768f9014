// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/exchange/exchange.h"
#include "gateway/transport/upstream_request.h"
#include "gateway/upstream/group.h"

namespace gatehouse::pipeline {

// What one attempt sends: the fields with Host by pass_host (apisix.md 2), X-Real-IP,
// X-Forwarded-For with the peer appended, Via, and Connection/Upgrade for a tunnel.
http::Headers attemptFields(const Exchange &exchange, const upstream::Group &group,
                            const upstream::Node &node, bool upgrade, const QByteArray &pseudonym);

// The request of one attempt, but for what frames its body. Connections wait as long as the group's
// configuration says.
transport::UpstreamRequest attemptRequest(const Exchange &exchange, const upstream::Group &group,
                                          const upstream::Node &node, bool upgrade,
                                          const QByteArray &pseudonym);
transport::Timeouts timeoutsOf(const std::optional<config::Timeout> &timeout);

// Raw path and query to send: a plugin's, else the client's own octets.
QByteArray attemptTarget(const Exchange &exchange);

} // namespace gatehouse::pipeline
