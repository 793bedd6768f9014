// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/json_text.h"
#include "gateway/exchange/exchange.h"

#include <array>

namespace gatehouse::plugins {

struct LoggedBodies {
    std::optional<QByteArray> request, response;
};

// Writes the members of APISIX's default log entry (apisix.md 3.5) into an open object: request,
// response, server, upstream, route_id, service_id, consumer, client_ip, start_time and the
// latencies in milliseconds. Secrets are taken out, unlike there. The keys it always has:
void writeFullEntry(delivery::JsonText &out, const Exchange &exchange, const LoggedBodies &bodies,
                    const QByteArray &hostname);
inline constexpr std::array<QByteArrayView, 12> fullEntryKeys = {
    "request",  "response",  "server",     "upstream", "service_id",       "route_id",
    "consumer", "client_ip", "start_time", "latency",  "upstream_latency", "apisix_latency"};

} // namespace gatehouse::plugins
